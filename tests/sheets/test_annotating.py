"""The copy with notes: whole or not at all, and never in place of the workbook."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.fake_site import FakeSite, workbook_plugin, workbook_spec
from tests.sheets.workbook import CODE, PLUGIN, WRONG

from cadre_training.checks.finding import CheckResult, Finding, Severity, Spot
from cadre_training.codec.problem import InputProblems
from cadre_training.model.phrase import Phrase
from cadre_training.model.source import Place
from cadre_training.sheets import OpenFailed, annotate, check_sheets, read_sheets


@pytest.fixture
def file(site: FakeSite, tmp_path: Path) -> Path:
    site.add("plain-plugin", PLUGIN, modules={"plain_code": CODE})
    path = tmp_path / "a.plain"
    path.write_text(WRONG, "utf-8")
    return path


def notes(copy: Path) -> str:
    text = copy.read_text("utf-8")
    assert text.startswith(WRONG)
    return text.removeprefix(WRONG)


def first_cell(result: CheckResult) -> str:
    source = result.findings[0].spots[0].source
    assert source is not None
    assert source.read_at is not None
    return str(source.read_at.cell)


def at(place: Place, seen: str = "x") -> Finding:
    return Finding(
        code="mã-thử",
        severity=Severity.WARNING,
        spots=(Spot.at(place),),
        seen=Phrase.of(seen, seen),
        reasons=(),
        question=Phrase.of("hỏi", "ask"),
    )


@pytest.mark.parametrize(
    ("language", "head", "words"),
    [
        ("vi", "Mâu thuẫn [cross-footing]", ("Có thể do:", "Gợi ý, không tự sửa:", "Cần hỏi: ")),
        (
            "en",
            "Error [cross-footing]",
            ("It may be that:", "Proposed, and not applied:", "To ask: "),
        ),
    ],
)
def test_each_finding_is_a_note_at_its_cell(
    file: Path, language: str, head: str, words: tuple[str, ...]
) -> None:
    result = check_sheets(read_sheets(file))
    copy = file.with_name("out.plain")
    assert annotate(file, copy, result, language) == ()
    written = notes(copy)
    assert written.startswith(f"2022!{first_cell(result)}|{head}|")
    for word in words:
        assert word in written
    assert ("340" in written, "330" in written) == (True, True)
    assert file.read_text("utf-8") == WRONG


def test_a_proposal_for_another_cell_is_a_note_there_too(file: Path) -> None:
    result = check_sheets(read_sheets(file))
    cells = {
        proposal.spot.source.read_at.cell
        for finding in result.findings
        for proposal in finding.proposals
        if proposal.spot.source and proposal.spot.source.read_at
    }
    assert len(cells) > 1
    copy = file.with_name("out.plain")
    annotate(file, copy, result)
    for cell in cells:
        assert f"2022!{cell}|Mâu thuẫn [cross-footing]|" in notes(copy)
    assert f"Xem ô {first_cell(result)}." in notes(copy)


def test_findings_about_no_cell_are_returned(file: Path) -> None:
    elsewhere = (
        at(Place("b.plain", sheet="2022", cell="A1")),
        at(Place("a.plain", sheet="2022")),
        at(Place("a.plain", line=3)),
    )
    here = at(Place("a.plain", sheet="2022", cell="B2"), "ở đây")
    result = CheckResult(findings=(elsewhere[0], here, *elsewhere[1:]))
    copy = file.with_name("out.plain")
    assert annotate(file, copy, result) == elsewhere
    assert notes(copy) == "2022!B2|Cần xem lại [mã-thử]|ở đây\nCần hỏi: hỏi\n"


def test_without_findings_the_copy_is_the_workbook(file: Path) -> None:
    copy = file.with_name("out.plain")
    assert annotate(file, copy, CheckResult()) == ()
    assert copy.read_bytes() == file.read_bytes()


def test_the_workbook_itself_is_never_written_over(file: Path) -> None:
    link = file.with_name("link.plain")
    link.symlink_to(file)
    for target in (file, str(file), file.parent / "." / file.name, link):
        with pytest.raises(ValueError, match="take the place"):
            annotate(file, target, CheckResult())
    assert file.read_text("utf-8") == WRONG


@pytest.mark.parametrize("name", ["a.csv", "a.mute"])
def test_files_that_take_no_notes(file: Path, name: str) -> None:
    other = file.with_name(name)
    other.write_bytes(file.read_bytes())
    with pytest.raises(InputProblems, match=r"save it as \.xlsx") as caught:
        annotate(other, file.with_name(f"out{other.suffix}"), CheckResult())
    assert caught.value.problems[0].code == "no-notes"


def test_the_copy_ends_as_the_workbook_does(file: Path) -> None:
    with pytest.raises(InputProblems, match=r"must end in \.plain") as caught:
        annotate(file, file.with_name("out.xlsx"), CheckResult())
    assert caught.value.problems[0].code == "other-ending"
    annotate(file, file.with_name("OUT.PLAIN"), CheckResult())


def test_an_old_copy_is_replaced_and_folders_are_made(file: Path) -> None:
    copy = file.parent / "new" / "out.plain"
    result = check_sheets(read_sheets(file))
    for _ in range(2):
        annotate(file, copy, result)
        assert notes(copy).count(f"2022!{first_cell(result)}|") == 1
    assert [path.name for path in copy.parent.iterdir()] == ["out.plain"]


FAILING = {
    "raises half-way": ("out.write(b'half'); 1 / 0", "ZeroDivisionError"),
    "writes nothing": ("pass", "it wrote nothing"),
    "writes text": ("out.write('x')", "it wrote text"),
    "closes the stream": ("out.write(b'x'); out.close()", "it closed the stream"),
}


@pytest.mark.parametrize("name", FAILING)
def test_a_failing_annotator_leaves_what_was_there(
    site: FakeSite, tmp_path: Path, name: str
) -> None:
    code, cause = FAILING[name]
    spec = workbook_spec("bad", annotator="'bad_code:annotate'")
    site.add("bad-plugin", workbook_plugin(spec),
             modules={"bad_code": f"def annotate(file, out, notes):\n    {code}\n"})  # fmt: skip
    path, copy = tmp_path / "a.bad", tmp_path / "out.bad"
    path.write_bytes(b"x")
    copy.write_bytes(b"old")
    result = CheckResult(findings=(at(Place("a.bad", sheet="S", cell="A1")),))
    with pytest.raises(OpenFailed, match=cause):
        annotate(path, copy, result)
    assert copy.read_bytes() == b"old"
    assert sorted(one.name for one in tmp_path.iterdir() if one.is_file()) == ["a.bad", "out.bad"]


def test_devices_and_folders_are_not_replaced(file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "folder.plain"
    folder.mkdir()
    with pytest.raises(OSError, match="no regular file") as caught:
        annotate(file, folder, CheckResult())
    assert caught.value.filename == str(folder)
