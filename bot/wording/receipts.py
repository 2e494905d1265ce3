"""Why an answer was given: the question as it was read, the candidates with their scores' parts, and the verdicts."""

from bot.messages import Block, Line, Reply, text_reply
from bot.wording.catalogue import Say
from knowledge.models import Answer, Candidate, Receipt

SHOWN = 3
"""Candidates that are explained."""
LONGEST = 60
"""Characters of a candidate's sentence here."""
PARTS = ("rank", "senses", "tokens", "meaning", "fuzzy", "bm25", "missing", "names_missing", "asked_cue", "span_value")
"""The parts of a score that tell most, in the order in which they are shown; `--json --why` has them all."""


def explained(answer: Answer, say: Say) -> Reply:
    """The reply that explains an answer."""
    if answer.receipt is None:
        return text_reply(say("There is nothing to explain: no sentence was looked for."))
    blocks: list[Block] = [Line("\n".join(_read(answer.receipt, say)))]
    shown = answer.candidates[:SHOWN]
    blocks += [Line("\n".join(_candidate(number, one, say))) for number, one in enumerate(shown, start=1)]
    return Reply(tuple(blocks))


def _read(receipt: Receipt, say: Say) -> list[str]:
    lines = [
        say("Read as: {text}", text=receipt.text),
        say("Asks for: {kind}", kind=f"{receipt.kind} ({receipt.focus})" if receipt.focus else receipt.kind),
        say("Names: {names}", names=", ".join(receipt.names)) if receipt.names else "",
        say("Numbers, times, labels: {slots}", slots=", ".join(receipt.slots)) if receipt.slots else "",
        say("Words: {words}", words=", ".join(receipt.words)) if receipt.words else "",
        say("Given as an answer from: {threshold}", threshold=f"{receipt.threshold:.2f}"),
    ]
    return [line for line in lines if line]


def _candidate(number: int, candidate: Candidate, say: Say) -> list[str]:
    text = candidate.quote.text if len(candidate.quote.text) <= LONGEST else candidate.quote.text[: LONGEST - 1] + "…"
    parts = ", ".join(f"{name} {candidate.parts[name]:.2f}" for name in PARTS if name in candidate.parts)
    against = "; ".join(candidate.objections)
    return [
        f"{number}. {candidate.score:.2f} “{text}”",
        f"   {parts}",
        "   " + (say("Against it: {objections}", objections=against) if against else say("Nothing speaks against it.")),
    ]
