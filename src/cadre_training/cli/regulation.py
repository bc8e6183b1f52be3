"""``regulation``: which regulation applied on a day, and what it lays down."""

from __future__ import annotations

import datetime as dt

import click

from cadre_training.cli._day import parse_day
from cadre_training.cli._json import Branch, Json, Tree, dumps
from cadre_training.cli._language import both, current, say
from cadre_training.cli._options import command, format_option
from cadre_training.cli._output import emit
from cadre_training.cli._page import Page
from cadre_training.model.label import Label
from cadre_training.model.not_known import NotKnown
from cadre_training.model.regulation import Regulation
from cadre_training.model.target_group import GroupDefinition

HO_CHI_MINH = dt.timezone(dt.timedelta(hours=7))
"""Local time in Vietnam, which has no summer time."""


@command(
    "regulation",
    both("Cho biết quy định nào áp dụng vào một ngày.", "Show the regulation in force on a day."),
    both(
        "Cho biết quy định áp dụng vào NGÀY (mặc định là hôm nay, giờ Việt Nam): đối tượng, nội "
        "dung quy định, và những gì chưa rõ kèm nơi cần xem. Ngày chưa có quy định nào cũng là "
        "một câu trả lời: lệnh nói rõ và kết thúc bình thường (mã 0).",
        "Show the regulation in force on DATE (today in Vietnam by default): its groups, what it "
        "lays down, and what is not known with the place to look in. That none was in force yet "
        "is an answer too: the command says so and ends well (status 0).",
    ),
)
@click.argument("day", required=False, metavar=both("NGÀY", "DATE"), callback=parse_day)
@format_option("text", "json")
def regulation(day: dt.date | None, form: str) -> None:
    """Show the regulation in force on a day."""
    from cadre_training.formatting import Formatter
    from cadre_training.regulations import NoRegulation, regulation_at

    day = day or dt.datetime.now(HO_CHI_MINH).date()
    try:
        found = regulation_at(day)
    except NoRegulation as none:
        sentence = Formatter(current()).text(none.phrase)
        nothing = Branch(day=day.isoformat(), regulation=None, message=sentence)
        emit(dumps(nothing) if form == "json" else f"{sentence}\n", None)
        return
    if form == "json":
        emit(dumps(Branch(day=day.isoformat(), regulation=_as_json(found))), None)
    else:
        emit(_as_text(found), None)


def _groups(found: Regulation) -> tuple[GroupDefinition, ...]:
    from cadre_training.regulations import scheme

    return scheme(found.id).groups


def _as_text(found: Regulation) -> str:
    from cadre_training.formatting import Formatter
    from cadre_training.regulations import find_regulation

    language, write = current(), Formatter(current())
    page = Page.to(None)
    page.line(say(f"Quy định số {found.number}", f"Regulation {found.number}"))
    page.line(found.title.in_language(language), indent=2)
    page.gap()
    since = (
        write.date(found.in_force.since) if found.in_force.since else say("chưa rõ", "not known")
    )
    force = say(f"từ ngày {since}", f"from {since}")
    if found.in_force.until:
        until = write.date(found.in_force.until)
        force += say(f" đến hết ngày {until}", f" to {until}")
    if found.in_force_assumed:
        force += say(
            " (tạm lấy theo ngày ban hành; chưa tìm thấy điều khoản về hiệu lực)",
            " (assumed: the day of issue; no clause on this was found)",
        )
    old = find_regulation(found.replaces) if found.replaces else None
    facts = [
        (say("Cơ quan ban hành", "Issued by"), found.issuer.in_language(language)),
        (say("Ngày ban hành", "Issued on"), write.date(found.issued)),
        (say("Hiệu lực", "In force"), force),
        (say("Thay thế", "Replaces"), old.number if old else found.replaces or ""),
        (say("Nguồn", "Source"), str(found.source)),
    ]
    for name, value in facts:
        if value:
            page.line(f"{name}: {value}", indent=2, hang=4)
    page.heading(say("Đối tượng, nhóm", "Target groups"))
    for group in _groups(found):
        label = group.label.in_language(language)
        page.line(f"{label}: {_law(group.definition, group.article)}", indent=2, hang=4)
    known = [p for p in found.parameters if isinstance(p.value, Label)]
    unknown = [p for p in found.parameters if isinstance(p.value, NotKnown)]
    page.heading(say("Quy định", "What it lays down"))
    for parameter in known:
        label = parameter.label.in_language(language)
        page.line(f"{label}: {_law(parameter.value, parameter.article)}", indent=2, hang=4)
    page.heading(say("Chưa rõ", "Not known"))
    for parameter in unknown:
        label = parameter.label.in_language(language)
        page.line(f"{label}: {_law(parameter.value, parameter.article)}", indent=2, hang=4)
    return page.text()


def _law(words: Label | NotKnown, article: str | NotKnown) -> str:
    """Return what is laid down with its clause, or where to look for what is not known."""
    from cadre_training.regulations import cite

    language = current()
    if isinstance(words, NotKnown):
        return f"{say('xem', 'look in')} {words.look_in.in_language(language)}"
    clause = cite(article).in_language(language)
    if isinstance(article, NotKnown):
        clause = f"{say('điều khoản', 'article')} {clause}"
    return f"{words.in_language(language)} ({clause})"


def _as_json(found: Regulation) -> Tree:
    language = current()

    def words(value: Label | NotKnown) -> Json:
        if isinstance(value, NotKnown):
            return {"look_in": value.look_in.in_language(language)}
        return value.in_language(language)

    def article(value: str | NotKnown) -> Json:
        return value if isinstance(value, str) else words(value)

    since, until = found.in_force.since, found.in_force.until
    return Branch(
        id=found.id,
        number=found.number,
        title=found.title.in_language(language),
        issuer=found.issuer.in_language(language),
        issued=found.issued.isoformat(),
        in_force={
            "since": since.isoformat() if since else None,
            "until": until.isoformat() if until else None,
            "assumed": found.in_force_assumed,
        },
        replaces=found.replaces,
        groups=(
            {
                "scheme": group.group.scheme,
                "code": group.group.code,
                "label": group.label.in_language(language),
                "definition": words(group.definition),
                "article": article(group.article),
            }
            for group in _groups(found)
        ),
        parameters=(
            {
                "name": parameter.name,
                "label": parameter.label.in_language(language),
                "value": words(parameter.value),
                "article": article(parameter.article),
                "source": str(parameter.source),
            }
            for parameter in found.parameters
        ),
        source=str(found.source),
    )
