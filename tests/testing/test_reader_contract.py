"""The contract lets a good reader pass, and each kind of bad one fail."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.fake_site import FakeSite
from tests.testing.failing import assert_found
from tests.testing.ledger import CODE, EXPECTED, PLUGIN, SAMPLE

from cadre_training._registry import find_reader
from cadre_training.testing import ReaderContract


class Ledger(ReaderContract):
    reader = "ledger"

    def sample(self):
        return SAMPLE

    def expected(self):
        return EXPECTED

    def broken(self):
        return (b"a\t2016\n", b"a\tx\t1\n", b"\xff")


class TestLedger(Ledger):
    @pytest.fixture(autouse=True)
    def installed(self, site: FakeSite) -> None:
        site.add("ledger", PLUGIN, modules={"ledger_code": CODE})


def changed(old: str, new: str) -> str:
    assert CODE.count(old) == 1
    return CODE.replace(old, new)


BODY = '        text = file.read().decode("utf-8-sig")'
END = "    return Register(classes=tuple(classes))"
BAD = {
    "closes the file": (
        changed(BODY, f"{BODY}; file.close()"),
        lambda c, _: c.test_the_file_is_left_open(),
    ),
    "writes to the file": (
        changed(BODY, f"{BODY}; file.write(b'x')"),
        lambda c, _: c.test_nothing_is_written_to_the_file(),
    ),
    "swallows interruptions": (
        changed("except UnicodeDecodeError", "except BaseException"),
        lambda c, _: c.test_an_interruption_goes_through(),
    ),
    "swallows errors of the disk": (
        changed("except UnicodeDecodeError", "except Exception"),
        lambda c, _: c.test_an_error_of_the_disk_goes_through(),
    ),
    "prints": (
        changed(BODY, f"{BODY}; import os; os.write(1, b'x')"),
        lambda c, capfd: c.test_nothing_is_printed(capfd),
    ),
    "warns": (
        changed(BODY, f"{BODY}; import warnings; warnings.warn('x')"),
        lambda c, _: c.test_nothing_is_warned_of(),
    ),
    "opens a socket": (
        changed(BODY, f"{BODY}; import socket; socket.socket().close()"),
        lambda c, _: c.test_nothing_is_opened(),
    ),
    "crashes on what is not UTF-8": (
        changed("except UnicodeDecodeError", "except ZeroDivisionError"),
        lambda c, _: c.test_files_that_must_be_refused_are(c.folder),
    ),
    "reads what is broken": (
        changed("if wrong:", "if 0:"),
        lambda c, _: c.test_files_that_must_be_refused_are(c.folder),
    ),
    "says nothing of places": (
        changed("learners=int(learners), source=source", "learners=int(learners)"),
        lambda c, _: c.test_every_record_says_where_it_was_read(),
    ),
    "puts the name into a record": (
        changed("TrainingClass(id=key", "TrainingClass(id=key + name"),
        lambda c, _: c.test_the_name_of_the_file_changes_nothing(),
    ),
    "reads something else each time": (
        changed(END, "    import uuid\n    from cadre_training.plugin import Cadre\n"
                "    return Register(cadres=(Cadre(id=str(uuid.uuid4())),))"),
        lambda c, _: c.test_the_same_register_twice(),
    ),
    "reads something else": (
        changed("int(learners)", "int(learners) + 1"),
        lambda c, _: c.test_the_sample_is_the_register_expected(),
    ),
    "depends on the locale": (
        changed(BODY, "        import sys; text = file.read().decode("
                "'utf-8' if sys.flags.utf8_mode or sys.hash_info.width == 0 else 'utf-8')\n"
                "        import os; text = text.replace('41', '42') if os.environ.get('LC_ALL')"
                " == 'C' else text"),
        lambda c, _: c.test_the_same_register_in_another_process("the C locale"),
    ),
    "changes the process": (
        changed(BODY, f"{BODY}; import os; os.environ['LEDGER'] += 'x'"),
        lambda c, _: c.test_the_process_stays_as_it_was(),
    ),
    "is loaded with the list": (
        None,
        lambda c, _: c.test_listing_imports_none_of_its_code(),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_a_bad_reader_fails(
    site: FakeSite,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    name: str,
) -> None:
    code, check = BAD[name]
    plugin = PLUGIN if code else f"import ledger_code\n{PLUGIN}"
    site.add("ledger", plugin, modules={"ledger_code": code or CODE})
    monkeypatch.setenv("LEDGER", "")
    find_reader("ledger").load_reader()
    contract = Ledger()
    contract.folder = tmp_path  # type: ignore[attr-defined]
    assert_found(lambda: check(contract, capfd), __file__)
