"""A server that the tests of this folder share."""

from __future__ import annotations

from collections.abc import Generator

import pytest

from .postgresql_server import Server, programs, running


@pytest.fixture(scope="session")
def server() -> Generator[Server]:
    """A PostgreSQL server; a test that needs one is skipped where there is none."""
    if programs() is None:
        pytest.skip("PostgreSQL is missing; install Debian's postgresql.")
    with running() as made:
        yield made


@pytest.fixture
def address(server: Server) -> str:
    """The address of an empty database."""
    return server.database()
