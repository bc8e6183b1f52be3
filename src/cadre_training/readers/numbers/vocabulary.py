"""The words that stand around numbers and for numbers, under their folded keys."""

from __future__ import annotations

from enum import Enum

from cadre_training.model.folding import fold
from cadre_training.model.reported_figure import Qualifier


def _keys(words: str) -> frozenset[str]:
    return frozenset(fold(word.strip()) for word in words.split(","))


def _phrases(words: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(fold(phrase).split(" ")) for phrase in words.split(","))


class Opening(Enum):
    """What words before a number do to it, beyond a qualifier."""

    FROM = "from"
    AT_LEAST = "at least"
    AT_MOST = "at most"
    UNDER = "under"
    MEAN = "mean"
    NOTHING = "nothing"


_OPENINGS: tuple[tuple[Opening | Qualifier, str], ...] = (
    (
        Qualifier.ABOUT,
        (
            "khoảng,vào khoảng,chừng,ước,ước tính,ước đạt,ước khoảng,xấp xỉ,độ,cỡ,khoảng chừng,"
            "trên dưới,about,around,approximately,some,~,≈"
        ),
    ),
    (Qualifier.OVER, "trên,hơn,over,more than,above,>"),
    (Qualifier.NEARLY, "gần,ngót,gần đạt,nearly,almost"),
    (Qualifier.EXACT, "đúng,chính xác,vừa đúng,tròn,exactly"),
    (Opening.FROM, "từ,from"),
    (Opening.AT_LEAST, "ít nhất,tối thiểu,không dưới,không ít hơn,ít ra,at least,≥"),
    (Opening.AT_MOST, "nhiều nhất,tối đa,không quá,không hơn,at most,up to,≤"),
    (Opening.UNDER, "dưới,chưa đến,chưa đầy,chưa tới,under,below,less than,fewer than,<"),
    (Opening.MEAN, "bình quân,trung bình,average,on average"),
    (Opening.NOTHING, "đạt,có,được,là,gồm,gồm có,tổng,cộng,tổng cộng,tổng số,total"),
)
OPENINGS = {phrase: kind for kind, words in _OPENINGS for phrase in _phrases(words)}
"""What may stand before a number, as tuples of keys."""

LONGEST_OPENING = max(map(len, OPENINGS))

CONNECTORS = frozenset({"-", "~"}) | _keys("đến,tới,to")
"""What stands between the ends of a range."""

AND_MORE = frozenset(_phrases("trở lên,and more,or more,+"))
AND_LESS = frozenset(_phrases("trở xuống,and less,or less"))

ORDINALS = frozenset(
    _phrases(
        "đợt,khóa,lần,thứ,kỳ,số,quý,tháng,năm,ngày,tuần,nhóm,điều,khoản,mục,chương,bài,tập,quyển,"
        "phần,bảng,biểu,mẫu,phụ lục,lớp,tổ,đối tượng,chuyên đề,nhiệm kỳ,giai đoạn,năm học,"
        "quyết định,nghị quyết,quy định,no,round,intake,class,topic,group,quarter,year,month,"
        "article,lần thứ,khóa thứ,kỳ thứ,lớp thứ,đợt thứ,lớp số,bảng số,biểu số"
    )
)
"""What a number stands behind that names and does not count."""

ORDINAL_WORDS = _keys("nhất,nhì,tư,đầu,cuối,first,second,third") | _keys(
    "hai,ba,bốn,năm,sáu,bảy,tám,chín,mười"
)
"""What stands behind “thứ” and “lần thứ” in place of digits."""

