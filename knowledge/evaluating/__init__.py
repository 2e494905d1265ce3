"""How well questions are answered: question sets and SQuAD-layout files, their scoring, and the reports."""

from knowledge.evaluating.question_sets import Item, read_items
from knowledge.evaluating.report import Report, report
from knowledge.evaluating.run import Outcome, run

__all__ = ["Item", "Outcome", "Report", "read_items", "report", "run"]
