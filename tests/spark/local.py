"""Spark on this machine alone: started for the tests, and gone when they are done."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

OLDEST_JAVA = 17
END_WITHIN = 60

# Plans are large here and rows are few: most of the time would go into compiling code.
QUICK = {
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.sql.adaptive.enabled": "false",
}


def why_no_java() -> str | None:
    """Return why Spark cannot run here; None where it can."""
    home = os.environ.get("JAVA_HOME")
    program = str(Path(home, "bin", "java")) if home else shutil.which("java")
    if program is None or not Path(program).is_file():
        return "No Java found; install Debian's default-jre-headless."
    said = subprocess.run([program, "-version"], capture_output=True, text=True, check=False)
    version = re.search(r'version "(\d+)', said.stderr)
    if version is None or int(version[1]) < OLDEST_JAVA:
        return f"Spark needs Java {OLDEST_JAVA}; install Debian's default-jre-headless."
    return None


@contextmanager
def spark_on_loopback(folder: Path, *, quick: bool = True) -> Iterator[SparkSession]:
    """Start Spark with two threads, which writes into ``folder`` alone, and stop it at the end.

    Args:
        folder: Where it may write.
        quick: For few rows: nothing is compiled.
    """
    from pyspark import SparkContext
    from pyspark.sql import SparkSession

    settings = {
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.memory": "1g" if quick else "2g",
        "spark.python.sql.dataFrameDebugging.enabled": "false",  # which line asked for a column
        "spark.sql.session.timeZone": "Asia/Ho_Chi_Minh",
        "spark.sql.shuffle.partitions": "2",
        "spark.sql.warehouse.dir": str(folder / "warehouse"),
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.driver.extraJavaOptions": " ".join(
            [
                f"-Djava.io.tmpdir={folder}",
                f"-Dderby.system.home={folder}",
                *(["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"] if quick else []),
            ]
        ),
        **(QUICK if quick else {}),
    }
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
        patch.setenv("SPARK_LOCAL_DIRS", str(folder))
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        patch.setenv("PYSPARK_DRIVER_PYTHON", sys.executable)
        # Tests are imported from their files, which a Python that runs beside this one cannot.
        patch.delenv("SPARK_HOME", raising=False)
        builder = SparkSession.builder.master("local[2]").appName("cadre-training tests")
        for name, value in settings.items():
            builder = builder.config(name, value)
        session = builder.getOrCreate()
        session.sparkContext.setLogLevel("OFF")
        try:
            yield session
        finally:
            session.stop()
            gateway = SparkContext._gateway
            SparkContext._gateway = SparkContext._jvm = None
            if gateway is not None:
                gateway.shutdown()
                gateway.proc.stdin.close()  # Java ends with what it reads from
                gateway.proc.wait(END_WITHIN)
