"""Random texts: numbers and dates as people might write them, and what comes of slips."""

from __future__ import annotations

import csv
import random
import re
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[2]
EXAMPLES = {
    "numbers": ROOT / "tests/readers/numbers/numbers.csv",
    "dates": ROOT / "tests/readers/dates/dates.csv",
}

_CHARACTERS = (
    "0123456789.,  '’\u00a0\u202f\u2009-–−/%()+:;~<>≥xkKtTrđĐ\n\t|&_=#*\"“”…²½ⅣⅡ٣१５．，％"
    "\u200b\u0301\u0323\ufeff"
    "aeiouyăâêôơưAEnghmNGHMáàảãạộệ"
)
_WORDS = """
không một hai ba bốn năm sáu bảy tám chín mười mươi trăm nghìn ngàn vạn triệu tỷ chục rưỡi linh
lẻ phẩy âm tư mốt lăm hơn trên gần khoảng từ đến tới dưới ít nhất không quá trở lên trở xuống và
hoặc lớp cuộc buổi người lượt học viên đồng chí chuyên đề xã huyện % phần trăm ngày tháng năm
quý học kỳ nhiệm kỳ khóa đợt lần thứ nhóm đối tượng đầu cuối nửa sáng chiều about over k tr đ
tr.đ st nd January Feb March to and from Q1 h2 t5 I II III IV XV N/A - – … ? x
"""
_UNITS = (
    " | lớp| người| lượt học viên| học viên|%| %| đồng| ngày| triệu|"
    " nghìn| tỷ đồng|k|tr| m²| buổi| học viên/lớp| km|đ| chuyên đề| trường| xã, thị trấn"
)


def examples(kind: str) -> list[str]:
    """Return the texts of the tests."""
    with EXAMPLES[kind].open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter=";", quoting=csv.QUOTE_NONE)
        return [_unescaped(row["text"]) for row in rows]


def _unescaped(text: str) -> str:
    return re.sub(r"\\u([0-9a-f]{4})", lambda m: chr(int(m[1], 16)), text).replace("\\n", "\n")


def mutated(text: str, other: str, chance: random.Random) -> str:
    """Return a text with a few slips in it."""
    for _ in range(chance.choice((1, 1, 1, 2, 2, 3, 5))):
        at = chance.randrange(len(text) + 1)
        end = min(len(text), at + chance.choice((0, 1, 1, 1, 2, 4)))
        match chance.randrange(8):
            case 0 | 1:
                text = text[:at] + chance.choice(_CHARACTERS) + text[end:]
            case 2:
                text = text[:at] + text[end:]
            case 3:
                text = text[:end] + text[at:end] + text[end:]
            case 4:
                word = chance.choice(_WORDS.split())
                text = chance.choice((" ", "", " ")).join((text[:at], f"{word} {text[at:]}"))
            case 5:
                cut = chance.randrange(len(other) + 1)
                text = text[:at] + other[cut:]
            case 6:
                text = text[:at] + str(chance.randrange(10 ** chance.randrange(1, 7))) + text[end:]
            case _:
                text = chance.choice((text.upper(), text.title(), text.swapcase(), text[::-1]))
    return text[:400]


def number_text(chance: random.Random) -> str:
    """Return digits in some notation, right or wrong, with words around them."""
    mark = chance.choice(".,.,.,   '’\u00a0")
    text = str(chance.randrange(10 ** chance.randrange(1, 5)))
    for _ in range(chance.choice((0, 0, 0, 1, 1, 2, 3))):
        text += mark + (f"{chance.randrange(1000):03}" if chance.random() < 0.9 else "12")
    if chance.random() < 0.4:
        text += chance.choice(".,") + str(chance.randrange(10 ** chance.randrange(1, 5)))
    if chance.random() < 0.15:
        text = chance.choice(("-", "−", "- ", "+", "(", "âm ", "> ", "từ ", "khoảng ", "0")) + text
    if chance.random() < 0.1:
        text += chance.choice((" - ", "-", "/", " đến ", "–", " và ")) + number_text(chance)
    return text + chance.choice(_UNITS.split("|"))


def date_text(chance: random.Random) -> str:
    """Return a day, month, quarter or year, or a stretch of them, right or wrong."""
    day, month = chance.randrange(34), chance.randrange(15)
    year = chance.choice((chance.randrange(1890, 2110), chance.randrange(100), 2022, 2023))
    mark = chance.choice("//.-/ ")
    shapes: tuple[str, ...] = (
        f"{day:02}{mark}{month:02}{mark}{year}",
        f"{day}{mark}{month}{mark}{year}",
        f"{year}-{month:02}-{day:02}",
        f"ngày {day} tháng {month} năm {year}",
        f"{day}-{chance.randrange(34)}/{month}/{year}",
        f"{month}/{year}",
        f"tháng {month} năm {year}",
        f"quý {chance.choice(('I', 'II', 'III', 'IV', '1', '5'))}/{year}",
        f"{year}-{chance.randrange(1990, 2060)}",
        f"năm học {year}-{year + chance.randrange(3)}",
        f"nhiệm kỳ {year}–{year + 5}",
        f"{month} tháng {chance.choice(('đầu', 'cuối'))} năm {year}",
        f"{day}/{month}",
        f"{chance.choice(('March', 'Feb', 'July'))} {day}, {year}",
        str(chance.randrange(60000)),
    )
    text = chance.choice(shapes)
    if chance.random() < 0.15:
        text = f"{text}{chance.choice((' - ', '–', ' đến ', ', ', ' và '))}{date_text(chance)}"
    return f"{chance.choice(('', '', '', 'từ ', 'ngày ', 'trong ', 'Hà Nội, '))}{text}"[:300]


def inputs(kind: str, chance: random.Random) -> Callable[[], str]:
    """Return what makes one random text after the other."""
    known = examples(kind)
    made = number_text if kind == "numbers" else date_text

    def one() -> str:
        share = chance.random()
        if share < 0.35:
            return made(chance)
        if share < 0.5:
            return mutated(made(chance), chance.choice(known), chance)
        if share < 0.9:
            return mutated(chance.choice(known), chance.choice(known), chance)
        if share < 0.95:
            return " ".join(chance.choices(_WORDS.split(), k=chance.randrange(1, 7)))
        return "".join(chance.choices(_CHARACTERS, k=chance.randrange(16)))

    return one
