"""From an Answer to a Reply: the short answer, and the quoted sentences with their sources."""

from collections.abc import Sequence

from bot.messages import Block, Line, Quotation, Reply
from bot.wording.catalogue import Say
from bot.wording.talk import talk
from knowledge.language.script import detect
from knowledge.models import Answer, AnswerKind, Language, Origin, Quote, Reason

LONGEST_QUESTION = 60
"""Characters of a filled-in question as it is shown."""
LONGEST_TITLE = 18
"""Characters of an article's title in a source line."""


def reply_to(answer: Answer, say: Say) -> Reply:
    """The reply that shows an answer; what can be done next is the dispatcher's."""
    if answer.talk:
        return Reply((Line(talk(answer.talk, say)),))
    if answer.kind is AnswerKind.ANSWER:
        blocks = _answered(answer, say)
    elif answer.kind is AnswerKind.CHOICE:
        blocks = _offered(answer, say)
    else:
        blocks = _refused(answer, say)
    return Reply((*_understood(answer, say), *blocks, *original(shown(answer), say)))


def shown(answer: Answer) -> Sequence[Quote]:
    """The quotes that the reply to an answer shows."""
    return answer.quotes or (answer.nearest if answer.reason is Reason.NOT_IN_ARTICLE else ())


def original(quotes: Sequence[Quote], say: Say) -> list[Line]:
    """What tells an English asker that quotes are not translated."""
    foreign = say.language is Language.ENGLISH and any(detect(quote.text) is not Language.ENGLISH for quote in quotes)
    return [Line(say("Quoted in the original Chinese."))] if foreign else []


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


def _answered(answer: Answer, say: Say) -> list[Block]:
    marks = [answer.mark, *(None for _ in answer.quotes[1:])][: len(answer.quotes)]
    quotations = [quotation(quote, say, mark) for quote, mark in zip(answer.quotes, marks, strict=True)]
    return [*([Line(answer.short, strong=True)] if answer.short else []), *quotations]


def _offered(answer: Answer, say: Say) -> list[Block]:
    choices = "\n".join(f"{number}. {choice}" for number, choice in enumerate(answer.choices, start=1))
    return [Line(say("Which of these did you mean?"), strong=True), Line(choices)]


def _refused(answer: Answer, say: Say) -> list[Block]:
    blocks: list[Block] = [Line(_lacks(answer, say) or _why_not(answer.reason, say), strong=True)]
    if nearest := shown(answer):
        blocks.append(Line(say("The nearest sentences, which do not answer it:")))
        blocks.extend(quotation(quote, say) for quote in nearest)
    return blocks


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
