"""What reads a file into a register, and how a plugin describes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO, Protocol, TypeVar

from attrs import field, frozen, validators

from cadre_training.model.label import Label
from cadre_training.plugin._fields import API_NUMBER, MEDIA_TYPE, NAME, REFERENCE, endings, like

if TYPE_CHECKING:
    from cadre_training.model.register import Register


@frozen(kw_only=True)
class ReadOptions:
    """The options every reader takes: none yet; a reader with some subclasses it with attrs.

    >>> ReadOptions()
    ReadOptions()
    """


R_contra = TypeVar("R_contra", bound=ReadOptions, contravariant=True)


class Reader(Protocol[R_contra]):
    """The function behind a spec: makes a register of the bytes of one file.

    It never sees a path and cannot write: ``file`` holds the bytes, and ``name`` is what the
    file is called in messages and in :class:`Place`. What is wrong with the file it raises as
    :class:`InputProblems`, all at once.
    """

    def __call__(self, file: BinaryIO, name: str, options: R_contra, /) -> Register:
        """Read ``file`` to its end and leave it open."""
        ...


@frozen(kw_only=True)
class ReaderSpec:
    """What the host needs to know of a reader before it imports its code.

    Args:
        name: The reader's name: lower-case letters, digits and hyphens.
        summary: What it reads, in a few words.
        media_type: The media type of what it reads.
        extensions: The endings of the files it reads, with the dot. Files with an ending that
            needs no plugin, ``.json`` and ``.csv``, are given to it only where it is asked for,
            and so are files with an ending of a plugin that opens workbooks.
        reader: The dotted reference to the function, ``package.module:function``.
        options: The class of its options: :class:`ReadOptions` or a subclass, or the dotted
            reference to one.
        api: The :data:`API_NUMBER` it was made for.

    >>> spec = ReaderSpec(
    ...       name="class-book",
    ...       summary=Label("sổ lớp của trường", "the school's class books"),
    ...       media_type="text/tab-separated-values",
    ...       extensions=(".tsv",),
    ...       reader="my_package.class_book:read",
    ...   )
    >>> spec.name
    'class-book'
    """

    name: str = field(validator=like(NAME))
    summary: Label = field(validator=validators.instance_of(Label))
    media_type: str = field(validator=like(MEDIA_TYPE))
    extensions: tuple[str, ...] = field(validator=endings)
    reader: str = field(validator=like(REFERENCE))
    options: type[ReadOptions] | str = ReadOptions
    api: int = field(default=API_NUMBER, validator=validators.instance_of(int))
