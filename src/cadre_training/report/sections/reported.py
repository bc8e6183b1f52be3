"""The figures that documents state, held against the records."""

from __future__ import annotations

from cadre_training.checks.catalogue import explain
from cadre_training.checks.finding import Spot
from cadre_training.model.label import Label
from cadre_training.model.rate import StatedRate
from cadre_training.model.reported_figure import Qualifier, ReportedFigure
from cadre_training.report.document import Cell, Column, Row, Section, Table
from cadre_training.report.material import Material
from cadre_training.stats import UnknownMeasure, find_measure
from cadre_training.stats.formula import Growth, Ratio, Share

_ALL = Label("tất cả", "all")
_AGREES = Label("khớp", "agrees")
_RATE = Label("tỷ lệ", "rate")
_NOT_HELD = Label("chưa đối chiếu được", "could not be compared")


def reported(material: Material) -> Section | None:
    """Build the section, or None when no figure is reported."""
    figures = material.register.figures
    if not figures:
        return None
    return Section(
        id="reported",
        title=Label("Số liệu nêu trong báo cáo, đối chiếu", "Reported figures, compared"),
        blocks=(
            Table(
                id="reported-figures",
                caption=Label(
                    "Số liệu nêu trong tài liệu nguồn và kết quả đối chiếu",
                    "Figures stated in the source documents, and how they compare",
                ),
                columns=(
                    Column(name="measure", label=Label("Chỉ tiêu", "Measure"), is_header=True),
                    Column(name="period", label=Label("Thời gian", "Period"), is_header=True),
                    Column(
                        name="target_group",
                        label=Label("Đối tượng", "Target group"),
                        is_header=True,
                    ),
                    Column(name="value", label=Label("Số liệu", "Value")),
                    Column(name="words", label=Label("Nguyên văn", "As written")),
                    Column(name="comparison", label=Label("Đối chiếu", "Comparison")),
                ),
                rows=tuple(_row(material, figure) for figure in figures),
            ),
        ),
    )


def _row(material: Material, figure: ReportedFigure) -> Row:
    scope, source = figure.scope, figure.source
    return Row(
        (
            Cell(_measure(figure), code=figure.measure),
            Cell(scope.period or _ALL),
            Cell(material.group_label(scope.target_group), code=str(scope.target_group))
            if scope.target_group
            else Cell(_ALL, code=""),
            Cell(figure.value, (source,) if source else ()),
            Cell((source.words if source else None) or Label.same("–")),
            _comparison(material, figure),
        )
    )


def _measure(figure: ReportedFigure) -> Label:
    details = [per.label for per in figure.per]
    try:
        measure = find_measure(figure.measure)
        label = measure.label
        if isinstance(figure.value, StatedRate) and not isinstance(
            measure.formula, Ratio | Growth | Share
        ):
            details.insert(0, _RATE)
    except UnknownMeasure:
        label = Label.same(figure.measure)
    if figure.qualifier is not Qualifier.EXACT:
        details.append(figure.qualifier.label)
    if not details:
        return label
    vi, en = ", ".join(d.vi for d in details), ", ".join(d.en for d in details)
    return Label(f"{label.vi} ({vi})", f"{label.en} ({en})")


def _comparison(material: Material, figure: ReportedFigure) -> Cell:
    """Return whether the figure agrees with others, and what the checks ask about it."""
    result = material.result
    held = any(_is_of(spot, figure) for one in result.held for spot in one.spots[:1])
    codes_of = dict.fromkeys(
        finding.code
        for finding in result.findings
        if any(_is_of(spot, figure) for spot in finding.spots[:1])
    )
    rules = [explain(code) for code in codes_of]
    vi = [_AGREES.vi] if held else []
    en = [_AGREES.en] if held else []
    if rules:
        vi.append("cần hỏi: " + ", ".join(rule.title.vi for rule in rules))
        en.append("to ask: " + ", ".join(rule.title.en for rule in rules))
    if not vi:
        return Cell(_NOT_HELD, code="")
    codes = (["agrees"] if held else []) + [rule.code for rule in rules]
    return Cell(Label("; ".join(vi), "; ".join(en)), code=" ".join(codes))


def _is_of(spot: Spot, figure: ReportedFigure) -> bool:
    return spot.kind == "figures" and spot.key == figure.id
