"""`yinju doctor`: whether everything is in order, for people and for monitoring."""

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from importlib.metadata import version

from bot.settings import Settings
from bot.wording.catalogue import Say, marked
from bot.wording.errors import told
from bot.wording.findings import Check, Finding
from knowledge import Knowledge, KnowledgeError

_SOURCES = {
    "default": marked("default"),
    "environment": marked("environment"),
    "command line": marked("command line"),
}
_FACTS = {
    "article active": marked("from articles {number}"),
    "article forgotten": marked("from articles, forgotten {number}"),
    "admin active": marked("by admins {number}"),
    "admin forgotten": marked("by admins, forgotten {number}"),
}
_KILOBYTE = 1024


def examine(settings: Settings, say: Say, checks: tuple[Check, ...]) -> tuple[list[str], bool]:
    """The report of these checks as lines, the verdict last, and whether all is well."""
    findings = [finding for check in checks for finding in check(settings, say)]
    lines = [finding.text if finding.well else say("PROBLEM: {text}", text=finding.text) for finding in findings]
    problems = sum(not finding.well for finding in findings)
    verdict = say.plural("{number} problem", "{number} problems", problems) if problems else say("All is well.")
    return [*lines, verdict], not problems


def program(_settings: Settings, say: Say) -> Iterator[Finding]:
    """The versions of the program and of what it runs on."""
    yield Finding(f"yinju {version('yinju')}")
    python, sqlite = sys.version.split()[0], sqlite3.sqlite_version
    yield Finding(say("Runs on Python {python}, SQLite {sqlite}.", python=python, sqlite=sqlite))


def effective(settings: Settings, say: Say) -> Iterator[Finding]:
    """Each setting with where its value comes from."""
    for name, value, source in settings.described():
        told = say(_SOURCES[source]) if source in _SOURCES else source
        shown = value or say("not set")
        yield Finding(say("Setting {name} = {value} ({source})", name=name, value=shown, source=told))


def store(settings: Settings, say: Say) -> Iterator[Finding]:
    """The store: its file, its articles and facts, and whether SQLite and our own rules find it sound."""
    with ExitStack() as opened:
        try:
            knowledge = opened.enter_context(Knowledge.open(settings.database, create=False))
            problems = knowledge.integrity()
            yield from _contents(knowledge, settings, say)
        except KnowledgeError as error:
            yield Finding(say("The store cannot be used: {error}", error=told(error, say)), well=False)
            return
    for problem in problems:
        yield Finding(say("The store is damaged: {problem}", problem=problem), well=False)
    if not problems:
        yield Finding(say("The store's file is sound."))


def _contents(knowledge: Knowledge, settings: Settings, say: Say) -> Iterator[Finding]:
    size = settings.database.stat().st_size // _KILOBYTE
    yield Finding(
        say(
            "Store: {path}, {size} KiB, schema {schema}",
            path=settings.database,
            size=size,
            schema=knowledge.schema_version,
        )
    )
    articles = knowledge.articles()
    for article in articles:
        sentences = say.plural("{number} sentence", "{number} sentences", article.sentences)
        yield Finding(say("Article {id}: {title} ({size})", id=article.id, title=article.front.title, size=sentences))
    if not articles:
        yield Finding(say("There is no article yet."), well=False)
    counts = ", ".join(say(_FACTS[name], number=number) for name, number in knowledge.counts().items())
    yield Finding(say("Facts: {counts}", counts=counts or "0"))


CHECKS: tuple[Check, ...] = (program, effective, store)
"""What every installation is examined for; the command adds those of its platforms."""
