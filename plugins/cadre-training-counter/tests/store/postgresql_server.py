"""A PostgreSQL server of the tests' own: made anew, on a socket in a folder, stopped at the end."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from attrs import define

# It refuses to run as root.
USERS = ("postgres", "nobody")
OPTIONS = "-c listen_addresses='' -c max_connections=50 -c shared_buffers=8MB -c fsync=off"


def programs() -> Path | None:
    """Return the folder of the server's programs, or None where it is not installed."""
    for name in ("pg_ctl", "initdb"):
        if found := shutil.which(name):
            return Path(found).resolve().parent
    if config := shutil.which("pg_config"):
        folder = subprocess.run([config, "--bindir"], capture_output=True, text=True, check=True)
        if (found_in := Path(folder.stdout.strip()) / "initdb").exists():
            return found_in.parent
    versions = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    newest = sorted(versions, key=lambda path: [int(n) for n in path.parts[4].split(".")])
    return newest[-1].parent if newest else None


@define
class Server:
    """A server on a socket."""

    folder: Path
    programs: Path
    user: str | None
    made: int = 0

    @property
    def data(self) -> Path:
        return self.folder / "data"

    def run(self, program: str, *arguments: str) -> None:
        done = subprocess.run(
            [str(self.programs / program), *arguments],
            user=self.user,
            cwd=self.folder,
            env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=120,
            check=False,
        )
        assert done.returncode == 0, f"{program} {arguments}: {done.returncode}"

    def start(self) -> None:
        log = str(self.folder / "log")
        options = f"{OPTIONS} -k {self.folder}"
        self.run("pg_ctl", "start", "-w", "-D", str(self.data), "-l", log, "-o", options)

    def stop(self, mode: str = "fast") -> None:
        self.run("pg_ctl", "stop", "-w", "-D", str(self.data), "-m", mode)

    def address(self, database: str, role: str = "root") -> str:
        return f"postgresql://{role}:secret-word@/{database}?host={self.folder}"

    def ask(self, *statements: str, database: str = "postgres") -> list[tuple[object, ...]]:
        """Run statements as the owner of everything; return what the last one gives."""
        with psycopg.connect(self.address(database), autocommit=True) as db:
            for statement in statements:
                found = db.execute(statement.encode())
            return found.fetchall() if found.description else []

    def database(self) -> str:
        """Make an empty database and return its address."""
        self.made += 1
        self.ask(f"CREATE DATABASE counter{self.made}")
        return self.address(f"counter{self.made}")


@contextmanager
def running() -> Generator[Server]:
    """Run a server; where none is installed, the caller has looked before."""
    folder = Path(tempfile.mkdtemp(prefix="counter-pg-", dir="/tmp"))
    where = programs()
    assert where is not None
    user = None
    if os.geteuid() == 0:
        user = next(name for name in USERS if any(one.pw_name == name for one in pwd.getpwall()))
        shutil.chown(folder, user)
    server = Server(folder, where, user)
    try:
        server.run(
            "initdb", "-D", str(server.data), "-U", "root", "-A", "trust", "-N", "-E", "UTF8"
        )
        server.start()
        try:
            yield server
        finally:
            server.stop("immediate")
    finally:
        shutil.rmtree(folder)
