"""The local overlays that a package names."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path

from cadre_training.codec.problem import InputProblems, Problem, Refused
from cadre_training.model.label import Label
from cadre_training.model.source import Place
from cadre_training.model.target_group import Scheme
from cadre_training.readers.descriptor import Descriptor, Reader
from cadre_training.readers.files import read_inside
from cadre_training.regulations import OVERLAYS, SCHEMES, overlay, parse_scheme


def read_overlays(folder: Path, descriptor: Descriptor, reader: Reader) -> tuple[Scheme, ...]:
    """Return the overlays of a package; what is wrong with them is taken down by ``reader``."""
    schemes: dict[str, Scheme] = {}
    known = {scheme.id for scheme in SCHEMES}
    for at, named in descriptor.overlays:
        scheme = named if isinstance(named, Scheme) else _find(folder, named, at, reader)
        if scheme is None:
            continue
        if scheme.id in schemes or scheme.id in known:
            reader.refuse(
                at,
                "duplicate-id",
                f"cách phân nhóm “{scheme.id}” đã có; hãy đặt tên khác",
                f"there is a scheme {scheme.id!r} already; give this one another name",
            )
        schemes.setdefault(scheme.id, scheme)
    return tuple(schemes.values())


def _find(folder: Path, name: str, at: str, reader: Reader) -> Scheme | None:
    if name in OVERLAYS:
        return overlay(name)
    if not name.endswith(".toml"):
        reader.wrong(at, _unknown(name))
        return None
    try:
        return parse_scheme(read_inside(folder, name), name)
    except InputProblems as failed:
        reader.problems.extend(failed.problems)
    except ValueError as error:
        reader.problems.extend(_broken(line, name) for line in str(error).splitlines())
    return None


def _unknown(name: str) -> Refused:
    near = get_close_matches(name, OVERLAYS, n=1)
    known = ", ".join(OVERLAYS)
    return Refused(
        "unknown-overlay",
        f"thư viện không có cách phân nhóm “{name}”"
        + (f"; có lẽ là “{near[0]}”. " if near else f"; có: {known}. ")
        + "Một cách phân nhóm riêng phải là tệp .toml nằm trong thư mục số liệu",
        f"no overlay {name!r} comes with the library"
        + (f"; did you mean {near[0]!r}? " if near else f"; there are: {known}. ")
        + "One of your own is a .toml file inside the package's folder",
    )


def _broken(line: str, name: str) -> Problem:
    words = line.removeprefix(f"{name}:").strip()
    return Problem(
        "broken-overlay",
        Label(f"tệp cách phân nhóm có chỗ sai: {words}", words),
        Place(name),
    )
