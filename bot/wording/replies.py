"""From an Answer to a Reply: the short answer, the quoted sentences with their sources, and what can be done next."""

from bot.messages import Block, Button, Line, Quotation, Reply
from bot.wording.catalogue import Say
from bot.wording.talk import talk
from knowledge.language.script import detect
from knowledge.models import Answer, AnswerKind, Language, Origin, Quote, Reason

LONGEST_QUESTION = 60
"""Characters of a filled-in question as it is shown."""
LONGEST_TITLE = 18
"""Characters of an article's title in a source line."""


def reply_to(answer: Answer, say: Say) -> Reply:
    """The reply that shows an answer."""
    if answer.kind is AnswerKind.ANSWER:
        return _answered(answer, say)
    if answer.talk:
        return Reply((Line(talk(answer.talk, say)),))
    blocks: list[Block] = [
        *_understood(answer, say),
        Line(_lacks(answer, say) or _why_not(answer.reason, say), strong=True),
    ]
    if answer.nearest and answer.reason is Reason.NOT_IN_ARTICLE:
        blocks.append(Line(say("The nearest sentences, which do not answer it:")))
        blocks.extend(quotation(quote, say) for quote in answer.nearest)
    return Reply(tuple(blocks))


def quotation(quote: Quote, say: Say, mark: tuple[int, int] | None = None) -> Quotation:
    """A quote with the line that says where it stands."""
    title = quote.title or ""
    if len(title) > LONGEST_TITLE:
        title = title[:LONGEST_TITLE].rstrip(" ,，、") + "…"
    published = quote.published.isoformat() if quote.published else None
    if quote.origin is Origin.ADMIN:
        title = say("added by an admin on {date}", date=quote.added) if quote.added else say("added by an admin")
    parts = [title, quote.section, quote.source, published]
    return Quotation(quote.text, " · ".join(part for part in parts if part), mark)


def _answered(answer: Answer, say: Say) -> Reply:
    blocks: list[Block] = [*_understood(answer, say)]
    if answer.short:
        blocks.append(Line(answer.short, strong=True))
    marks = [answer.mark, *(None for _ in answer.quotes[1:])][: len(answer.quotes)]
    blocks.extend(quotation(quote, say, mark) for quote, mark in zip(answer.quotes, marks, strict=True))
    if say.language is Language.ENGLISH and any(detect(quote.text) is not Language.ENGLISH for quote in answer.quotes):
        blocks.append(Line(say("Quoted in the original Chinese.")))
    buttons = [Button(say("Context"), f"/context {quote.fact}") for quote in answer.quotes[:1]]
    return Reply(tuple(blocks), tuple(buttons))


def _lacks(answer: Answer, say: Say) -> str | None:
    """What a computation lacks, by name."""
    if not answer.missing:
        return None
    names = (", " if say.language is Language.ENGLISH else "、").join(answer.missing)
    return say("The article does not tell {names}.", names=names)


def _understood(answer: Answer, say: Say) -> list[Line]:
    """The question as it was read, where something was filled in."""
    question = (answer.understood or "").strip()
    if len(question) > LONGEST_QUESTION:
        question = question[: LONGEST_QUESTION - 1] + "…"
    return [Line(say("Understood as: {question}", question=question))] if question else []


def _why_not(reason: Reason | None, say: Say) -> str:
    match reason:
        case Reason.NOT_UNDERSTOOD:
            return say(
                "I did not understand that. Ask about the article in a few words; /source says what it is about."
            )
        case Reason.OFF_TOPIC:
            return say("That is not something the article is about; /source says what it is about.")
        case _:
            return say("The article does not say.")
