"""The rules that every reader keeps, as tests to subclass."""

from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import BinaryIO, ClassVar, cast

import attrs
import pytest

from cadre_training._registry import InstalledReader, find_reader
from cadre_training._registry.options import BadOption, make_options, names_of
from cadre_training.codec import dumps
from cadre_training.loading import BUILT_IN_ENDINGS, load
from cadre_training.model.references import broken_references
from cadre_training.model.register import Record
from cadre_training.plugin import ReadOptions, Register
from cadre_training.testing._describing import OptionsContract
from cadre_training.testing._process import ENVIRONMENTS, as_argument, child
from cadre_training.testing._taking_files import FileContract

RECORDS = (
    "classes",
    "sessions",
    "topics",
    "cadres",
    "attendances",
    "figures",
    "units",
    "counters",
)


class ReaderContract(OptionsContract, FileContract):
    """The rules that every reader keeps; subclass it, name the reader and give it a sample.

    Override :meth:`expected` to say what register the sample is, :meth:`broken` to add files
    that the reader must refuse.
    """

    reader: ClassVar[str]
    """The name of the reader."""

    def sample(self) -> bytes:
        """Return a good file, with at least one record."""
        raise NotImplementedError("define sample(): the bytes of a good file")

    def expected(self) -> Register | None:
        """Return the register that the sample holds; None not to compare."""
        return None

    # What the tests below are made of.

    def offer(self) -> InstalledReader:
        """Return the reader under test."""
        return find_reader(self.reader)

    def same_by(self, name: str) -> InstalledReader:
        """Return the reader of that name."""
        return find_reader(name)

    def code(self) -> str:
        """Return the reference to the function."""
        return self.offer().spec.reader

    def functions(self) -> tuple[object, ...]:
        """Return the function that reads."""
        return (self.offer().load_reader(),)

    def option_class(self) -> type[ReadOptions]:
        """Return the class of its options."""
        return self.offer().load_options()

    def endings(self) -> tuple[str, ...]:
        """Return the endings of the files it reads."""
        return self.offer().spec.extensions

    def file_name(self) -> str:
        """Return a name that a file of its kind may have."""
        return f"sổ lớp{self.endings()[0]}"

    def made_options(self) -> ReadOptions:
        """Return the options that the reader is called with."""
        return make_options(self.offer().load_options(), self.options, self.reader, {})

    def read(self, data: bytes | BinaryIO, name: str | None = None) -> Register:
        """Call the reader itself, without the host between."""
        file = io.BytesIO(data) if isinstance(data, bytes) else data
        found = self.offer().load_reader()(file, name or self.file_name(), self.made_options())
        assert isinstance(found, Register)
        return found

    def take(self, file: bytes | BinaryIO) -> Register:
        """Read a file."""
        return self.read(file)

    def take_as_host(self, folder: Path, data: bytes) -> Register:
        """Read ``data`` from a file, as a user would."""
        path = folder / self.file_name()
        path.write_bytes(data)
        return load(path, reader=self.reader, options=self.options)

    def records(self) -> tuple[Record, ...]:
        """Return the records of the sample."""
        register = self.read(self.sample())
        return tuple(one for name in RECORDS for one in getattr(register, name))

    # What is read.

    def test_the_sample_has_records(self) -> None:
        """The sample is good for something."""
        assert self.records()

    def test_the_sample_is_the_register_expected(self) -> None:
        """All that the sample says is read, and nothing else."""
        expected = self.expected()
        if expected is not None:
            assert self.read(self.sample()) == expected

    def test_the_same_register_twice(self) -> None:
        """What is read depends on the file and the options, and on nothing else."""
        assert dumps(self.read(self.sample())) == dumps(self.read(self.sample()))

    def test_the_name_of_the_file_changes_nothing(self) -> None:
        """It serves messages and places only."""
        assert self.read(self.sample(), "a") == self.read(self.sample(), "b/c.xyz")

    @pytest.mark.parametrize("name", ENVIRONMENTS)
    def test_the_same_register_in_another_process(self, name: str) -> None:
        """Nor does the machine matter: its locale, its zone, its seed of hashes."""
        done = child(
            "read",
            self.reader,
            as_argument(self.options),
            self.endings()[0],
            given=self.sample(),
            environment=ENVIRONMENTS[name],
        )
        assert done.said == ""
        assert done.output == dumps(self.read(self.sample(), f"sample{self.endings()[0]}"))

    def test_the_same_register_from_a_thread(self) -> None:
        """It need not run in the main thread."""
        with ThreadPoolExecutor(1) as pool:
            assert pool.submit(self.read, self.sample()).result() == self.read(self.sample())

    def test_every_record_says_where_it_was_read(self) -> None:
        """A finding can lead back to the file."""
        for record in self.records():
            assert record.source is not None
            assert record.source.read_at is not None
            assert record.source.read_at.file == self.file_name()

    def test_references_lead_somewhere(self) -> None:
        """The register is consistent as it is."""
        assert list(broken_references(self.read(self.sample()))) == []

    # Files that it is given.

    def test_a_file_is_loaded_by_its_ending(self, tmp_path: Path) -> None:
        """``load(path)`` finds the reader, whatever the case of the ending."""
        for ending in self.endings():
            if ending in BUILT_IN_ENDINGS:
                continue
            for name in (f"sample{ending}", f"SAMPLE{ending.upper()}"):
                path = tmp_path / name
                path.write_bytes(self.sample())
                assert load(path, options=self.options) == self.read(self.sample())

    # Manners.

    def test_nothing_is_opened(self) -> None:
        """No file is written, no other is read; no socket, no process."""
        done = child(
            "read", self.reader, as_argument(self.options), self.endings()[0], given=self.sample()
        )
        assert done.said == ""
        assert done.status == 0

    # Options.

    def test_an_unknown_option_is_refused_with_those_allowed(self, tmp_path: Path) -> None:
        """Whoever misspells an option is told which there are."""
        path = tmp_path / self.file_name()
        path.write_bytes(self.sample())
        with pytest.raises(BadOption) as caught:
            load(path, reader=self.reader, options={**self.options, "no-such-option": "1"})
        for name in (*names_of(self.offer().load_options(), ()), self.reader, "no-such-option"):
            assert name in str(caught.value)

    def test_options_may_gain_a_field(self) -> None:
        """A later core may know more options; the reader does not mind."""
        kind = self.offer().load_options()
        later = attrs.make_class(
            "Later", {"tomorrow": attrs.field(default="?")}, bases=(kind,), frozen=True
        )
        options = make_options(cast("type[ReadOptions]", later), self.options, self.reader, {})
        file = cast("BinaryIO", io.BytesIO(self.sample()))
        found = self.offer().load_reader()(file, self.file_name(), options)
        assert found == self.read(self.sample())
