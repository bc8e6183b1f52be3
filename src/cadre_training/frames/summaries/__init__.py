"""Summaries: little is kept of very many rows, and any margin of them comes out exactly.

They need the extra ``frames``: ``pip install 'cadre-training[frames]'``.
"""

from __future__ import annotations

from cadre_training.frames.summaries.cell import Cell
from cadre_training.frames.summaries.files import is_summary, read_summary, write_summary
from cadre_training.frames.summaries.people_sets import PeopleKind
from cadre_training.frames.summaries.people_space import PeopleSpace
from cadre_training.frames.summaries.renumbering import renumbered
from cadre_training.frames.summaries.roster import Roster
from cadre_training.frames.summaries.summarising import summarize
from cadre_training.frames.summaries.summary import Summary, merge
from cadre_training.frames.summary_problem import SummaryProblem

__all__ = [
    "Cell",
    "PeopleKind",
    "PeopleSpace",
    "Roster",
    "Summary",
    "SummaryProblem",
    "is_summary",
    "merge",
    "read_summary",
    "renumbered",
    "summarize",
    "write_summary",
]
