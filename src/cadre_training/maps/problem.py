"""What can be wrong with the data of the country's units."""

from __future__ import annotations

from cadre_training.model.label import Label


class MissingUnitData(ImportError):
    """The package with the units of the country is not installed; the message says how to."""

    def __init__(self) -> None:
        """Name the package and the extra of this one that brings it."""
        command = "pip install 'cadre-training[units]'"
        self.label = Label(
            f"dữ liệu đơn vị hành chính cả nước cần thư viện vietnamadminunits; "
            f"cài bằng: {command}",
            f"the units of the country need the package vietnamadminunits; "
            f"install it with: {command}",
        )
        super().__init__(self.label.en, name="vietnamadminunits")


class UnitDataProblem(ValueError):
    """The data of the country's units cannot be read, or do not fit together."""

    def __init__(self, version: str, what: str) -> None:
        """Name the version of the package and what is wrong."""
        self.label = Label(
            f"không dùng được dữ liệu của vietnamadminunits {version}: {what}",
            f"the data of vietnamadminunits {version} cannot be used: {what}",
        )
        super().__init__(self.label.en)
