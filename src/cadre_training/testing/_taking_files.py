"""The rules that readers and openers of workbooks keep alike: how they treat a file and a host."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import BinaryIO, cast

import pytest

from cadre_training.codec.problem import InputProblems
from cadre_training.plugin import Language
from cadre_training.testing._broken_files import BROKEN, broken_files
from cadre_training.testing._state import state_of_process
from cadre_training.testing._streams import FailingInput, KeptOpen


class FileContract:
    """How code that is given a file treats the file, the host and the process."""

    def sample(self) -> bytes:
        """Return a good file."""
        raise NotImplementedError("define sample(): the bytes of a good file")

    def broken(self) -> tuple[bytes, ...]:
        """Return files that must be refused."""
        return ()

    def file_name(self) -> str:
        """Return a name that a file of its kind may have."""
        raise NotImplementedError

    def take(self, file: bytes | BinaryIO) -> object:
        """Give a file to the code itself, without the host between."""
        raise NotImplementedError

    def take_as_host(self, folder: Path, data: bytes) -> object:
        """Give a file to the code as a user would, in ``folder`` if one is needed."""
        del folder
        return self.take(data)

    def test_the_file_is_left_open(self) -> None:
        """The file belongs to the host."""
        file = KeptOpen(self.sample())
        self.take(cast("BinaryIO", file))
        assert file.closings == 0

    def test_nothing_is_written_to_the_file(self) -> None:
        """It is there to be read."""
        file = KeptOpen(self.sample())
        self.take(cast("BinaryIO", file))
        assert file.getvalue() == self.sample()

    def test_an_error_of_the_disk_goes_through(self) -> None:
        """A file that cannot be read is the disk's fault."""
        with pytest.raises(OSError, match="broken disk"):
            self.take(cast("BinaryIO", FailingInput(OSError(5, "broken disk"))))

    def test_an_interruption_goes_through(self) -> None:
        """Ctrl-C ends it at once."""
        with pytest.raises(KeyboardInterrupt):
            self.take(cast("BinaryIO", FailingInput(KeyboardInterrupt())))

    @pytest.mark.parametrize("name", BROKEN)
    def test_a_broken_file_is_refused_or_read(self, name: str, tmp_path: Path) -> None:
        """Whatever the file, the answer is what it holds or a list of what is wrong with it."""
        data = dict(broken_files(self.sample()))[name]
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            try:
                self.take_as_host(tmp_path, data)
            except InputProblems as wrong:
                self.check_problems(wrong)

    def test_files_that_must_be_refused_are(self, tmp_path: Path) -> None:
        """Nothing comes of a file that is wrong."""
        for data in (b"", *self.broken()):
            with pytest.raises(InputProblems) as caught:
                self.take_as_host(tmp_path, data)
            self.check_problems(caught.value)

    def check_problems(self, wrong: InputProblems) -> None:
        """Hold what is said of a file to what every message keeps."""
        assert wrong.problems
        for problem in wrong.problems:
            assert problem.place.file == self.file_name()
            for language in Language:
                text = problem.message.in_language(language)
                assert text.strip() == text
                assert "\n" not in text
                assert "Traceback" not in text

    # Manners.

    def test_nothing_is_printed(self, capfd: pytest.CaptureFixture[str]) -> None:
        """Standard output and standard error belong to the program."""
        self.take(self.sample())
        assert capfd.readouterr() == ("", "")

    def test_nothing_is_warned_of(self) -> None:
        """No warning is raised."""
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            self.take(self.sample())

    def test_the_process_stays_as_it_was(self) -> None:
        """Environment, locale, decimal context, threads: all are others' too."""
        self.take(self.sample())
        before = state_of_process()
        self.take(self.sample())
        assert state_of_process() == before
