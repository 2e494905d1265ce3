"""How well questions are answered: question sets, their scoring, and the report."""

from knowledge.evaluating.question_sets import Item, read_items
from knowledge.evaluating.report import Report, report
from knowledge.evaluating.run import Outcome, run

__all__ = ["Item", "Outcome", "Report", "read_items", "report", "run"]
