"""What admins read while they teach: facts as they are kept, changes before they are made, and why one cannot be."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from bot.messages import Block, Button, Line, Quotation
from bot.wording.catalogue import Say, marked
from bot.wording.replies import quotation
from knowledge.models import Origin, Quote
from knowledge.store.history import Entry
from knowledge.store.taught import TaughtFact
from knowledge.teaching.drafts import Draft
from knowledge.teaching.problems import Problem

if TYPE_CHECKING:
    from knowledge.teaching.teaching import Proposal

MOST_BROKEN = 10
"""Checked questions that are named before a change breaks them."""
LONGEST = 60
"""Characters of a fact in a list."""
PROBLEMS: Mapping[str, str] = {
    Problem.NO_FACT: marked("There is no fact {id}."),
    Problem.CHANGED: marked(
        "Somebody else changed fact {id} in the meantime; nothing was overwritten. Look at it again."
    ),
    Problem.MEANWHILE: marked("The store changed in the meantime, so look at it once more; nothing was saved yet."),
    Problem.LOCKED: marked("Fact {id} is locked. /unlock {id} lets it be changed."),
    Problem.ACTIVE: marked("Fact {id} is not forgotten."),
    Problem.FORGOTTEN: marked("Fact {id} is forgotten already."),
    Problem.STALE: marked("That button is too old, or used already; nothing was changed."),
    Problem.EMPTY: marked("That says nothing; nothing was changed."),
    Problem.LONG: marked("Too long, at most {most} characters: {text}…"),
    Problem.QUESTION: marked("That is a question. Add its answer after a bar: question | answer"),
    Problem.MANY: marked("A fact answers at most {most} questions of its own."),
    Problem.CORRECTED: marked("Fact {other} stands in its place; forget that one first."),
    Problem.NO_CHANGE: marked("There is no such change to undo."),
    Problem.UNDONE: marked("Change {number} was undone already."),
    Problem.LATER: marked("{id} was changed again since; undo the later change first."),
    Problem.CLASH: marked("“{text}” already stands for {name}."),
    Problem.NO_ALIAS: marked("There is no such alias."),
    Problem.FILE: marked("The file cannot be used, and nothing was changed: {error}"),
    Problem.NO_ARTICLE: marked("There is no article {id}."),
    Problem.NO_QUESTION: marked("That question is no longer kept."),
    Problem.SAME: marked("That changes nothing."),
}
DOINGS: Mapping[str, str] = {
    "add": marked("added"),
    "edit": marked("edited"),
    "forget": marked("forgotten"),
    "restore": marked("restored"),
    "lock": marked("locked"),
    "unlock": marked("unlocked"),
    "link": marked("question linked"),
    "alias": marked("alias changed"),
    "import": marked("imported"),
    "remove": marked("article removed"),
}


def shortened(text: str) -> str:
    """The beginning of a text, for lists."""
    return text if len(text) <= LONGEST else text[:LONGEST].rstrip() + "…"


def draft_lines(draft: Draft, say: Say) -> list[Line]:
    """What a fact has besides its text."""
    found = [
        say("Questions: {questions}", questions=" / ".join(draft.phrasings)) if draft.phrasings else "",
        say("Short answer: {text}", text=draft.short) if draft.short else "",
        say("From: {source}", source=draft.source) if draft.source else "",
    ]
    return [Line(line) for line in found if line]


def proposed(proposal: "Proposal", say: Say) -> tuple[tuple[Block, ...], tuple[Button, ...]]:
    """A change before it is made: what it will be, what speaks against it, and the ways on."""
    blocks: list[Block] = []
    if proposal.before:
        blocks += [Line(say("Fact {id} says:", id=proposal.before.id)), Quotation(proposal.before.text)]
    blocks += [Line(say("This will be saved:"), strong=True), Quotation(proposal.draft.text)]
    blocks += draft_lines(proposal.draft, say)
    review = proposal.review
    blocks += _listed(say("This is in the store already:"), review.duplicates, say)
    blocks += _listed(say("Its questions are answered with this so far:"), review.answers, say)
    blocks += _listed(say("This contradicts it:"), review.conflicts, say)
    blocks += breaking(review.breaking, say)
    token = proposal.token
    if review.conflicts:
        ways = [Button(say("Replace"), f"/replace {token}"), Button(say("Keep both"), f"/save {token}")]
    else:
        ways = [Button(say("Save"), f"/save {token}")]
    return tuple(blocks), (*ways, Button(say("Cancel"), f"/cancel {token}"))


def breaking(questions: Sequence[str], say: Say) -> list[Line]:
    """The checked questions that a change would leave without their answer."""
    if not questions:
        return []
    heading = Line(say("These checked questions would no longer be answered as they must:"), strong=True)
    return [heading, Line("\n".join(f"• {question}" for question in questions[:MOST_BROKEN]))]


def _listed(heading: str, quotes: tuple[Quote, ...], say: Say) -> list[Block]:
    return [Line(heading, strong=True), *(quotation(quote, say) for quote in quotes)] if quotes else []


def state(fact: TaughtFact, say: Say) -> str:
    """A fact's number and state: "#12 · admin · locked"."""
    parts = [
        f"#{fact.id}",
        say("by an admin") if fact.origin is Origin.ADMIN else say("article {id}", id=fact.article),
        "" if fact.active else say("forgotten"),
        say("locked") if fact.locked else "",
    ]
    return " · ".join(part for part in parts if part)


def at(time: datetime) -> str:
    """A time as it is shown: UTC, to the minute."""
    return f"{time:%Y-%m-%d %H:%M}"


def doing(what: str, say: Say) -> str:
    """What a change did: "edited", "undo of 3"."""
    if what.startswith("undo "):
        return say("undo of {number}", number=what.removeprefix("undo "))
    return say(DOINGS[what]) if what in DOINGS else what


def entry_line(entry: Entry, who: Mapping[str, str], say: Say) -> str:
    """One line of history: when, who, what, and how words and state changed."""
    person = who.get(entry.who, entry.who[:8])
    target = entry.target.replace("fact ", "#", 1)
    line = f"{at(entry.at)} {person} {doing(entry.what, say)} {target}"
    if not entry.target.startswith("fact "):
        return line
    before, after = entry.before or {}, entry.after or {}
    old, new = str(before.get("text", "")), str(after.get("text", ""))
    if old != new:
        line += f": {shortened(old)} → {shortened(new)}" if old else f": {shortened(new)}"
    if before and before.get("active") != after.get("active") and entry.what not in ("forget", "restore"):
        line += f" ({say('restored') if after.get('active') else say('forgotten')})"
    return line
