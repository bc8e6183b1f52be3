"""What ``datapackage.json`` says: which files there are, and of what the register is."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import PurePosixPath

from attrs import define, field, frozen

from cadre_training.codec.json_text import JsonValue
from cadre_training.codec.period_text import parse_period
from cadre_training.codec.problem import Problem, Refused
from cadre_training.codec.resources import RESOURCES
from cadre_training.model.label import Label
from cadre_training.model.period import Period
from cadre_training.model.source import Place, Source

FORMAT_VERSION = 1
"""The version of the layout of a package; one with a greater number is refused."""

_KEYS = ("version", "title", "covers", "unit", "overlays", "sources")
_UTF8 = ("utf-8", "utf8", "utf-8-sig")


@frozen(kw_only=True)
class TableFile:
    """A file with rows of a table.

    Args:
        resource: The table.
        path: The file, relative to the package, with ``/`` between folders.
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
        overlays: The overlays, as they stand there: names, files, or schemes written out.
        sources: The documents it was drawn from.
        files: Its files.
    """

    title: Label | None = None
    covers: Period | None = None
    unit: str | None = None
    overlays: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    files: tuple[TableFile, ...] = ()


@define
class _Reader:
    file: str
    problems: list[Problem] = field(factory=list[Problem])

    def wrong(self, path: str, code: str, vi: str, en: str) -> None:
        place = Place(self.file, column=path or None)
        self.problems.append(Problem(code, Label(vi, en), place))

    def object(self, value: JsonValue, path: str) -> dict[str, JsonValue]:
        if isinstance(value, dict):
            return value
        self.wrong(path, "wrong-type", "phải là một đối tượng JSON {…}", "must be an object {…}")
        return {}

    def array(self, value: JsonValue, path: str) -> list[JsonValue]:
        if isinstance(value, list):
            return value
        self.wrong(path, "wrong-type", "phải là một danh sách […]", "must be an array […]")
        return []

    def text(self, value: JsonValue, path: str) -> str | None:
        if isinstance(value, str) and value.strip():
            return value
        self.wrong(
            path,
            "wrong-type",
            "phải là một văn bản không trống",
            "must be a text that says something",
        )
        return None

    def nothing_else(self, value: Iterable[str], known: Iterable[str], path: str) -> None:
        options = tuple(known)
        for key in value:
            if key not in options:
                near = get_close_matches(key, options, n=1)
                self.wrong(
                    f"{path}.{key}",
                    "unknown-key",
                    f"không có khóa “{key}”"
                    + (f"; có lẽ là “{near[0]}”" if near else f"; có: {', '.join(options)}"),
                    f"there is no key {key!r}"
                    + (
                        f"; did you mean {near[0]!r}?" if near else f"; known: {', '.join(options)}"
                    ),
                )


def read_descriptor(value: JsonValue, file: str, problems: list[Problem]) -> Descriptor:
    """Return what a descriptor says; what is wrong with it goes to ``problems``."""
    reader = _Reader(file, problems)
    package = reader.object(value, "")
    files: list[TableFile] = []
    if "resources" in package:
        for index, item in enumerate(reader.array(package["resources"], "resources")):
            files.extend(_files(reader, item, f"resources[{index}]"))
    else:
        reader.wrong("resources", "missing-key", "thiếu khóa này", "this key is missing")
    ours = reader.object(package.get("cadre_training", {}), "cadre_training")
    reader.nothing_else(ours, _KEYS, "cadre_training")
    version = ours.get("version", FORMAT_VERSION)
    if version != FORMAT_VERSION or isinstance(version, bool):
        reader.wrong(
            "cadre_training.version",
            "unknown-version",
            f"phiên bản này không đọc được; thư viện đọc phiên bản {FORMAT_VERSION}",
            f"this version cannot be read; the library reads version {FORMAT_VERSION}",
        )
    return Descriptor(
        title=_title(reader, package, ours),
        covers=_covers(reader, ours),
        unit=reader.text(ours["unit"], "cadre_training.unit") if "unit" in ours else None,
        overlays=_overlays(reader, ours),
        sources=_sources(reader, ours),
        files=tuple(files),
    )


def _title(
    reader: _Reader, package: dict[str, JsonValue], ours: dict[str, JsonValue]
) -> Label | None:
    if "title" in ours:
        title = reader.object(ours["title"], "cadre_training.title")
        reader.nothing_else(title, ("vi", "en"), "cadre_training.title")
        vi = reader.text(title.get("vi"), "cadre_training.title.vi")
        en = reader.text(title.get("en"), "cadre_training.title.en")
        return Label(vi, en) if vi and en else None
    if "title" in package:
        text = reader.text(package["title"], "title")
        return Label.same(text) if text else None
    return None


def _covers(reader: _Reader, ours: dict[str, JsonValue]) -> Period | None:
    if "covers" not in ours:
        return None
    text = reader.text(ours["covers"], "cadre_training.covers")
    if text is None:
        return None
    try:
        return parse_period(text)
    except Refused as refused:
        reader.problems.append(refused.at(Place(reader.file, column="cadre_training.covers")))
        return None


def _overlays(reader: _Reader, ours: dict[str, JsonValue]) -> tuple[str, ...]:
    path = "cadre_training.overlays"
    items = reader.array(ours.get("overlays", []), path)
    texts = [reader.text(item, f"{path}[{index}]") for index, item in enumerate(items)]
    return tuple(text for text in texts if text is not None)


def _sources(reader: _Reader, ours: dict[str, JsonValue]) -> tuple[Source, ...]:
    path = "cadre_training.sources"
    sources: list[Source] = []
    for index, item in enumerate(reader.array(ours.get("sources", []), path)):
        document = reader.object(item, f"{path}[{index}]").get("document")
        text = reader.text(document, f"{path}[{index}].document")
        sources.append(Source(document=text))
    return tuple(sources)


def _files(reader: _Reader, value: JsonValue, at: str) -> list[TableFile]:
    resource = reader.object(value, at)
    if not resource or resource.get("cadre_training") is False:
        return []
    name = reader.text(resource.get("name"), f"{at}.name")
    if name is not None and name not in RESOURCES:
        near = get_close_matches(name, RESOURCES, n=1)
        known = ", ".join(RESOURCES)
        reader.wrong(
            f"{at}.name",
            "unknown-resource",
            f"không có bảng “{name}”"
            + (f"; có lẽ là “{near[0]}”. " if near else f"; các bảng là: {known}. ")
            + 'Nếu tệp này không thuộc số liệu, hãy thêm "cadre_training": false',
            f"there is no table {name!r}"
            + (f"; did you mean {near[0]!r}? " if near else f"; the tables are: {known}. ")
            + 'If the file is no part of the figures, add "cadre_training": false',
        )
        return []
    encoding = resource.get("encoding", "utf-8")
    if not isinstance(encoding, str) or encoding.lower() not in _UTF8:
        reader.wrong(
            f"{at}.encoding",
            "not-utf-8",
            "chỉ đọc bảng mã UTF-8; hãy lưu lại tệp với UTF-8",
            "only UTF-8 is read; save the file as UTF-8",
        )
    delimiter = _delimiter(reader, resource, at)
    if "path" not in resource:
        reader.wrong(
            f"{at}.path",
            "missing-key",
            "thiếu khóa này; số liệu phải nằm trong một tệp",
            "this key is missing; the rows must stand in a file",
        )
        return []
    value = resource["path"]
    paths = value if isinstance(value, list) else [value]
    files: list[TableFile] = []
    for index, item in enumerate(paths):
        place = f"{at}.path[{index}]" if isinstance(value, list) else f"{at}.path"
        path = reader.text(item, place)
        if path is not None and is_inside(reader, path, place) and name is not None:
            files.append(TableFile(resource=name, path=path, delimiter=delimiter))
    return files


def _delimiter(reader: _Reader, resource: dict[str, JsonValue], at: str) -> str | None:
    dialect = resource.get("dialect", {})
    if isinstance(dialect, str) or not dialect:
        return None
    value = reader.object(dialect, f"{at}.dialect").get("delimiter")
    if value is None:
        return None
    if isinstance(value, str) and len(value) == 1 and value not in '"\r\n':
        return value
    reader.wrong(
        f"{at}.dialect.delimiter",
        "wrong-type",
        "dấu phân cách phải là một ký tự, như “,” hoặc “;”",
        "the delimiter must be one character, such as “,” or “;”",
    )
    return None


def is_inside(reader: _Reader, path: str, place: str) -> bool:
    """Tell whether a path of a descriptor stays inside the package; if not, say why."""
    parts = PurePosixPath(path.replace("\\", "/")).parts
    is_url = "://" in path or path.lower().startswith(("file:", "data:"))
    if is_url or path.startswith(("/", "\\")) or ":" in parts[0] or ".." in parts:
        reader.wrong(
            place,
            "path-outside",
            f"đường dẫn “{path}” ra ngoài thư mục; chỉ đọc tệp nằm trong thư mục số liệu",
            f"the path {path!r} leads out of the folder; only files inside it are read",
        )
        return False
    return True
