"""What is said when a state in PostgreSQL cannot be used."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager

import psycopg

from cadre_training.plugin import Label
from cadre_training_counter.store.postgresql_schema import SCHEMA
from cadre_training_counter.store.problem import StoreProblem

_CAUSES = {
    "42501": Label(
        f"không đủ quyền; người quản trị có thể chạy: CREATE SCHEMA {SCHEMA} AUTHORIZATION …",
        f"it lacks the rights; an administrator may run: CREATE SCHEMA {SCHEMA} AUTHORIZATION …",
    ),
    "25006": Label("máy chủ này chỉ cho đọc", "this server is read-only"),
    "53100": Label("ổ đĩa của máy chủ đã đầy", "the disk of the server is full"),
    "53300": Label("máy chủ có quá nhiều kết nối", "the server has too many connections"),
    "55P03": Label(
        "một chương trình khác giữ bộ đếm quá lâu", "another program holds the counter too long"
    ),
    "57014": Label("máy chủ trả lời quá chậm", "the server takes too long"),
    "57P": Label("máy chủ đang dừng hoặc đang khởi động", "the server is stopping or starting"),
    "58": Label("ổ đĩa của máy chủ bị lỗi", "the disk of the server failed"),
}
"""By what the code of PostgreSQL begins with; the longest that fits counts."""

# Where there is no connection, PostgreSQL gives no code.
_NO_CONNECTION = Label(
    "không kết nối được; hãy kiểm tra máy chủ có chạy không, địa chỉ, tên cơ sở dữ liệu, tài khoản "
    "và mật khẩu",
    "there is no connection; look whether the server runs, and at the address, the name of the "
    "database, the user and the password",
)


@contextmanager
def told(where: str) -> Generator[None]:
    """Say what PostgreSQL cannot do as a :class:`StoreProblem`.

    Args:
        where: The database, as it may be shown: without the password.
    """
    try:
        yield
    except psycopg.Error as error:
        cause = _cause(error)
        raise StoreProblem(Label(f"{where}: {cause.vi}", f"{where}: {cause.en}")) from error


def _cause(error: psycopg.Error) -> Label:
    code = error.sqlstate or ""
    for length in (5, 3, 2):
        if cause := _CAUSES.get(code[:length]):
            return cause
    if isinstance(error, psycopg.OperationalError):
        return _NO_CONNECTION
    return Label.same(f"PostgreSQL {code}: {error.diag.message_primary or type(error).__name__}")


def not_an_address(reason: str) -> StoreProblem:
    """Say that the address of a database cannot be read."""
    return StoreProblem(
        Label(
            "địa chỉ cơ sở dữ liệu không đọc được; hãy viết như postgresql://tên@máy/cơ_sở_dữ_liệu",
            f"the address of the database cannot be read ({reason}); write it as "
            "postgresql://user@host/database",
        )
    )


def other_version(where: str) -> StoreProblem:
    """Say that a state was made by another version of the program."""
    return StoreProblem(
        Label(
            f"{where}: bộ đếm do một phiên bản khác của chương trình tạo ra",
            f"{where}: the counter was made by another version of the program",
        )
    )
