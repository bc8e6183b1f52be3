"""The rules that every exporter keeps, as tests to subclass."""

from __future__ import annotations

import gc
import re
import threading
import warnings
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import BinaryIO, ClassVar, cast

import attrs
import pytest

from cadre_training._registry import Format, find_format
from cadre_training._registry.options import BadOption
from cadre_training.exporting import export, render
from cadre_training.exporting.jobs import plan
from cadre_training.exporting.options import build_options, option_names
from cadre_training.plugin import (
    CellValue,
    CountUnit,
    Exported,
    ExportOptions,
    Formatter,
    Language,
    Report,
    Subject,
)
from cadre_training.testing import hostile
from cadre_training.testing._describing import OptionsContract
from cadre_training.testing._expected import flat, texts_of
from cadre_training.testing._harm import harm_in, is_text
from cadre_training.testing._process import ENVIRONMENTS, as_argument, child
from cadre_training.testing._state import state_of_process
from cadre_training.testing._streams import Failing, KeptOpen, Sink, full_disk
from cadre_training.testing._subjects import subjects_of
from cadre_training.testing.samples import sample_counter, sample_report, sample_tables

HOSTILE = {one.name: one for one in hostile.hostile_reports() if one.make is not hostile.many_rows}
MIB = 1024 * 1024


