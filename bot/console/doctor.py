"""`yinju doctor`: whether everything is in order, for people and for monitoring."""

import sqlite3
import sys
from importlib.metadata import version

from bot.settings import Settings
from knowledge import Knowledge, KnowledgeError


def examine(settings: Settings) -> tuple[list[str], bool]:
    """Lines about the program, its settings and its store, and whether all is well."""
    lines = [
        f"yinju {version('yinju')}",
        f"python {sys.version.split()[0]}, sqlite {sqlite3.sqlite_version}",
        *(f"setting {name} = {value} ({source})" for name, value, source in settings.described()),
    ]
    try:
        with Knowledge.open(settings.database, create=False) as knowledge:
            problems = knowledge.integrity()
            lines += _store_lines(knowledge)
    except KnowledgeError as error:
        return [*lines, f"store: {error}"], False
    return [*lines, *(f"problem: {problem}" for problem in problems or ["none"])], not problems


def _store_lines(knowledge: Knowledge) -> list[str]:
    counts = ", ".join(f"{number} {name}" for name, number in knowledge.counts().items())
    articles = [f"article {article.id}: {article.front.title}" for article in knowledge.articles()]
    return [f"store schema {knowledge.schema_version}", *articles, f"facts: {counts or 'none'}"]
