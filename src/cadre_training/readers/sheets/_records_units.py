"""The administrative units that sheets name."""

from __future__ import annotations

import re
from collections.abc import Iterable

from attrs import define, field

from cadre_training.model.admin_unit import AdminUnit, UnitLevel
from cadre_training.model.folding import fold, fold_plain
from cadre_training.model.label import nfc
from cadre_training.model.source import Place, Source
from cadre_training.readers.sheets._mapping_nouns import UnitMapping
from cadre_training.readers.sheets._meaning_signs import phrases

MADE_OF_NAME = "mã lấy theo tên / code made of the name"
"""What the source of a unit says that has no code but its name."""

_COMMUNE = """
    xã | phường | thị trấn | đặc khu | đảng bộ xã | đảng ủy xã | đảng bộ phường | đảng ủy phường
    đảng bộ thị trấn | đảng ủy thị trấn | commune | ward | township
    """
_DISTRICT = """
    huyện | quận | thị xã | thành phố | tp | tx | huyện ủy | quận ủy | thị ủy | thành ủy
    đảng bộ huyện | district | city
    """
_PROVINCE = """
    tỉnh | tỉnh ủy | đảng bộ tỉnh | province | tphcm
    """
_CITIES = """
    hà nội | hồ chí minh | đà nẵng | hải phòng | cần thơ | huế
    """
"""The cities that are provinces."""

_LEVELS = [
    *((word, UnitLevel.COMMUNE) for word in phrases(_COMMUNE)),
    *((word, UnitLevel.DISTRICT) for word in phrases(_DISTRICT)),
    *((word, UnitLevel.PROVINCE) for word in phrases(_PROVINCE)),
    *(
        (f"{head} {city}", UnitLevel.PROVINCE)
        for city in phrases(_CITIES)
        for head in ("thành phố", "tp")
    ),
]
_WORDS = {fold(word): level for word, level in reversed(_LEVELS)}
_PLAIN_WORDS = {fold_plain(word): level for word, level in reversed(_LEVELS)}


def _any(words: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern of the longest of some words at the start of a text."""
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"({'|'.join(map(re.escape, longest_first))}) ")


_AT_START, _PLAIN_AT_START = _any(_WORDS), _any(_PLAIN_WORDS)
_BETWEEN = re.compile(r" ?[,/-] ?")
_BELOW = {
    UnitLevel.NATION: UnitLevel.PROVINCE,
    UnitLevel.PROVINCE: UnitLevel.DISTRICT,
    UnitLevel.DISTRICT: UnitLevel.COMMUNE,
}


def level_of(name: str) -> UnitLevel | None:
    """Return the level that the name of a unit, or a header, begins with.

    >>> level_of("Thị trấn Càng Long").value, level_of("An Trường")
    ('commune', None)
    """
    # Without their accents other words look like these: Huyền Hội is no huyện.
    plain = name.isascii()
    text = " ".join(fold(name).replace(".", " ").split())
    found = (_PLAIN_AT_START if plain else _AT_START).match(f"{text} ")
    return None if found is None else (_PLAIN_WORDS if plain else _WORDS)[found[1]]


def header_level(header: str) -> UnitLevel | None:
    """Return the level of the units that a header names, if they are all of one.

    >>> header_level("Xã, thị trấn").value, header_level("Tỉnh / Huyện")
    ('commune', None)
    """
    levels = {level_of(part) for part in _BETWEEN.split(fold(header)) if part}
    return next(iter(levels)) if len(levels) == 1 else None


@define
class Units:
    """The units of a document, by code, and how names lead to codes.

    A unit that only its name is known of has its name for a code. Where two units have one name,
    the unit that each belongs to tells them apart.

    Args:
        known: The units that a person has written.
    """

    known: Iterable[UnitMapping] = ()
    found: dict[str, AdminUnit] = field(factory=dict[str, AdminUnit], init=False)
    _codes: dict[tuple[str, str | None], str] = field(
        factory=dict["tuple[str, str | None]", str], init=False
    )
    _parents: dict[str, set[str | None]] = field(factory=dict[str, "set[str | None]"], init=False)
    _written: dict[str, UnitMapping] = field(factory=dict[str, UnitMapping], init=False)

    def __attrs_post_init__(self) -> None:
        """Take the units that a person has written."""
        for one in self.known:
            self._written[fold(one.name)] = one
            self._written.setdefault(fold(one.code), one)

    def meet(self, name: str, parent: str | None) -> None:
        """Take note that a name stands under a unit, before codes are asked for."""
        self._parents.setdefault(fold(name), set()).add(parent)

    def code(
        self,
        name: str,
        place: Place,
        *,
        code: str | None = None,
        parent: str | None = None,
        level: UnitLevel | None = None,
    ) -> str:
        """Return the code of a unit, which is taken down with what is known of it.

        Args:
            name: Its name as written.
            place: Where it stands.
            code: Its code, where the sheet gives one.
            parent: The code of the unit it stands under.
            level: Its level, where its name does not tell.
        """
        name = nfc(" ".join(name.split()))
        key = (fold(name) if code is None else code, parent)
        if key not in self._codes:
            self._codes[key] = self._new(name, place, code, parent, level)
        return self._codes[key]

    def _new(
        self,
        name: str,
        place: Place,
        code: str | None,
        parent: str | None,
        level: UnitLevel | None,
    ) -> str:
        written = self._written.get(fold(name) if code is None else fold(code))
        if written is not None:
            return self._take(
                written.code,
                written.name,
                written.level or level_of(written.name) or level,
                written.parent or parent,
                Source(words=name, read_at=place),
            )
        if code is not None:
            own = level_of(name) or level
            return self._take(code, name, own, parent, Source(words=name, read_at=place))
        twice = len(self._parents.get(fold(name), ())) > 1 and parent is not None
        made = f"{name} ({parent})" if twice else name
        source = Source(within=MADE_OF_NAME, words=name, read_at=place)
        return self._take(made, name, level_of(name) or level, parent, source)

    def _take(
        self,
        code: str,
        name: str,
        level: UnitLevel | None,
        parent: str | None,
        source: Source,
    ) -> str:
        if code not in self.found:
            above = self.found.get(parent) if parent is not None else None
            own = level or (_BELOW.get(above.level) if above is not None else None)
            self.found[code] = AdminUnit(
                code=code,
                name=name,
                level=own or UnitLevel.COMMUNE,
                parent=parent if parent != code and parent in self.found else None,
                source=source,
            )
        return code
