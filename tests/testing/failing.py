"""That a rule of a contract finds what breaks it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest


def assert_found(rule: Callable[[], object], file: str) -> None:
    """Hold a rule to failing, and that it was the rule which failed.

    Args:
        rule: Calls the rule.
        file: The file of the test: a rule of another name, or called with other arguments, fails
            there, and has found nothing.
    """
    with pytest.raises((Exception, KeyboardInterrupt, pytest.fail.Exception)) as caught:
        rule()
    assert not isinstance(caught.value, SyntaxError | NameError)
    assert Path(caught.traceback[-1].path) != Path(file), f"no rule failed: {caught.value!r}"
