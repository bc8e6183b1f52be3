"""Names of people, units and courses as the papers of an office have them, made by chance."""

from __future__ import annotations

import random

_FAMILY = """
Nguyễn Trần Lê Phạm Huỳnh Hoàng Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đào Đoàn Vương Trịnh Trương
Đinh Lâm Phùng Mai Tô Hà Tạ Chu Châu Quách Kim Thạch Sơn Danh Cao La Thái Tăng Từ Văn Nghiêm Ông
Âu Lương Lưu Ninh Giang Khổng Cù Doãn Thân Tống Mạc
"""
_MIDDLE = """
Văn Thị Hữu Đức Minh Thanh Ngọc Thành Quốc Công Xuân Thu Hồng Kim Bá Đình Quang Anh Hoài Tấn Phước
Phúc Trọng Duy Viết Như Bích Mỹ Diệu Khánh Gia Bảo Nhật Trung Thế Tuấn Mạnh Ánh Ái Vĩnh
"""
_GIVEN = """
An Anh Ánh Ân Ấn Bình Bảo Bích Cường Chi Châu Chiến Dung Dũng Duyên Đạt Điệp Đông Đức Giang Hà
Hạnh Hải Hằng Hiền Hiếu Hòa Hoà Hoa Hồng Huệ Hùng Hưng Hương Khánh Khoa Khoá Khôi Kiên Kiều Lan
Lâm Liên Linh Loan Long Lợi Lương Ly Mai Mạnh Minh My Nam Nga Ngân Nghĩa Ngọc Nguyên Nguyệt Nhân
Nhung Oanh Phong Phú Phúc Phương Phượng Quân Quang Quyên Quỳnh Sáng Sơn Tài Tâm Tân Thái Thảo
Thắng Thanh Thành Thi Thịnh Thoa Thơ Thủy Thuỷ Thúy Tiến Toàn Toán Trang Trâm Trí Trinh Trung Tú
Tuấn Tùng Tuyết Uyên Út Vân Việt Vinh Vũ Vy Xuân Yên Yến Ý Ước Hoàn Hoán Xoan Xoài Toại Thoại Khuê
Tuệ Huy Thụy Quý Quế
"""
_KINDS = """xã|phường|thị trấn|huyện|thị xã|thành phố|tỉnh|Đảng ủy xã|Huyện ủy|Chi bộ ấp|UBND xã|Xã
Trung tâm Chính trị huyện|Ban Tuyên giáo Huyện ủy|Phường|Thị trấn""".replace("\n", "|").split("|")
_PLACES = """Càng Long|Mỹ Cẩm|Nhị Long Phú|An Trường|Tân Bình|Huyền Hội|Tân An|Đại Phước|Đức Mỹ
Bình Phú|Đại Phúc|Phương Thạnh|Hòa Bình|Ứng Hòa|Hà Nam|Đắk Lắk|Krông Pắc|Y Jút|Ea H'leo|Kon Tum
Châu Thành|Cầu Kè|Tiểu Cần|Trà Cú|Duyên Hải|Cầu Ngang|Trà Vinh|Vĩnh Long|Ô Môn|Óc Eo|Ái Nghĩa
Phước Long|Mường Lát|Quan Sơn|Bắc Kạn|Cư M'gar|Thới Lai|Phong Điền|Hóc Môn|Củ Chi|Nhà Bè|Cần Giờ
Lộc Ninh|Bù Đăng|Chư Prông|Đăk Nông|Ninh Kiều|Rạch Giá|Hà Tiên|Phú Quốc|Côn Đảo|Lý Sơn
Thừa Thiên Huế|Bà Rịa|Nghĩa Lộ|Ấp Bắc""".replace("\n", "|").split("|")
_TITLES = """Lớp bồi dưỡng, cập nhật kiến thức cho cán bộ lãnh đạo, quản lý các cấp
BÁO CÁO KẾT QUẢ MỞ LỚP|Tổng số học viên|Số lượt người tham gia học tập|Cộng|TỔNG CỘNG|Đơn vị
Chuyên đề: Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh|Họ và tên|Ghi chú
Lớp đảng viên mới|Lớp bồi dưỡng nhận thức về Đảng|Nghị quyết Trung ương 5 khóa XIII|Đối tượng 4
Năm 2022|Quý II/2022|ĐẢNG BỘ TỈNH TRÀ VINH|Phó Bí thư Thường trực|Giảng viên kiêm chức
Báo cáo viên cấp tỉnh|Ủy viên Ban Thường vụ|ủy viên|Trưởng ban Tổ chức|Nữ|Dân tộc|Khmer|Kinh
Quê quán|Trình độ|Thạc sĩ|Đại học|Cao cấp lý luận chính trị""".replace("\n", "|").split("|")


def names(count: int, seed: int) -> list[str]:
    """Return names: most of people, some of units, some words of titles and headers."""
    chance = random.Random(seed)
    kinds = chance.choices((_person, _unit, _title), weights=(60, 25, 15), k=count)
    return [kind(chance) for kind in kinds]


def _person(chance: random.Random) -> str:
    middle = chance.sample(_MIDDLE.split(), chance.choice((0, 1, 1, 1, 1, 2)))
    name = " ".join([chance.choice(_FAMILY.split()), *middle, chance.choice(_GIVEN.split())])
    return name.upper() if chance.random() < 0.08 else name


def _unit(chance: random.Random) -> str:
    name = f"{chance.choice(_KINDS)} {chance.choice(_PLACES)}"
    return name.upper() if chance.random() < 0.06 else name


def _title(chance: random.Random) -> str:
    return chance.choice(_TITLES)
