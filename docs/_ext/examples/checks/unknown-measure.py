from cadre_training import CountUnit, Quantity, Register, ReportedFigure

register = Register(
    figures=(ReportedFigure(id="f", measure="clases", value=Quantity(36, CountUnit.CLASS)),)
)
