"""What the package says of itself."""

from __future__ import annotations

import subprocess
import sys

from cadre_training._registry import find_workbook, plugins, workbooks


def test_every_ending_is_offered_and_nothing_is_wrong() -> None:
    (info,) = [one for one in plugins() if one.distribution == "cadre-training-xlsx"]
    assert info.problems == ()
    assert [one.name for one in info.workbooks] == ["xlsx", "xls", "xlsb", "ods"]
    endings = {ending for one in info.workbooks for ending in one.spec.extensions}
    assert endings == {".xlsx", ".xlsm", ".xls", ".xlsb", ".ods"}
    for one in info.workbooks:
        assert callable(one.load_opener())
        assert one.spec.summary.vi != one.spec.summary.en


def test_only_what_can_hold_notes_gets_them() -> None:
    assert callable(find_workbook("xlsx").load_annotator())
    assert {one.name for one in workbooks() if one.spec.annotator} == {"xlsx"}


def test_listing_imports_none_of_its_code() -> None:
    code = (
        "import sys\nfrom cadre_training._registry import workbooks\n"
        "assert len(workbooks(strict=True)) >= 4\n"
        "print([n for n in sys.modules if 'calamine' in n or n.startswith('cadre_training_xlsx.')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['cadre_training_xlsx.plugin']"
