"""What ``datapackage.json`` says: which files there are, and of what the register is."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import PureWindowsPath

from attrs import define, frozen

from cadre_training.codec.json_text import Document, JsonInput
from cadre_training.codec.period_text import parse_period
from cadre_training.codec.problem import Intake, Problem, Refused
from cadre_training.codec.register_json import unknown_version
from cadre_training.codec.resources import FORMAT_VERSION, RESOURCES
from cadre_training.codec.structuring import structure, unknown_key
from cadre_training.model.label import Label
from cadre_training.model.period import Period
from cadre_training.model.source import Place, Source
from cadre_training.model.target_group import Scheme
from cadre_training.readers.files import outside

_KEYS = ("version", "title", "covers", "unit", "overlays", "sources")
_OURS = "$.cadre_training"
_UTF8 = ("utf-8", "utf8", "utf-8-sig")


@frozen(kw_only=True)
class TableFile:
    """A file with rows of a table.

    Args:
        resource: The table.
        path: The file, relative to the package.
        delimiter: What stands between its fields, where the package says so.
    """

    resource: str
    path: str
    delimiter: str | None = None


@frozen(kw_only=True)
class Descriptor:
    """A package as described.

    Args:
        title: What the register is of.
        covers: The period it speaks of.
        unit: The administrative unit it is about.
        overlays: The overlays and where they are named: names of those that come with the
            library, files, or schemes written out.
        sources: The documents it was drawn from.
        files: Its files.
    """

    title: Label | None = None
    covers: Period | None = None
    unit: str | None = None
    overlays: tuple[tuple[str, str | Scheme], ...] = ()
    sources: tuple[Source, ...] = ()
    files: tuple[TableFile, ...] = ()


def read_descriptor(document: Document, file: str, intake: Intake) -> Descriptor:
    """Return what a descriptor says; what is wrong with it goes to ``intake``."""
    reader = Reader(document, file, intake.problems)
    package = reader.members(document.value, "$")
    files: list[TableFile] = []
    names: set[str] = set()
    if "resources" in package:
        for index, item in enumerate(reader.items(package["resources"], "$.resources")):
            files.extend(_files(reader, item, f"$.resources[{index}]", names))
    else:
        reader.refuse("$.resources", "missing-key", "thiếu khóa này", "this key is missing")
    ours = reader.members(package.get("cadre_training", {}), _OURS)
    reader.only(ours, _KEYS, _OURS)
    version = ours.get("version", FORMAT_VERSION)
    if type(version) is not int or version != FORMAT_VERSION:
        reader.wrong(f"{_OURS}.version", unknown_version(FORMAT_VERSION))
    intake.unread.update(names.difference(file.resource for file in files))
    return Descriptor(
        title=_title(reader, package, ours),
        covers=_covers(reader, ours),
        unit=reader.text(ours["unit"], f"{_OURS}.unit") if "unit" in ours else None,
        overlays=_overlays(reader, ours),
        sources=_sources(reader, ours),
        files=tuple(files),
    )


@define
class Reader:
    """Reads parts of a JSON document and takes down what is wrong with them.

    Args:
        document: The document.
        file: The file it stands in.
        problems: Where to take it down.
    """

    document: Document
    file: str
    problems: list[Problem]

    def wrong(self, path: str, refused: Refused) -> None:
        """Take down what is wrong with the part at ``path``."""
        place = Place(self.file, line=self.document.line(path), column=path)
        self.problems.append(refused.at(place))

    def refuse(self, path: str, code: str, vi: str, en: str) -> None:
        """Take down, in both languages, what is wrong with the part at ``path``."""
        self.wrong(path, Refused(code, vi, en))

    def members(self, value: JsonInput, path: str) -> dict[str, JsonInput]:
        """Return an object; an empty one where there is something else."""
        if isinstance(value, dict):
            return value
        self.refuse(path, "wrong-type", "phải là một đối tượng {…}", "must be an object {…}")
        return {}

    def items(self, value: JsonInput, path: str) -> list[JsonInput]:
        """Return an array; an empty one where there is something else."""
        if isinstance(value, list):
            return value
        self.refuse(path, "wrong-type", "phải là một danh sách […]", "must be an array […]")
        return []

    def text(self, value: JsonInput, path: str) -> str | None:
        """Return a text that is not blank; None where there is something else."""
        if isinstance(value, str) and value.strip():
            return value
        self.refuse(
            path, "wrong-type", "phải là văn bản, không được để trống", "must be a text, not empty"
        )
        return None

    def only(self, keys: Iterable[str], known: Iterable[str], path: str) -> None:
        """Take down every key that nobody knows."""
        options = list(known)
        for key in keys:
            if key not in options:
                self.wrong(f"{path}.{key}", unknown_key(key, options))

    def inside(self, path: str, at: str) -> bool:
        """Tell whether a path stays inside the package; if not, take that down."""
        windows = PureWindowsPath(path)  # knows both kinds of slash, and drives
        is_url = "://" in path or path.lower().startswith(("file:", "data:"))
        if is_url or windows.root or windows.drive or ".." in windows.parts:
            self.wrong(at, outside(path))
            return False
        return True


def _title(
    reader: Reader, package: dict[str, JsonInput], ours: dict[str, JsonInput]
) -> Label | None:
    if "title" in ours:
        return structure(ours["title"], Label, f"{_OURS}.title", reader.wrong)
    if "title" in package:
        text = reader.text(package["title"], "$.title")
        return Label.same(text) if text else None
    return None


def _covers(reader: Reader, ours: dict[str, JsonInput]) -> Period | None:
    path = f"{_OURS}.covers"
    text = reader.text(ours["covers"], path) if "covers" in ours else None
    try:
        return None if text is None else parse_period(text)
    except Refused as refused:
        reader.wrong(path, refused)
        return None


def _overlays(reader: Reader, ours: dict[str, JsonInput]) -> tuple[tuple[str, str | Scheme], ...]:
    path = f"{_OURS}.overlays"
    found: list[tuple[str, str | Scheme]] = []
    for index, item in enumerate(reader.items(ours.get("overlays", []), path)):
        at = f"{path}[{index}]"
        if isinstance(item, dict):
            scheme = structure(item, Scheme, at, reader.wrong)
            found.extend([(at, scheme)] if scheme else [])
            continue
        name = reader.text(item, at)
        if name is not None and (not name.endswith(".toml") or reader.inside(name, at)):
            found.append((at, name))
    return tuple(found)


def _sources(reader: Reader, ours: dict[str, JsonInput]) -> tuple[Source, ...]:
    path = f"{_OURS}.sources"
    items = enumerate(reader.items(ours.get("sources", []), path))
    found = [structure(item, Source, f"{path}[{i}]", reader.wrong) for i, item in items]
    return tuple(source for source in found if source is not None)


def _files(reader: Reader, value: JsonInput, at: str, names: set[str]) -> Iterable[TableFile]:
    resource = reader.members(value, at)
    if not resource or resource.get("cadre_training") is False:
        return
    name = reader.text(resource.get("name"), f"{at}.name")
    if name is None:
        return
    if name not in RESOURCES:
        reader.wrong(f"{at}.name", unknown_resource(name))
        return
    if name in names:
        reader.refuse(
            f"{at}.name",
            "duplicate-id",
            f"bảng “{name}” có hai lần; nhiều tệp của một bảng được ghi trong một danh sách path",
            f"the table {name!r} stands twice; several files of one table go into a list at path",
        )
    names.add(name)
    encoding = resource.get("encoding", "utf-8")
    if not isinstance(encoding, str) or encoding.lower() not in _UTF8:
        reader.refuse(
            f"{at}.encoding",
            "not-utf-8",
            "chỉ đọc bảng mã UTF-8; hãy lưu lại tệp với UTF-8",
            "only UTF-8 is read; save the file as UTF-8",
        )
    delimiter = _delimiter(reader, resource, at)
    if "path" not in resource:
        reader.refuse(
            f"{at}.path",
            "missing-key",
            "thiếu khóa này; số liệu phải nằm trong một tệp",
            "this key is missing; the rows must stand in a file",
        )
        return
    paths = resource["path"]
    for index, item in enumerate(paths if isinstance(paths, list) else [paths]):
        place = f"{at}.path[{index}]" if isinstance(paths, list) else f"{at}.path"
        path = reader.text(item, place)
        if path is not None and reader.inside(path, place):
            yield TableFile(resource=name, path=path, delimiter=delimiter)


def unknown_resource(name: str) -> Refused:
    """Return the refusal of a table that nobody knows."""
    near = get_close_matches(name, RESOURCES, n=1)
    known = ", ".join(RESOURCES)
    return Refused(
        "unknown-resource",
        f"không có bảng “{name}”"
        + (f"; có lẽ là “{near[0]}”. " if near else f"; các bảng là: {known}. ")
        + 'Nếu tệp này không thuộc số liệu, hãy thêm "cadre_training": false',
        f"there is no table {name!r}"
        + (f"; did you mean {near[0]!r}? " if near else f"; the tables are: {known}. ")
        + 'If the file is no part of the figures, add "cadre_training": false',
    )


def _delimiter(reader: Reader, resource: dict[str, JsonInput], at: str) -> str | None:
    dialect = resource.get("dialect")
    if not isinstance(dialect, dict) or "delimiter" not in dialect:
        return None
    value = dialect["delimiter"]
    if isinstance(value, str) and len(value) == 1 and value not in '"\r\n':
        return value
    reader.refuse(
        f"{at}.dialect.delimiter",
        "wrong-type",
        "dấu phân cách phải là một ký tự, như “,” hoặc “;”",
        "the delimiter must be one character, such as “,” or “;”",
    )
    return None
