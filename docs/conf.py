"""How the documentation is built: `make docs`."""

import sys
from importlib.metadata import version as version_of
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "_ext"))

project = "cadre_training"
author = "The cadre_training contributors"
project_copyright = f"2026, {author}"
release = version_of("cadre-training")
version = release

extensions = [
    "accessible",
    "from_library",
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
]
exclude_patterns = ["_build", "_ext"]

html_theme = "furo"
html_copy_source = False
html_show_sourcelink = False
html_title = f"{project} {release}"

myst_enable_extensions = ["colon_fence", "deflist", "fieldlist"]
myst_heading_anchors = 3

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_preserve_defaults = True
napoleon_google_docstring = True
napoleon_numpy_docstring = False

# Every reference to our own names must resolve; these belong to others, and no inventory is
# fetched while building.
nitpick_ignore_regex = [
    (
        r"py:.*",
        r"(altair|attr|attrs|cattrs|click|hypothesis|jinja2|pluggy|polars|pyspark|rich)\..*",
    ),
    (r"py:.*", r"(collections|datetime|decimal|enum|fractions|io|os|pathlib|types|typing)(\..*)?"),
    # What is ours and not public, and modules that have no page.
    (r"py:exc", r"(Unknown|Ambiguous)(Reader|Workbook)"),
    (r"py:.*", r"cadre_training\.readers\.sheets\._.*"),
    (r"py:class", r"cadre_training\.readers\.sheets\.(layout|sheet_table)\..*"),
    (r"py:data", r"MOST_ROWS"),
    (r"py:class", r"(.*\.)?StoredRolls"),
    (r"py:class", r"SparkSession"),  # as its own package calls it
    (r"py:.*", r"cadre_training\._.*"),
    (r"py:mod", r"cadre_training\..*"),
    # Names that stand for types, and no types of their own.
    (
        r"py:class",
        r"(.*\.)?([A-Z]|[A-Z]_(co|contra)|Chart|JsonValue|IntoFrame|PathLike|People|Value|Progress|BadRows|By)",
    ),
    (r"py:class", r"tuple\[.*"),
]
