"""One Spark for all tests of a run."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.spark.local import spark_on_loopback, why_no_java

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

HERE = Path(__file__).parent
# Nothing of pandas is used here but what Spark itself does with it.
OF_PANDAS = "ignore:PySpark does not yet fully support pandas:FutureWarning"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.spark)
            item.add_marker(pytest.mark.filterwarnings(OF_PANDAS))


@pytest.fixture(scope="session")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SparkSession]:
    """Spark on two threads; a test that needs it is skipped where there is no Java."""
    reason = why_no_java()
    if reason is not None:
        pytest.skip(reason)
    with spark_on_loopback(tmp_path_factory.mktemp("spark")) as session:
        yield session
