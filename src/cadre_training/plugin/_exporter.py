"""What writes a format, and how a plugin describes it."""

from __future__ import annotations

from enum import Enum
from typing import BinaryIO, Protocol, TypeVar

from attrs import field, frozen, validators

from cadre_training.model._checks import tuple_of
from cadre_training.model.counter_snapshot import CounterSnapshot
from cadre_training.model.label import Label
from cadre_training.model.language import Language
from cadre_training.plugin._fields import (
    API_NUMBER,
    EXTENSION,
    MEDIA_TYPE,
    NAME,
    REFERENCE,
    STEM,
    like,
)
from cadre_training.report.document import Report, Table


class Subject(Enum):
    """What an exporter takes.

    >>> Subject.TABLE.value
    'table'
    """

    REPORT = "report"
    TABLE = "table"
    COUNTER = "counter"


@frozen(kw_only=True)
class ExportOptions:
    """The options every exporter takes; an exporter with more subclasses it with attrs.

    Args:
        language: The language of all words and of the formatting of numbers.

    >>> ExportOptions().language.value
    'vi'
    """

    language: Language = field(default=Language.VI, converter=Language)


Exported = Report | Table | CounterSnapshot
"""A thing that can be exported."""

S_contra = TypeVar("S_contra", bound=Exported, contravariant=True)
O_contra = TypeVar("O_contra", bound=ExportOptions, contravariant=True)


class Exporter(Protocol[S_contra, O_contra]):
    """The function behind a spec: writes ``subject`` to ``out`` and leaves ``out`` open.

    It never sees a path: the host writes to a temporary file and renames it when all is well.
    """

    def __call__(self, subject: S_contra, out: BinaryIO, options: O_contra, /) -> None:
        """Write ``subject`` to ``out``."""


@frozen(kw_only=True)
class ExporterSpec:
    """What the host needs to know of an exporter before it imports its code.

    Args:
        name: The format's name: lower-case letters, digits and hyphens.
        summary: What it makes, in a few words.
        media_type: The media type of what it writes.
        extension: The ending of files it writes, with the dot.
        accepts: What it takes. An exporter of tables is run once for each table of a report,
            one of counters once for each counter.
        exporter: The dotted reference to the function, ``package.module:function``.
        options: The class of its options: :class:`ExportOptions` or a subclass, or the dotted
            reference to one.
        also_accepts: What else the function takes as it is. A table or a counter that a
            function for reports does not take is put in a report of its own.
        family: A name that several formats share, so that all are asked for at once.
        stem: The name of the file without its ending; the default is the subject's own name.
        api: The :data:`API_NUMBER` it was made for.

    >>> spec = ExporterSpec(
    ...       name="markdown",
    ...       summary=Label("bảng Markdown", "Markdown tables"),
    ...       media_type="text/markdown",
    ...       extension=".md",
    ...       accepts=Subject.REPORT,
    ...       exporter="my_package.markdown:export",
    ...   )
    >>> spec.extension
    '.md'
    """

    name: str = field(validator=like(NAME))
    summary: Label = field(validator=validators.instance_of(Label))
    media_type: str = field(validator=like(MEDIA_TYPE))
    extension: str = field(validator=like(EXTENSION))
    accepts: Subject = field(validator=validators.instance_of(Subject))
    exporter: str = field(validator=like(REFERENCE))
    options: type[ExportOptions] | str = ExportOptions
    also_accepts: tuple[Subject, ...] = field(default=(), validator=tuple_of(Subject))
    family: str | None = field(default=None, validator=validators.optional(like(STEM)))
    stem: str | None = field(default=None, validator=validators.optional(like(STEM)))
    api: int = field(default=API_NUMBER, validator=validators.instance_of(int))
