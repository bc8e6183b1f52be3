"""The secret of a site, in a file beside the state."""

from __future__ import annotations

import os
import secrets
from hashlib import blake2b
from pathlib import Path

from cadre_training.plugin import Label
from cadre_training_counter.store.problem import StoreProblem
from cadre_training_counter.tally.keys import SECRET_BYTES

NAME = "secret.key"
"""The name of the file in the folder of the state."""


def read_secret(folder: Path) -> bytes | None:
    """Read the secret of the state in ``folder``; None where there is no such file.

    Raises:
        OSError: If it cannot be read.
        StoreProblem: If the file holds no secret.
    """
    path = folder / NAME
    try:
        secret = path.read_bytes()
    except FileNotFoundError:
        return None
    if len(secret) != SECRET_BYTES:
        raise StoreProblem(
            Label(
                f"{path}: tệp không chứa khóa bí mật ({SECRET_BYTES} byte); hãy khôi phục từ bản "
                "sao lưu, hoặc bắt đầu một thư mục trạng thái mới",
                f"{path}: the file holds no secret ({SECRET_BYTES} bytes); bring it back from a "
                "copy, or start a new state folder",
            )
        )
    return secret


def make_secret(folder: Path) -> bytes:
    """Make the secret of the state in ``folder``, whole or not at all, for its owner only.

    It is a file of its own, so that a copy of the counts alone tells nobody who came.

    Raises:
        OSError: If it cannot be written.
    """
    secret = secrets.token_bytes(SECRET_BYTES)
    draft = folder / f".{NAME}.new"
    draft.unlink(missing_ok=True)  # of a process that was stopped here
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as out:
        out.write(secret)
        out.flush()
        os.fsync(out.fileno())
    draft.replace(folder / NAME)
    return secret


def check_value(secret: bytes) -> bytes:
    """Return what a state keeps to know its secret again; the secret does not follow from it."""
    return blake2b(b"", digest_size=16, key=secret, person=b"check").digest()