WHOLE_COUNTS = _keys(
    "học viên,người,lượt,lượt người,lượt học viên,đại biểu,cán bộ,đảng viên,đồng chí,lớp,cuộc,"
    "chuyên đề,giảng viên,báo cáo viên,xã,phường,thị trấn,huyện,tỉnh,đơn vị,tổ chức,chi bộ,đảng bộ,"
    "hội nghị,đầu mối,công chức,viên chức,học sinh,sinh viên,quần chúng,hội viên,đoàn viên,nữ,nam,"
    "trung tâm,cơ sở,ấp,khóm,thôn,bí thư,lãnh đạo,thành viên,hộ,trường,cơ quan,trường hợp,"
    "person,persons,people,learner,learners,attendance,attendances,class,classes,session,sessions,"
    "topic,topics,lecturer,lecturers,visitor,visitors,visit,visits,participant,participants,unit,"
    "units,commune,communes"
)
"""What is counted in whole numbers only; days, half-days and periods are not among them."""

COUNTED = WHOLE_COUNTS | _keys(
    "buổi,tiết,ngày,giờ,phút,tuần,tháng,quý,năm,đợt,khóa,lần,ý kiến,tài liệu,bộ,cuốn,quyển,bài,tin,"
    "phần trăm,đồng,điểm,loại,nội dung,bước,mục tiêu,kỳ,vòng,%,usd,vnđ,đ"
)
"""What may follow a number that is one word, such as “hai” or “năm”."""

SCALES = {
    fold(word): 10**power
    for words, power in (
        ("chục", 1),
        ("trăm,hundred", 2),
        ("nghìn,ngàn,thousand", 3),
        ("vạn", 4),
        ("triệu,million", 6),
        ("tỷ,billion", 9),
    )
    for word in words.split(",")
}
"""Words that multiply."""

NOT_SCALES = {
    fold("triệu"): _keys("tập,chứng,hồi"),
    fold("tỷ"): _keys("lệ,trọng,suất,số,phú,giá"),
}
"""Behind which word a scale is none: “tỷ lệ” is a rate, “triệu tập” is to summon."""

SHORT_SCALES = {"k": 10**3, "tr": 10**6}
"""Letters that often multiply, and may be a unit."""

MAY_MULTIPLY = _keys(
    "nghin,ngin,ghìn,ghin,ngan,trieu,triêu,ty,ti,tram,chuc,van,ruoi,rưởi,k,tr,"
    "trđ,trd,ngđ,ngd,nđ,tỷđ,bn,mn,mil,mln,mio,thousands,millions,billions,"
    "hundreds,dozen,dozens,lakh,crore"
)
"""What may be a misspelt or shortened word that multiplies: it is no unit, and no guess is made."""

DIGITS = {
    fold(word): value
    for value, words in enumerate(
        ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy bẩy", "tám", "chín"]
    )
    for word in words.split(" ")
}
"""The digits as they are said alone."""

AFTER_TENS = {
    **{word: value for word, value in DIGITS.items() if value not in (0, 5)},
    **{fold(word): value for word, value in (("mốt", 1), ("tư", 4), ("lăm", 5), ("nhăm", 5))},
}
"""The digits as they are said behind “mươi”; five is “lăm”, for “năm” would be years."""

ONLY_AFTER_TENS = {fold(word): AFTER_TENS[fold(word)] for word in ("mốt", "tư", "lăm", "nhăm")}
"""The digits that stand behind tens only, so that “mươi” may be left out: “hai lăm”."""

FOUR, TEN, TENS, DOZEN, HUNDRED, HALF, POINT, MINUS, YEARS = map(
    fold, ("tư", "mười", "mươi", "chục", "trăm", "rưỡi", "phẩy", "âm", "năm")
)
ODD = _keys("linh,lẻ")
NUMBER_WORDS = _keys(
    "hai,ba,bốn,sáu,bảy,bẩy,tám,mười,mươi,trăm,nghìn,ngàn,rưỡi,triệu,tỷ,một,chín,mốt,lăm"
)
"""What in a unit gives away that a second number hides there."""

AFTER_A_NUMBER = _keys("tư,mốt,lăm,nhăm,linh,lẻ,phẩy,không,rưỡi")
"""What begins no unit: directly behind a number these belong to it."""
