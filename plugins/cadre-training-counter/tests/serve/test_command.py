"""The command line of the service: what it takes, says and refuses."""

from __future__ import annotations

import datetime as dt
import ipaddress
import re
import socket
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from cadre_training.plugin import Language
from cadre_training_counter.commands.line import HelpAsked, WrongUsage
from cadre_training_counter.commands.main import main as counter
from cadre_training_counter.serve.arguments import Arguments, read_arguments
from cadre_training_counter.serve.client import ProxyHeader
from cadre_training_counter.serve.gate import Rates
from cadre_training_counter.serve.opening import open_store, settings_for
from cadre_training_counter.serve.options import OPTIONS
from cadre_training_counter.serve.origins import Origins
from cadre_training_counter.serve.rate import Rate
from cadre_training_counter.serve.voice import Voice
from cadre_training_counter.store.problem import StoreProblem
from cadre_training_counter.store.sqlite import NAME, SqliteStore
from cadre_training_counter.tally.batch import Batch

from .process import START, run, running

VIETNAMESE = re.compile(r"[ăâđêôơưáàảãạéèẻẽẹíìỉĩịóòỏõọúùủũụýỳỷỹỵ]", re.IGNORECASE)


def read(*args: str) -> Arguments:
    return read_arguments(args, Language.EN)


def test_only_the_store_must_be_named() -> None:
    asked = read("--db", "state")
    assert asked == Arguments(db="state")
    assert (asked.host, asked.port, asked.fresh_seconds) == ("127.0.0.1", 8099, 10)
    assert asked.proxies.networks == ()
    assert asked.origins == Origins()


def test_everything_may_be_named() -> None:
    asked = read(
        *("--db=postgresql://a@b/c", "--host", "::1", "--port", "0", "--rules=s.toml"),
        *("--zone", "UTC+7", "--online-minutes", "15", "--site", "Cổng", "--fresh", "60"),
        *("--origin", "https://a.example", "--origin=https://b.example:8443"),
        *("--proxy", "10.1.2.3/8", "--proxy", "::1", "--proxy-header", "forwarded"),
        *("--limit-visitor", "2,3", "--limit-address=4,5", "--limit-all", "6,7"),
    )
    assert (asked.db, asked.host, asked.port) == ("postgresql://a@b/c", "::1", 0)
    assert (asked.rules, asked.site) == (Path("s.toml"), "Cổng")
    assert asked.zone is not None
    assert (asked.zone.name, asked.online_minutes, asked.fresh_seconds) == ("UTC+7", 15, 60)
    assert asked.origins == Origins(("https://a.example", "https://b.example:8443"))
    assert asked.proxies.networks == (
        ipaddress.ip_network("10.0.0.0/8"),
        ipaddress.ip_network("::1/128"),
    )
    assert asked.proxies.header is ProxyHeader.FORWARDED
    assert asked.rates == Rates(visitor=Rate(2, 3), address=Rate(4, 5), everyone=Rate(6, 7))


@pytest.mark.parametrize(
    ("args", "said"),
    [
        ((), "--db is missing"),
        (("--db",), "--db needs a value"),
        (("--db", "x", "--prot", "1"), "did you mean --port"),
        (("--db", "x", "--xyz"), "there is no option --xyz"),
        (("--db", "x", "y", "z"), "too many arguments: y z"),
        (("--help=1",), "--help takes no value"),
        (("--db", "x", "--port", "65536"), "--port must be a whole number from 0 to 65535"),
        (("--db", "x", "--port", "-1"), "--port"),
        (("--db", "x", "--port", "８０"), "--port"),
        (("--db", "x", "--port", "9" * 40), "--port"),
        (("--db", "x", "--online-minutes", "0"), "--online-minutes"),
        (("--db", "x", "--online-minutes", "1441"), "--online-minutes"),
        (("--db", "x", "--fresh", "0"), "--fresh"),
        (("--db", "x", "--zone", "Hanoi"), "time zone"),
        (("--db", "x", "--origin", "example.gov.vn"), "https://example.gov.vn"),
        (("--db", "x", "--origin", "https://a.example/page"), "without a path"),
        (("--db", "x", "--proxy", "proxy.example"), "no network"),
        (("--db", "x", "--proxy-header", "X-Real-IP"), "X-Forwarded-For or Forwarded"),
        (("--db", "x", "--limit-all", "5"), "50,500"),
        (("--db", "x", "--limit-all", "0,5"), "50,500"),
        (("--db", "x", "--limit-all", "a,b"), "50,500"),
    ],
)
def test_what_cannot_be_followed_is_said(args: tuple[str, ...], said: str) -> None:
    with pytest.raises(WrongUsage, match=re.escape(said)) as caught:
        read(*args)
    assert caught.value.message.vi != caught.value.message.en
    assert not VIETNAMESE.search(caught.value.message.en)


@pytest.mark.parametrize("language", list(Language))
def test_help_names_every_option(language: Language) -> None:
    for flag in ("--help", "-h"):
        with pytest.raises(HelpAsked) as caught:
            read_arguments((flag,), language)
        text = caught.value.text
        for option in OPTIONS:
            assert option.name in text
        english = language is Language.EN
        assert bool(VIETNAMESE.search(text)) is not english
        assert ("Usage: cadre-training counter serve" in text) is english
        assert ("Options:" in text) is english


def main(args: tuple[str, ...], language: Language) -> int:
    return counter(("serve", *args), language)