class ExporterContract(OptionsContract):
    """The rules that every exporter keeps; subclass it and name the format.

    For a format that can be read back, define :meth:`read_back`: the tests then look for every
    label and every number of the sample in both languages. Where values are spelt otherwise than
    by :class:`Formatter`, raw for machines say, override :meth:`spell`; where a format leaves
    parts of its subject out on purpose, :meth:`expect`.
    """

    format: ClassVar[str]
    """The name of the format."""

    bilingual: ClassVar[bool] = False
    """True where a file holds the words of both languages, whichever is asked for."""

    codes: ClassVar[tuple[str, ...]] = ()
    """Words for machines, which may be found in a file of either language."""

    memory_limit: ClassVar[int] = 60 * MIB
    """The most memory, in bytes, that a table of 100.000 rows may take above the table itself."""

    def read_back(self, data: bytes) -> Iterable[str]:
        """Return the texts that a reader of the file sees, in their order."""
        del data
        pytest.skip("it defines no read_back(data)")

    def spell(self, value: CellValue, unit: CountUnit | None, write: Formatter) -> str:
        """Return a value as the format writes it, below a heading that may name the unit."""
        return write.cell(value, unit)

    def expect(self, subject: Exported, write: Formatter) -> Iterable[str]:
        """Return all texts that must be found in the file of ``subject``."""
        return texts_of(subject, write, lambda value, unit: self.spell(value, unit, write))

    # What the tests below are made of.

    def offer(self) -> Format:
        """Return the format under test."""
        return find_format(self.format)

    def same_by(self, name: str) -> Format:
        """Return the format of that name."""
        return find_format(name)

    def code(self) -> str:
        """Return the reference to the exporter."""
        return self.offer().spec.exporter

    def functions(self) -> tuple[object, ...]:
        """Return the function that writes."""
        return (self.offer().load_exporter(),)

    def option_class(self) -> type[ExportOptions]:
        """Return the class of its options."""
        return self.offer().load_options()

    def endings(self) -> tuple[str, ...]:
        """Return the ending of its files."""
        return (self.offer().spec.extension,)

    def subjects(self, report: Report | None = None) -> tuple[Exported, ...]:
        """Return what of a report, the sample by default, the format is given."""
        return subjects_of(sample_report() if report is None else report, self.offer().spec)

    def write(self, subject: Exported, language: Language | str = Language.VI) -> bytes:
        """Return ``subject`` as the host gets it from the exporter."""
        return render(subject, self.format, language=language, options=self.options)

    def made_options(self, kind: type[ExportOptions] | None = None) -> ExportOptions:
        """Return the options that the exporter is called with."""
        chosen = self.offer().load_options() if kind is None else kind
        return build_options(chosen, self.options, Language.VI, self.format)

    def call(self, subject: Exported, out: object, options: ExportOptions | None = None) -> object:
        """Call the exporter itself, without the host between."""
        chosen = self.made_options() if options is None else options
        return self.offer().load_exporter()(subject, cast("BinaryIO", out), chosen)

    # The stream.

    def test_the_stream_is_left_open(self) -> None:
        """The stream belongs to the host."""
        for subject in self.subjects():
            out = KeptOpen()
            self.call(subject, out)
            gc.collect()  # a wrapper that was dropped closes what it wraps
            assert out.closings == 0
            assert out.getvalue()

    def test_nothing_is_returned(self) -> None:
        """An exporter writes; it returns nothing."""
        for subject in self.subjects():
            assert self.call(subject, KeptOpen()) is None

    def test_a_pipe_will_do(self) -> None:
        """The stream needs neither to seek nor to tell."""
        for subject in self.subjects():
            out = Sink()
            self.call(subject, out)
            assert out.size > 0
            assert out.closings == 0

    def test_nothing_stands_before_in_the_stream(self) -> None:
        """What is in the stream already is not touched."""
        for subject in self.subjects():
            out = KeptOpen()
            out.write(b"before")
            self.call(subject, out)
            assert out.getvalue().startswith(b"before")
            assert len(out.getvalue()) > len(b"before")

    def test_a_full_disk_is_the_disks_failure(self) -> None:
        """An error of the stream goes through as it is."""
        for subject in self.subjects():
            with pytest.raises(OSError, match="No space left"):
                self.call(subject, Failing(full_disk()))

    @pytest.mark.parametrize("after", [0, 1])
    def test_an_interruption_goes_through(self, after: int) -> None:
        """Ctrl-C ends it at once, wherever it is."""
        for subject in self.subjects():
            size = len(self.write(subject))
            out = Failing(KeyboardInterrupt(), after)
            try:
                self.call(subject, out)
            except KeyboardInterrupt:
                continue
            assert after, "KeyboardInterrupt was swallowed"
            assert out.size == size  # it was written in one go, before the interruption

    def test_an_interruption_leaves_no_file(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The host takes back what an interrupted exporter wrote."""
        from cadre_training.exporting.stream import GuardedStream

        def interrupted(*_: object) -> int:
            raise KeyboardInterrupt

        monkeypatch.setattr(GuardedStream, "write", interrupted)
        with pytest.raises(KeyboardInterrupt):
            export(sample_report(), self.format, tmp_path / "out", options=self.options)
        assert not (tmp_path / "out").exists()

    # The same again.

    def test_the_same_bytes_twice(self) -> None:
        """What is written depends on the subject and the options, and on nothing else."""
        for subject in self.subjects():
            assert self.write(subject) == self.write(subject)

    def test_the_same_bytes_of_an_equal_subject(self) -> None:
        """Identities and caches play no part."""
        one, other = sample_report(), sample_report()  # both live, so that neither is the other
        for ours, theirs in zip(self.subjects(one), self.subjects(other), strict=True):
            assert self.write(ours) == self.write(theirs)

    @pytest.mark.parametrize("name", ENVIRONMENTS)
    def test_the_same_bytes_in_another_process(self, name: str) -> None:
        """Nor does the machine: its locale, its zone, its seed of hashes."""
        done = child(
            "export",
            self.format,
            as_argument(self.options),
            "vi",
            environment=ENVIRONMENTS[name],
        )
        assert done.said == ""
        assert done.output == b"".join(map(self.write, self.subjects()))

    def test_the_same_bytes_after_a_failure(self) -> None:
        """An export that failed leaves nothing behind for the next."""
        for subject in self.subjects():
            before = self.write(subject)
            with pytest.raises(OSError, match="No space left"):
                self.call(subject, Failing(full_disk()))
            assert self.write(subject) == before

    def test_the_same_bytes_from_a_thread(self) -> None:
        """It need not run in the main thread."""
        for subject in self.subjects():
            with ThreadPoolExecutor(1) as pool:
                assert pool.submit(self.write, subject).result() == self.write(subject)

    def test_the_same_bytes_from_several_threads_at_once(self) -> None:
        """Several may export at one time, each in its language."""
        subject = self.subjects()[0]
        alone = {language: self.write(subject, language) for language in Language}
        barrier = threading.Barrier(4)

        def together(language: Language) -> bytes:
            barrier.wait()
            return self.write(subject, language)

        with ThreadPoolExecutor(4) as pool:
            languages = [*Language, *Language]
            for language, data in zip(languages, pool.map(together, languages), strict=True):
                assert data == alone[language]

    # Manners.

    def test_nothing_is_printed(self, capfd: pytest.CaptureFixture[str]) -> None:
        """Standard output and standard error belong to the program."""
        for subject in self.subjects():
            self.write(subject)
        assert capfd.readouterr() == ("", "")

    def test_nothing_is_warned_of(self) -> None:
        """No warning is raised."""
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            for subject in self.subjects():
                self.write(subject)

    @pytest.mark.parametrize("language", Language)
    def test_nothing_is_opened(self, language: Language) -> None:
        """No file but those of installed code is opened, no socket, no process."""
        done = child("export", self.format, as_argument(self.options), language.value)
        assert done.said == ""
        assert done.status == 0

    def test_the_process_stays_as_it_was(self) -> None:
        """Environment, locale, decimal context, threads: all are others' too."""
        self.write(self.subjects()[0])  # what is imported on first use
        before = state_of_process()
        for subject in self.subjects():
            self.write(subject)
        assert state_of_process() == before

    def test_the_subject_is_not_remembered(self) -> None:
        """Once written, a subject can be forgotten."""
        import weakref

        subject = attrs.evolve(self.subjects()[0])
        self.write(subject)
        gone = weakref.ref(subject)
        del subject
        gc.collect()
        assert gone() is None, "a cache holds the subject"

    # Options.

    def test_an_unknown_option_is_refused_with_those_allowed(self) -> None:
        """Whoever misspells an option is told which there are."""
        names = option_names(self.offer().load_options())
        given = {**self.options, "no-such-option": "1"}
        with pytest.raises(BadOption) as caught:
            render(self.subjects()[0], self.format, options=given)
        for name in (*names, self.format, "no-such-option"):
            assert name in str(caught.value)

    def test_options_may_gain_a_field(self) -> None:
        """A later core may know more options; the exporter does not mind."""
        kind = self.offer().load_options()
        later = attrs.make_class(
            "Later", {"tomorrow": attrs.field(default="?")}, bases=(kind,), frozen=True
        )
        for subject in self.subjects():
            now, then = KeptOpen(), KeptOpen()
            self.call(subject, now)
            self.call(subject, then, self.made_options(cast("type[ExportOptions]", later)))
            assert then.getvalue() == now.getvalue()

    # Files.

    def test_its_files_have_plain_names(self) -> None:
        """Every system takes the names of its files, and no two of them are one."""
        names = [job.file_name for job in plan(sample_report(), [self.offer()])]
        assert names
        assert len({name.casefold() for name in names}) == len(names)
        for name in names:
            assert re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}", name)

    def test_a_folder_gets_its_files_and_nothing_else(self, tmp_path: Path) -> None:
        """What is exported is what lies there afterwards."""
        folder = tmp_path / "out"
        written = export(sample_report(), self.format, folder, options=self.options)
        assert {path.name for path in written} == {path.name for path in folder.iterdir()}
        data = [path.read_bytes() for path in written]
        assert data == [self.write(subject) for subject in self.subjects()]

    def test_it_takes_what_it_says_and_refuses_the_rest(self) -> None:
        """A table or a counter alone is written, or refused before the exporter is called."""
        spec = self.offer().spec
        singles: tuple[tuple[Subject, Exported], ...] = (
            (Subject.TABLE, sample_tables()[0]),
            (Subject.COUNTER, sample_counter()),
        )
        for kind, subject in singles:
            if {kind, Subject.REPORT} & {spec.accepts, *spec.also_accepts}:
                assert self.write(subject)
            else:
                with pytest.raises(TypeError, match=spec.accepts.value):
                    self.write(subject)

    @pytest.mark.parametrize("language", Language)
    def test_its_file_is_what_its_media_type_says(self, language: Language) -> None:
        """JSON is JSON, XML is XML, text is UTF-8."""
        for subject in self.subjects():
            data = self.write(subject, language)
            assert list(harm_in(data, self.offer().spec.media_type)) == []

    def test_text_ends_with_a_line(self) -> None:
        """The last line of a text file is a line; a page has none."""
        media_type = self.offer().spec.media_type
        if is_text(media_type) and not media_type.startswith("text/html"):
            for subject in self.subjects():
                assert self.write(subject).endswith(b"\n")

    # What is read back.

    @pytest.mark.parametrize("language", Language)
    def test_every_label_and_number_is_read_back(self, language: Language) -> None:
        """Nothing of the subject is lost, and no number changes."""
        for subject in self.subjects():
            found = flat(self.read_back(self.write(subject, language)))
            for text in self.expect(subject, Formatter(language)):
                assert flat([text]) in found

    @pytest.mark.parametrize("language", Language)
    def test_one_language_at_a_time(self, language: Language) -> None:
        """No word and no number of the other language is left."""
        (other,) = set(Language) - {language}
        for subject in self.subjects():
            found = flat(self.read_back(self.write(subject, language)))
            mine = flat(self.expect(subject, Formatter(language)))
            for text in {flat([one]) for one in self.expect(subject, Formatter(other))}:
                if not (text in mine or text in self.codes or self.bilingual):
                    assert not re.search(rf"(?<!\w){re.escape(text)}(?!\w)", found)

    @pytest.mark.parametrize("name", ["each kind of absence", "huge numbers"])
    @pytest.mark.parametrize("language", Language)
    def test_absences_and_huge_numbers_are_read_back(self, name: str, language: Language) -> None:
        """Why a value is absent is said in words; no digit of a number is lost."""
        for subject in self.subjects(HOSTILE[name].make()):
            found = flat(self.read_back(self.write(subject, language)))
            for text in self.expect(subject, Formatter(language)):
                assert flat([text]) in found

    # What is hard.

    @pytest.mark.parametrize("name", HOSTILE)
    def test_a_hostile_report_is_exported_and_does_no_harm(self, name: str) -> None:
        """Formulas, scripts, marks of direction, halves of characters: nothing runs or breaks."""
        for subject in self.subjects(HOSTILE[name].make()):
            for language in Language:
                data = self.write(subject, language)
                assert list(harm_in(data, self.offer().spec.media_type)) == []

    def test_many_rows_take_little_memory(self) -> None:
        """A table of 100.000 rows is written as it goes, not held as text."""
        done = child("memory", self.format, as_argument(self.options))
        assert done.status == 0, done.said
        peak = int(done.output)
        assert peak <= self.memory_limit, f"{peak / MIB:.0f} MiB"
