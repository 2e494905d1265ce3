"""Why an answer was given: the question as it was read, the candidates with their scores' parts, and the verdicts."""

from bot.messages import Block, Line, Reply, text_reply
from bot.wording.catalogue import Say, marked
from knowledge.models import Answer, Candidate, Receipt

SHOWN = 3
"""Candidates that are explained."""
LONGEST = 60
"""Characters of a candidate's sentence here."""
PARTS = ("rank", "senses", "tokens", "meaning", "fuzzy", "bm25", "missing", "names_missing", "asked_cue", "span_value")
"""The parts of a score that tell most, in the order in which they are shown; `--json --why` has them all."""

KINDS = {
    "money": marked("an amount of money"),
    "share": marked("a share"),
    "count": marked("a number"),
    "measure": marked("a measure"),
    "duration": marked("how long"),
    "rank": marked("a rank"),
    "date": marked("when"),
    "person": marked("a person"),
    "organisation": marked("an organisation"),
    "place": marked("a place"),
    "name": marked("a name"),
    "language": marked("a language"),
    "reason": marked("why"),
    "manner": marked("how"),
    "yes_no": marked("yes or no"),
    "definition": marked("what something is"),
    "thing": marked("a thing"),
    "nothing": marked("nothing"),
}
"""What is asked for, by the receipt's name of it."""
OBJECTIONS = {
    "name": marked("{what} is not named"),
    "number": marked("the number {what} is missing"),
    "measure": marked("it does not tell {what}"),
    "time": marked("it is of another time than {what}"),
    "label": marked("it is of another one than {what}"),
    "instead": marked("it tells of something else than {what}"),
    "reason": marked("it gives no reason"),
    "meaning": marked("it does not tell what the word means"),
    "role": marked("it tells who holds that office elsewhere"),
}
"""What speaks against a candidate, by how an objection begins; behind a colon stands what it is about."""


def explained(answer: Answer, say: Say) -> Reply:
    """The reply that explains an answer."""
    if answer.receipt is None:
        return text_reply(say("There is nothing to explain: no sentence was looked for."))
    blocks: list[Block] = [Line("\n".join(_read(answer.receipt, say)))]
    shown = answer.candidates[:SHOWN]
    blocks += [Line("\n".join(_candidate(number, one, say))) for number, one in enumerate(shown, start=1)]
    return Reply(tuple(blocks))


def _read(receipt: Receipt, say: Say) -> list[str]:
    kind = say(KINDS[receipt.kind])
    lines = [
        say("Read as: {text}", text=receipt.text),
        say("Asks for: {kind}", kind=f"{kind} ({receipt.focus})" if receipt.focus else kind),
        say("Names: {names}", names=", ".join(receipt.names)) if receipt.names else "",
        say("Numbers, times, labels: {slots}", slots=", ".join(receipt.slots)) if receipt.slots else "",
        say("Words: {words}", words=", ".join(receipt.words)) if receipt.words else "",
        say("Given as an answer from: {threshold}", threshold=f"{receipt.threshold:.2f}"),
    ]
    return [line for line in lines if line]


def _candidate(number: int, candidate: Candidate, say: Say) -> list[str]:
    text = candidate.quote.text if len(candidate.quote.text) <= LONGEST else candidate.quote.text[: LONGEST - 1] + "…"
    parts = ", ".join(f"{name} {candidate.parts[name]:.2f}" for name in PARTS if name in candidate.parts)
    against = "; ".join(_objection(one, say) for one in candidate.objections)
    return [
        f"{number}. {candidate.score:.2f} “{text}”",
        f"   {parts}",
        "   " + (say("Against it: {objections}", objections=against) if against else say("Nothing speaks against it.")),
    ]


def _objection(objection: str, say: Say) -> str:
    """An objection as a sentence in the reader's language."""
    name, _, what = objection.partition(": ")
    return say(OBJECTIONS[name], what=say(KINDS[what]) if name == "measure" else what)
