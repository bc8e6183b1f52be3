"""The words of headers and titles, and what each is a sign of."""

from __future__ import annotations

from cadre_training.readers.sheets._meaning_signs import Sign

SIGNS: tuple[tuple[Sign, str], ...] = (
    (
        Sign.ORDINAL,
        """
        tt | stt | số tt | số thứ tự | thứ tự | s t t | no | nr | # | row | ordinal
        """,
    ),
    (
        Sign.CODE,
        """
        mã | mã số | ký hiệu | code | id | số hiệu
        """,
    ),
    (
        Sign.NAME,
        """
        tên | tên gọi | name | title
        """,
    ),
    (
        Sign.PERSON_NAME,
        """
        họ và tên | họ tên | họ và chữ đệm | họ đệm | họ, tên | full name | tên học viên
        tên đồng chí | họ và tên học viên | họ | name of learner | họ và tên cán bộ
        họ tên học viên
        """,
    ),
    (
        Sign.PERSONAL,
        """
        ngày sinh | năm sinh | ngày tháng năm sinh | ngày, tháng, năm sinh | sinh ngày
        chức vụ, đơn vị công tác | chức vụ đơn vị | chức vụ hiện nay | đơn vị công tác
        nơi công tác | cơ quan công tác | điện thoại | số điện thoại | sđt | đtdđ | di động
        email | thư điện tử | quê quán | nơi ở | chỗ ở | địa chỉ | cccd | cmnd | số cccd
        căn cước | căn cước công dân | ngày vào đảng | năm vào đảng | vào đảng | số thẻ đảng
        thẻ đảng viên | mã ngạch | chữ ký | ký nhận | ký tên | nơi cấp | ngày cấp
        date of birth | birthday | phone | telephone | signature | address
        """,
    ),
    (
        Sign.TRAIT,
        """
        chức vụ | chức danh | giới tính | dân tộc | tôn giáo | trình độ
        trình độ chuyên môn | trình độ học vấn | ngạch | điểm | xếp loại | kết quả học tập
        kết quả kiểm tra | độ tuổi | tuổi | gender | sex | position | post | age | score
        grade
        """,
    ),
    (
        Sign.UNIT_OF_MEASURE,
        """
        đvt | đơn vị tính | unit of measure
        """,
    ),
    (
        Sign.CLASS,
        """
        lớp | lớp học | lớp bồi dưỡng | class | classes | course | courses
        """,
    ),
    (
        Sign.SESSION,
        """
        cuộc | hội nghị | đợt sinh hoạt | buổi sinh hoạt | cuộc họp | buổi học tập | session
        sessions | meeting | meetings | conference | conferences
        """,
    ),
    (
        Sign.SITTING,
        """
        buổi | số buổi | buổi học | sitting | sittings | half days
        """,
    ),
    (
        Sign.TEACHING,
        """
        tiết | số tiết | tiết học | tiết giảng | giờ giảng | teaching periods
        periods taught
        """,
    ),
    (
        Sign.TOPIC,
        """
        chuyên đề | c đề | cđ | tên chuyên đề | bài giảng | topic | topics
        """,
    ),
    (
        Sign.CONTENT,
        """
        nội dung | nd | danh mục | hạng mục | chỉ số | tiêu chí | content | item | items
        subject
        """,
    ),
    (
        Sign.LEARNER,
        """
        học viên | hv | h viên | học viên dự | người học | người dự | người tham gia
        người tham dự | học viên tham gia | lượng học viên | sĩ số | sỹ số | quân số
        learner | learners | participant | participants | trainee | trainees | student
        students | attendee | attendees
        """,
    ),
    (
        Sign.PEOPLE,
        """
        người | cán bộ | công chức | viên chức | đồng chí | đ c | đại biểu | thành phần dự
        cán bộ công chức | cán bộ, công chức | cb | cbcc | cbccvc
        cán bộ, công chức, viên chức | person | persons | people | cadre | cadres
        headcount | heads
        """,
    ),
    (
        Sign.ATTENDANCE,
        """
        lượt | lượt người | lượt học viên | lượt hv | lượt cán bộ | lượt người dự | lượt dự
        lượt đảng viên | lượt đại biểu | attendance | attendances
        """,
    ),
    (
        Sign.LECTURER,
        """
        giảng viên | gv | g viên | báo cáo viên | bcv | người giảng | giáo viên
        người truyền đạt | giảng viên, báo cáo viên | lecturer | lecturers | rapporteur
        rapporteurs | teacher | teachers
        """,
    ),
    (
        Sign.COUNT,
        """
        số | số lượng | sl | s lượng | tổng số lượng | number | number of | count | quantity
        no of | how many
        """,
    ),
    (
        Sign.PLAN,
        """
        kế hoạch | kh | k hoạch | chỉ tiêu | dự kiến | chỉ tiêu kế hoạch | kế hoạch giao
        được giao | giao | chỉ tiêu giao | mục tiêu | plan | planned | target | targets
        """,
    ),
    (
        Sign.RESULT,
        """
        thực hiện | th | kết quả | kết quả thực hiện | đã thực hiện | đã mở | đã tổ chức
        thực tế | đạt được | kq | result | results | actual | held | done | achieved
        """,
    ),
    (
        Sign.SUMMONED,
        """
        triệu tập | được triệu tập | giấy triệu tập | tr tập | summoned | invited
        """,
    ),
    (
        Sign.ENROLLED,
        """
        danh sách | theo danh sách | danh sách lớp | ghi danh | đăng ký | enrolled
        registered | on roll | roll
        """,
    ),
    (
        Sign.PRESENT,
        """
        tham gia | tham dự | dự | dự học | có mặt | dự lớp | đến dự | hiện diện | dự họp
        present | attended | came
        """,
    ),
    (
        Sign.ABSENT,
        """
        vắng | vắng mặt | vắng có lý do | vắng không lý do | có phép | không phép | absent
        excused
        """,
    ),
    (
        Sign.RATE,
        """
        tỷ lệ | tl | tỷ lệ phần trăm | % | phần trăm | đạt | đạt tỷ lệ | mức đạt | rate
        percent | percentage | pct | attainment
        """,
    ),
    (
        Sign.SHARE,
        """
        tỷ trọng | cơ cấu | share | proportion
        """,
    ),
    (
        Sign.MEAN,
        """
        bình quân | trung bình | bq | mean | average | avg
        """,
    ),
    (
        Sign.COMPARED,
        """
        so với | so | so sánh | trên tổng số | trên | / | of | compared with | against | per
        """,
    ),
    (
        Sign.TOTAL,
        """
        tổng | tổng số | cộng | tổng cộng | ts | t số | t cộng | tc | chung | toàn huyện
        toàn tỉnh | cả năm | cả huyện | cả tỉnh | tổng chung | lũy kế | total | totals | sum
        overall | all
        """,
    ),
    (
        Sign.OF_WHICH,
        """
        chia theo | gồm | trong đó | tr đó | bao gồm | chia ra | phân theo | trong tổng số
        of which | including | thereof | of them
        """,
    ),
    (
        Sign.PART,
        """
        nữ | nam | dân tộc thiểu số | dtts | dt thiểu số | người dân tộc | dân tộc khmer
        khmer | người khmer | dân tộc ít người | đảng viên | đ viên | trẻ | cán bộ trẻ
        dưới 30 tuổi | dưới 35 tuổi | dưới 40 tuổi | tuổi trẻ | cán bộ nữ | học viên nữ
        nữ giới | nam giới | người có đạo | chưa vào đảng | quần chúng | women | female
        females | men | male | males | ethnic minority | ethnic minorities | ethnic
        party members | party member | young | youth | đoàn viên | hội viên | người nữ
        phụ nữ
        """,
    ),
    (
        Sign.UNIT,
        """
        khối | khối cơ quan | cụm | ấp | khóm | thôn | tổ dân phố | đ vị | đv
        đơn vị | địa phương | xã | phường | thị trấn | huyện | thị xã | thành phố | tỉnh
        quận | địa bàn | xã phường | xã phường thị trấn | đảng bộ | đảng ủy | huyện ủy
        tỉnh ủy | thành ủy | chi bộ | cơ sở | tổ chức đảng | cơ quan | cơ quan đơn vị
        tên đơn vị | tên xã | đơn vị báo cáo | chi đảng bộ | đơn vị hành chính | khu vực
        trực thuộc | chi bộ trực thuộc | tổ chức cơ sở đảng | tccsđ | commune | communes
        district | districts | province | provinces | ward | wards | township | townships
        unit | units | locality | localities | area | region | place
        """,
    ),
    (
        Sign.ORGANISER,
        """
        trung tâm | trung tâm chính trị | ttct | centre | center
        đơn vị tổ chức | cơ quan tổ chức | đơn vị mở lớp | cơ quan mở lớp | nơi mở lớp
        cơ sở đào tạo | đơn vị chủ trì | cơ quan chủ trì | đơn vị phối hợp
        cơ quan phối hợp | đơn vị thực hiện | đơn vị chủ trì mở lớp | cơ sở bồi dưỡng
        nơi tổ chức lớp | tổ chức bởi | chủ trì | phối hợp | nơi đào tạo | organiser
        organizer | organised by | organized by | held by | host
        """,
    ),
    (
        Sign.VENUE,
        """
        địa điểm | nơi học | nơi tổ chức | điểm học | hội trường | địa điểm học
        địa điểm tổ chức | địa điểm mở lớp | điểm mở lớp | venue | location | held at
        where
        """,
    ),
    (
        Sign.TIME,
        """
        thời gian | thời điểm | tg | thời gian mở lớp | thời gian tổ chức | thời gian học
        thời gian thực hiện | kỳ báo cáo | giai đoạn | kỳ | thời kỳ | ngày tổ chức
        ngày học | ngày, tháng | ngày tháng | ngày tháng năm | ngày mở | ngày mở lớp
        ngày thực hiện | date | dates | period | when | time
        """,
    ),
    (
        Sign.START,
        """
        từ ngày | ngày bắt đầu | bắt đầu | khai giảng | ngày khai giảng | ngày khai mạc
        khai mạc | từ | start | start date | from | first day | begin | begins | opening
        """,
    ),
    (
        Sign.END,
        """
        đến ngày | ngày kết thúc | kết thúc | bế giảng | ngày bế giảng | bế mạc
        ngày bế mạc | đến | tới ngày | end | end date | to | until | last day | ends
        closing
        """,
    ),
    (
        Sign.DAYS,
        """
        số ngày | số ngày học | thời lượng | số tuần | số giờ | duration | days | hours
        weeks
        """,
    ),
    (
        Sign.DAY,
        """
        ngày | day
        """,
    ),
    (
        Sign.MONTH,
        """
        tháng | month
        """,
    ),
    (
        Sign.QUARTER,
        """
        quý | quarter
        """,
    ),
    (
        Sign.YEAR,
        """
        năm | năm học | year
        """,
    ),
    (
        Sign.GROUP,
        """
        đối tượng | đt | đ tượng | nhóm | nhóm đối tượng | đối tượng học
        đối tượng bồi dưỡng | đối tượng tham gia | thành phần | thành phần tham dự
        target group | group | groups | target groups | audience
        """,
    ),
    (
        Sign.SCHEME,
        """
        cách phân nhóm | theo quy định | quy định | scheme | regulation
        """,
    ),
    (
        Sign.PROGRAMME,
        """
        chương trình | loại hình | loại lớp | hình thức | loại chương trình | loại
        loại hình đào tạo | hệ | loại hình bồi dưỡng | hệ đào tạo | chương trình bồi dưỡng
        programme | program | type | kind | kind of training
        """,
    ),
    (
        Sign.NOTE,
        """
        ghi chú | g chú | gc | chú thích | ý kiến | nhận xét | lý do | nguyên nhân | note
        notes | remark | remarks | comment | comments
        """,
    ),
    (
        Sign.MONEY,
        """
        kinh phí | thù lao | tiền | số tiền | đồng | triệu đồng | nghìn đồng | ngàn đồng | chi phí
        dự toán | quyết toán | thành tiền | đơn giá | ngân sách | cost | costs | budget
        vnd | vnđ | money | expenses
        """,
    ),
    (
        Sign.THING,
        """
        tin | bài | tài liệu | văn bản | cuốn | quyển | bộ tài liệu | giấy chứng nhận
        chứng chỉ | chứng nhận | câu lạc bộ | mô hình | ý | certificates | certificate
        documents | biên chế | dân số | hộ | số xã | số huyện | số đơn vị | số đảng bộ
        số chi bộ | số cơ sở | khối lượng | còn thiếu | thừa thiếu
        """,
    ),
    (
        Sign.UNDER,
        """
        trực tuyến | trực tiếp | tập trung | online
        """,
    ),
    (
        Sign.CHANGE,
        """
        tăng | giảm | tăng giảm | tăng, giảm | chênh lệch | difference | change | growth
        """,
    ),
    (
        Sign.BEFORE,
        """
        kỳ trước | cùng kỳ | cùng kỳ năm trước | năm trước | tháng trước | quý trước | kỳ gốc
        previous | previous year | last year | same period last year
        """,
    ),
    (
        Sign.TRAINING,
        """
        đào tạo, bồi dưỡng | bồi dưỡng, đào tạo | đào tạo và bồi dưỡng | training
        """,
    ),
    (
        Sign.FILLER,
        """
        kỳ này | năm nay | tháng này | quý này | trong kỳ | trong năm | qua | qua các năm
        các | của | và | cho | đã | được | theo | trong | mở | tổ chức | học tập | học
        hiện | việc | tính | là | có | tại | ở | với | những | cả | hằng năm | hàng năm
        đối với | cán bộ lãnh đạo | lãnh đạo quản lý | lãnh đạo, quản lý
        cán bộ lãnh đạo quản lý | cán bộ lãnh đạo, quản lý | các cấp | thứ | từng | mỗi | về
        hoặc | hay | theo đối tượng | the | in | for | by | a | and | on | at | during
        lượng | công tác | hiện có | tham gia học tập | tham gia bồi dưỡng | tình hình
        báo cáo | biểu | bảng | thống kê | tổng hợp | số liệu | năm báo cáo
        """,
    ),
)
"""Words and what they are a sign of; the longest that fits is taken, wherever it stands here."""
