"""The words that name kinds of training and units, and how words may be misspelt."""

from __future__ import annotations

from cadre_training.model.programme import Programme

PROGRAMMES: tuple[tuple[Programme, str], ...] = (
    (
        Programme.KNOWLEDGE_UPDATE,
        """
        cập nhật kiến thức | bồi dưỡng cập nhật kiến thức | bồi dưỡng, cập nhật kiến thức
        cnkt | bd cnkt | bdcnkt | cập nhật kiến thức mới | cập nhật, bồi dưỡng kiến thức
        knowledge update | bồi dưỡng cập nhật | cập nhật kiến thức, kỹ năng
        cập nhật kiến thức kỹ năng | bồi dưỡng, cập nhật kiến thức, kỹ năng
        knowledge updates
        """,
    ),
    (
        Programme.DEFENCE_EDUCATION,
        """
        quốc phòng an ninh | quốc phòng và an ninh | quốc phòng, an ninh | qpan | qp an
        qp&an | giáo dục quốc phòng | kiến thức quốc phòng | bồi dưỡng kiến thức quốc phòng
        an ninh quốc phòng | quốc phòng | gdqp | gdqpan
        bồi dưỡng kiến thức quốc phòng và an ninh | bồi dưỡng kiến thức quốc phòng, an ninh
        bồi dưỡng kiến thức quốc phòng an ninh | defence education | defence and security
        defense education | defence and security education
        """,
    ),
    (
        Programme.RESOLUTION_STUDY,
        """
        quán triệt nghị quyết | học tập nghị quyết
        học tập, quán triệt nghị quyết | học tập quán triệt | quán triệt
        học tập, quán triệt | triển khai nghị quyết | học tập quán triệt nghị quyết
        học nghị quyết | resolution study | study of resolutions
        """,
    ),
    (
        Programme.FORMAL_TRAINING,
        """
        đào tạo | đào tạo lý luận chính trị | sơ cấp lý luận chính trị
        trung cấp lý luận chính trị | cao cấp lý luận chính trị | trung cấp | sơ cấp
        cao cấp | trung cấp llct | sơ cấp llct | cao cấp llct | trung cấp lý luận
        sơ cấp lý luận | cao cấp lý luận | đại học | thạc sĩ | formal training
        """,
    ),
    (
        Programme.FURTHER_TRAINING,
        """
        bồi dưỡng | bồi dưỡng khác | bồi dưỡng nghiệp vụ | bồi dưỡng chuyên môn
        bồi dưỡng kỹ năng | tập huấn | bồi dưỡng đảng viên mới | đảng viên mới
        lớp đảng viên mới | kết nạp đảng | bồi dưỡng kết nạp đảng | đối tượng kết nạp đảng
        nhận thức về đảng | bồi dưỡng nhận thức về đảng | cảm tình đảng
        bồi dưỡng lý luận chính trị | bồi dưỡng llct | nghiệp vụ công tác đảng
        bồi dưỡng nghiệp vụ công tác đảng | cấp ủy viên | bồi dưỡng cấp ủy
        bồi dưỡng chuyên đề | bồi dưỡng bí thư chi bộ | bí thư chi bộ | kỹ năng nghiệp vụ
        bồi dưỡng ngạch | quản lý nhà nước | further training | workshop | workshops
        """,
    ),
)
"""Words that name a kind of training."""

STRICT = """
    ấp | thôn | cụm | khóm | cộng | vắng | giảm | tăng | gồm | giới | khối | hạng | lý do | thừa
    buổi | bài | chung | các | có | cả | của | dự | giao | hay | hoặc | huyện | hệ | họ | hộ
    kh | khoa | kỳ | loại | là | lượng | mã | mỗi | nam | ngạch | năm | nữ | quý | quận | so
    số | th | thứ | tin | tiết | tiền | trên | trẻ | tên | tại | tổ | tới | từ | từng | việc
    và | về | với | xã | ý | điểm | đạt | đến | đồng | ở
    """
"""Single words that others equal without their accents: these are looked for with accents."""

MISSPELT = """
    học viên | đối tượng | kế hoạch | thực hiện | triệu tập | chuyên đề | giảng viên
    thời gian | địa điểm | chương trình | danh sách | tham gia | số lượng | tổng cộng
    bình quân | chỉ tiêu | thị trấn | kinh phí | nội dung | báo cáo viên | số thứ tự
    lượt người | khai giảng | bế giảng | đảng viên | số học viên | attendances | learners
    participants | planned | sessions | classes | commune
    """
"""What is known also with one slip of the fingers; other words are too like each other."""

UNIT_HEADS = """
    xã | phường | thị trấn | thị xã | thành phố | quận | huyện | tỉnh | đặc khu | tp | tx
    t p | đảng bộ | đảng ủy | chi bộ | huyện ủy | thành ủy | thị ủy | quận ủy | tỉnh ủy
    đảng bộ xã | đảng bộ phường | đảng bộ thị trấn | đảng ủy xã | đảng ủy phường
    đảng ủy thị trấn | đảng bộ huyện | commune | ward | township | district | province
    city
    """
"""What the name of a unit begins with."""