def test_help_is_printed_and_all_is_well(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(("--help",), Language.VI) == 0
    assert "Cách dùng: cadre-training counter serve" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("args", "vi", "en"),
    [
        (("--port", "1"), "còn thiếu --db. Xem: ", "--db is missing. See: "),
        (("--prt", "1"), "có phải --port? Xem: ", "did you mean --port? See: "),
    ],
)
def test_a_wrong_command_line_ends_with_status_2(
    args: tuple[str, ...], vi: str, en: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for language, head, said in ((Language.VI, "Lỗi: ", vi), (Language.EN, "Error: ", en)):
        assert main(args, language) == 2
        printed = capsys.readouterr()
        assert printed.out == ""
        assert printed.err.startswith(head)
        assert said in printed.err


def cannot(db: Path | str, *more: str) -> tuple[str, str]:
    """Start a service that cannot; return what it says in Vietnamese and in English."""
    said: list[str] = []
    for language in ("vi", "en"):
        done = run("--db", str(db), "--port", "0", *more, language=language)
        assert (done.returncode, done.stdout) == (2, "")
        assert "Traceback" not in done.stderr
        assert done.stderr.startswith({"vi": "Lỗi: ", "en": "Error: "}[language])
        said.append(done.stderr)
    return said[0], said[1]


def test_a_store_of_another_version_is_not_touched(tmp_path: Path) -> None:
    with SqliteStore(tmp_path):
        pass
    with sqlite3.connect(tmp_path / NAME) as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    vi, en = cannot(tmp_path)
    assert "phiên bản khác" in vi
    assert "another version" in en


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    vi, en = cannot(tmp_path / "file" / "state")
    assert "không phải là thư mục" in vi
    assert "not a folder" in en
    _, en = cannot("/proc/counter")  # nobody may write there, not even an administrator
    assert "/proc/counter" in en


def test_what_is_no_database_is_said(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"This is no database at all. " * 400)
    vi, en = cannot(tmp_path)
    assert "không phải là một bộ đếm" in vi
    assert "no counter" in en
    assert "mysql://" in cannot("mysql://root@localhost/x")[1]


def test_a_port_that_is_taken_is_said(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        vi, en = cannot(tmp_path, "--port", port)
        assert f"cổng {port}: một chương trình khác" in vi
        assert f"port {port}: another program" in en
    assert "no such host" in cannot(tmp_path, "--host", "no.such.host.invalid")[1]
    assert "cannot listen" in cannot(tmp_path, "--host", "192.0.2.1")[1]


@pytest.mark.parametrize("package", ["uvicorn", "httptools", "psycopg"])
def test_a_package_that_is_missing_is_named(package: str, tmp_path: Path) -> None:
    extra = "postgresql" if package == "psycopg" else "serve"
    db = "postgresql://nobody@/x" if package == "psycopg" else str(tmp_path)
    code = f"import sys; sys.modules[{package!r}] = None; {START}"
    done = subprocess.run(
        [sys.executable, "-c", code, "en", "--db", db, "--port", "0"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 2
    assert f"cadre-training-counter[{extra}]" in done.stderr


def test_a_store_goes_on_by_its_own_rules(tmp_path: Path) -> None:
    rules = tmp_path / "rules.toml"
    rules.write_text('[counter]\nsite = "Huyện"\nonline_minutes = 7\n[robots]\nalso = ["Nagios"]\n')
    with closing(open_store(str(tmp_path / "state"))) as store:
        first = settings_for(read("--db", "x", "--settings", str(rules)), store)
        day = dt.date(2024, 5, 15)
        store.apply(Batch(until=1_715_749_200, today=day))  # counting has begun
        assert (first.counted.site, first.rules.online_minutes) == ("Huyện", 7)
        # Without a word, it is counted as before.
        assert settings_for(read("--db", "x"), store).counted == first.counted
        assert settings_for(read("--db", "x", "--site", "Huyện"), store).counted == first.counted
        with pytest.raises(
            StoreProblem, match=r"(?s)- online_minutes = 7\n.*\+ online_minutes = 8"
        ):
            settings_for(read("--db", "x", "--online-minutes", "8"), store)
        rules.write_text("")
        with pytest.raises(StoreProblem, match="by other rules"):
            settings_for(read("--db", "x", "--settings", str(rules)), store)


def test_a_file_of_rules_that_is_wrong_is_refused(tmp_path: Path) -> None:
    rules = tmp_path / "rules.toml"
    rules.write_text("[counter]\nonline = 7\n")
    with pytest.raises(ValueError, match=r"rules\.toml.*online"):
        main(("--db", str(tmp_path / "state"), "--settings", str(rules)), Language.EN)
    with pytest.raises(FileNotFoundError):
        main(("--db", str(tmp_path / "state"), "--settings", str(tmp_path / "x")), Language.EN)


def test_it_says_where_it_runs(tmp_path: Path) -> None:
    with running(tmp_path, "--site", "Cổng huyện", "--host", "localhost", language="vi") as served:
        assert served.hit() == 204
        status, headers, body = served.get("/counter.html")
        assert status == 200
        assert "server" not in headers
        assert "Cổng huyện" in body.decode()
        assert served.stop() == (0, "")


def test_it_says_once_that_it_fails_and_once_that_it_is_well_again(
    capsys: pytest.CaptureFixture[str],
) -> None:
    voice = Voice(Language.EN)
    with pytest.raises(StoreProblem) as caught:
        open_store("mysql://x")
    for _ in range(3):
        voice.settled(None)
        voice.settled(caught.value)
        voice.settled(caught.value)
    printed = capsys.readouterr()
    assert printed.err.count("answered 503") == 3
    assert printed.out.count("kept again") == 2
    voice = Voice(Language.VI)
    voice.settled(KeyError("a fault"))
    printed = capsys.readouterr()
    assert "KeyError" in printed.err
    assert "không ghi được số đếm" in printed.err
