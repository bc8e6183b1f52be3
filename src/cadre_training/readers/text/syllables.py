"""Which words can be Vietnamese: the syllables that its spelling allows."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_RHYMES = """
a ac ach ai am an ang anh ao ap at au ay  ăc ăm ăn ăng ăp ăt  âc âm ân âng âp ât âu ây
e ec em en eng eo ep et  ê êch êm ên ênh êp êt êu
i ich im in inh ip it iu  ia iêc iêm iên iêng iêp iêt iêu  y
o oc oi om on ong op ot ooc oong  ô ôc ôi ôm ôn ông ôp ôt  ơ ơi ơm ơn ơp ơt
u uc ui um un ung up ut  ua uôc uôi uôm uôn uông uôt
ư ưc ưi ưm ưn ưng ưt ưu  ưa ươc ươi ươm ươn ương ươp ươt ươu
"""
_ROUNDED = """
oa oac oach oai oam oan oang oanh oao oap oat oay  oăc oăm oăn oăng oăt  oe oem oen oeo oet
uân uâng uât uây  uê uêch uên uênh  uơ  uy uych uyn uynh uyp uyt uyu uya uyên uyêt
"""
_AFTER_QU = """
a ac ach ai an ang anh ao ap at au ay  ăc ăm ăn ăng ăp ăt  ân âng ât ây
e en eo et  ê ên êch ênh êt  i it in inh  ơ  y ych ynh yt yên yêt  ôc
"""
_ALONE = "yêm yên yêng yêt yêu"
_BEFORE_FRONT = "gh ngh"
_BEFORE_BACK = "c g ng"
_LIPS = "b m p ph v"
_ANYWHERE = "ch d đ h k kh l n nh r s t th tr x"
_HIGHLAND = "bl br đr gl gr hr kl kr pl pr sr j w"
_FRONT = "eêiy"

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_SHARP_OR_HEAVY = "\u0301\u0323"
_STOPPED = ("c", "ch", "p", "t")
_SHAPED = "ăâêôơ"
_VOWELS = frozenset("aăâeêioôơuưy")
_LONGEST = 8  # nghiêng has seven letters

_COMMON = """
nguyễn trần lê phạm huỳnh hoàng võ vũ đặng bùi đỗ hồ ngô dương lý đào đoàn trịnh trương đinh lâm
phùng tô hà tạ châu văn thị hữu đức ngọc xuân hồng đình bá công thành thế mạnh tuấn hùng dũng bình
cường hải hạnh hằng hiền hiếu hòa hoà hương huệ kiều liên lợi nghĩa nguyên nguyệt nhân phú phúc
phước phương phượng quân quốc quyền quỳnh sơn tài tâm tân tấn thảo thắng thanh thủy thuỷ thúy tiến
toàn trí tú tùng tuyết út vân việt vĩnh yến ánh mỹ diệu bích khánh
lớp bồi dưỡng cập nhật kiến thức cán bộ lãnh đạo quản các cấp đảng viên ủy uỷ chi đơn vị xã phường
trấn huyện quận tỉnh phố ấp tổ số lượt lượng người học đối tượng năm tháng ngày quý chính tổng cộng
kết quả báo cáo kế hoạch tỷ tỉ lệ ghi chú họ và tên nữ dân tộc chức vụ trình độ giảng chuyên đề nội
dung thời gian địa điểm được có của cho là từ đến trường hội nghị quyết bí thư phó trưởng ban thường
tuyên giáo tập huấn buổi tiết khóa khoá đợt trị luận tham gia mở thực hiện nước nhà việc làm về công
tác đoàn thể mặt trận hành đại biểu đồng bằng
"""
COMMON = frozenset(_COMMON.split())
"""Syllables met again and again in the papers of an office and in names."""


def _onsets() -> dict[str, frozenset[str]]:
    """Return the rhymes that each beginning of a syllable can have."""
    rhymes, rounded = _RHYMES.split(), _ROUNDED.split()
    # Names of the highlands end in k where Vietnamese spells c: Đắk Lắk, Krông Búk.
    rhymes += [f"{rhyme[:-1]}k" for rhyme in rhymes if rhyme[-1] == "c"]
    table = {onset: {*rhymes, *rounded} for onset in _ANYWHERE.split()}
    table |= {onset: {*rhymes, "uy", "uyt", "uơ"} for onset in _LIPS.split()}
    table |= {onset: {r for r in rhymes if r[0] in "eêi"} for onset in _BEFORE_FRONT.split()}
    back = {r for r in (*rhymes, *rounded) if r[0] not in _FRONT}
    table |= dict.fromkeys(_BEFORE_BACK.split(), back)
    table["g"] = back | {"i", "in", "iêng"}
    table["gi"] = {r for r in rhymes if r[0] not in "iy"}
    table["qu"] = {*_AFTER_QU.split()}
    table[""] = {*rhymes, *rounded, *_ALONE.split()}
    table |= {onset: set(rhymes) for onset in _HIGHLAND.split()}
    return {onset: frozenset(found) for onset, found in table.items()}


_ONSETS = _onsets()


@lru_cache(maxsize=1 << 14)
def is_syllable(word: str) -> bool:
    r"""Tell whether a word can be a Vietnamese syllable, in any case and Unicode form.

    >>> [is_syllable(word) for word in ("Nguyễn", "hoà", "hòa", "d\xadìng", "Müller", "thÞ")]
    [True, True, True, False, False, False]
    """
    letters = unicodedata.normalize("NFD", word.lower().replace("ð", "đ"))
    plain, tone, at = "", "", -1
    for letter in letters:
        if letter in _TONES:
            if tone:
                return False
            tone, at = letter, len(unicodedata.normalize("NFC", plain)) - 1
        else:
            plain += letter
    plain = unicodedata.normalize("NFC", plain)
    if not plain or len(plain) > _LONGEST:
        return False
    return any(
        rhyme in _ONSETS[onset] and _may_have(tone, at - len(onset), onset, rhyme)
        for onset, rhyme in _splits(plain)
    )


def _splits(plain: str) -> Iterator[tuple[str, str]]:
    for length in range(min(3, len(plain) - 1) + 1):
        if plain[:length] in _ONSETS:
            yield plain[:length], plain[length:]


def _may_have(tone: str, at: int, onset: str, rhyme: str) -> bool:
    """Tell whether a rhyme can have a tone, and have it there."""
    vowels = "".join(letter for letter in rhyme if letter in _VOWELS)
    end = rhyme[len(vowels) :]
    if not tone:
        return end not in _STOPPED
    if end in (*_STOPPED, "k") and tone not in _SHARP_OR_HEAVY:
        return False
    shaped = [place for place, letter in enumerate(vowels) if letter in _SHAPED]
    if shaped:
        return at == shaped[-1]
    if onset == "qu":
        return at in (-1, 0)  # people also write qúy
    if vowels[:2] in ("oa", "oe", "oo", "uy"):
        return at in (0, 1)  # hòa and hoà; people also write hòan
    return at == 0
