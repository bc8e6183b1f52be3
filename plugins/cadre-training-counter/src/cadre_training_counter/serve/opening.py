"""From the command line to a store and the settings that it is counted by."""

from __future__ import annotations

import re
from pathlib import Path

from attrs import evolve

from cadre_training.plugin import Label
from cadre_training_counter.serve.arguments import Arguments
from cadre_training_counter.serve.service import ServiceSettings
from cadre_training_counter.store.problem import StoreProblem
from cadre_training_counter.store.protocol import Store
from cadre_training_counter.store.sqlite import SqliteStore
from cadre_training_counter.tally.settings import Settings
from cadre_training_counter.tally.settings_text import read_settings, settings_text

_URL = re.compile(r"([a-z][a-z0-9+.-]*)://", re.IGNORECASE)


def open_store(db: str) -> Store:
    """Open where counts are kept.

    Args:
        db: A folder, or the URL of a PostgreSQL database.

    Raises:
        StoreProblem: If it cannot be used.
    """
    url = _URL.match(db)
    if url is None:
        return SqliteStore(Path(db))
    if url[1].lower() not in ("postgresql", "postgres"):
        raise StoreProblem(
            Label(
                f"--db: không dùng được {url[1]}://; chọn một thư mục hoặc postgresql://…",
                f"--db: {url[1]}:// cannot be used; name a folder or postgresql://…",
            )
        )
    try:
        from cadre_training_counter.store.postgresql import PostgresqlStore
    except ModuleNotFoundError as error:
        if error.name is None or not error.name.startswith("psycopg"):
            raise
        raise StoreProblem(
            Label(
                "PostgreSQL cần thêm gói; hãy cài: pip install "
                "'cadre-training-counter[postgresql]'",
                "PostgreSQL needs one more package: pip install "
                "'cadre-training-counter[postgresql]'",
            )
        ) from error
    return PostgresqlStore(db)


def settings_for(asked: Arguments, store: Store) -> ServiceSettings:
    """Return how the service counts: as its store is counted already, or else as is asked.

    Args:
        asked: What the command line asks for.
        store: Where the counts are kept; a new one keeps what it is counted by.

    Raises:
        InputProblems: If the file of settings cannot be read.
        OSError: If there is no such file.
        StoreProblem: If the store is counted by others than those that are asked for.
    """
    path, given = asked.rules, Settings()
    if path is not None:
        given = read_settings(path.read_bytes().decode("utf-8", "replace"), str(path))
    counted = _as_asked(given, asked)
    kept = store.pin(settings_text(counted))
    if path is None:
        counted = _as_asked(read_settings(kept, "--db"), asked)
    wanted = settings_text(counted)
    if wanted != kept:
        before, after = kept.splitlines(), wanted.splitlines()
        lines = [f"- {line}" for line in before if line not in after]
        lines += [f"+ {line}" for line in after if line not in before]
        shown = "\n".join(lines)
        raise StoreProblem(
            Label(
                "bộ đếm này đang được đếm theo quy tắc khác; hãy bỏ tùy chọn đó, hoặc bắt đầu một "
                f"bộ đếm mới (-: đang dùng, +: được yêu cầu):\n{shown}",
                "this counter is counted by other rules; leave that option out, or begin a new "
                f"counter (-: its own, +: asked for):\n{shown}",
            )
        )
    return ServiceSettings(
        counted=counted,
        origins=asked.origins,
        proxies=asked.proxies,
        rates=asked.rates,
        figures=asked.figures,
        fresh_seconds=asked.fresh_seconds,
    )


def _as_asked(settings: Settings, asked: Arguments) -> Settings:
    counter = settings.counter
    if asked.zone is not None:
        counter = evolve(counter, zone=asked.zone)
    if asked.online_minutes is not None:
        counter = evolve(counter, online_minutes=asked.online_minutes)
    return evolve(settings, counter=counter, site=asked.site or settings.site)
