"""Inline mode: "@bot question" in any chat gives ranked sentences to send there."""

from collections.abc import Sequence
from dataclasses import replace

from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQuery,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    User,
)
from telegram.error import BadRequest
from telegram.helpers import create_deep_linked_url

from bot import links
from bot.access import Role
from bot.dispatch import Dispatcher
from bot.library import Library
from bot.limits import Limiter, Verdict
from bot.messages import Incoming, Line, Quotation, Reply
from bot.telegram.rendering import messages
from bot.wording.catalogue import Say
from bot.wording.languages import platform_language
from bot.wording.replies import original, quotation, reply_to
from knowledge.models import Answer, AnswerKind, Quote

CACHED = 5
"""Seconds that Telegram may give the same results again: a forgotten fact vanishes as fast."""
MOST = 8
"""Results of one query; fifty are allowed, nobody reads them."""
SNIPPET = 60
"""Characters of a sentence in the list of results."""


class Inline:
    """Answers inline queries. Nothing of them is kept."""

    def __init__(self, library: Library, dispatcher: Dispatcher, limiter: Limiter) -> None:
        self._library = library
        self._dispatcher = dispatcher
        self._limiter = limiter

    async def answer(self, query: InlineQuery, bot: User, role: Role) -> None:
        """Give the results of a query: ranked sentences, or examples for an empty one."""
        person = str(query.from_user.id)
        platform = platform_language(query.from_user.language_code)
        incoming = Incoming(query.query.strip(), person, person, role, platform, bot_name=bot.username or "")
        say = await self._dispatcher.say(incoming)
        results: list[InlineQueryResultArticle] = []
        if self._limiter.take(person) is Verdict.ANSWER:
            if incoming.text:
                results = await self._found(incoming, say)
            else:
                results = await self._asked("example", await self._library.examples(say.language), say)
        more = InlineQueryResultsButton(say("Ask me in private"), start_parameter="inline")
        try:
            await query.answer(results, cache_time=CACHED, is_personal=True, button=more)
        except BadRequest as error:
            if "too old" not in error.message.lower():
                raise

    async def _found(self, incoming: Incoming, say: Say) -> list[InlineQueryResultArticle]:
        found = await self._library.ask(incoming.text, None, say.language)
        if found.kind is AnswerKind.CHOICE:
            return await self._asked("choice", found.choices, say)
        first = _article(
            "answer", found.short or _first_words(found, say), reply_to(found, say), _link(found, incoming, say)
        )
        if found.kind is not AnswerKind.ANSWER:
            return [first]
        shown = {quote.fact for quote in found.quotes}
        others = [candidate.quote.fact for candidate in found.candidates if candidate.quote.fact not in shown]
        quotes = await self._library.quotes(others[: MOST - 1])
        return [first, *(self._sentence(quote, say, incoming.bot_name) for quote in quotes)]

    def _sentence(self, quote: Quote, say: Say, name: str) -> InlineQueryResultArticle:
        link = create_deep_linked_url(name, links.to_fact(quote.fact))
        reply = Reply((quotation(quote, say), *original([quote], say)))
        return _article(f"{quote.fact}.{quote.version}", quote.text, reply, (say("Context"), link))

    async def _asked(self, identifier: str, questions: Sequence[str], say: Say) -> list[InlineQueryResultArticle]:
        """Questions with their answers: one that is chosen is answered at once."""
        results = []
        for at, question in enumerate(questions[:MOST], start=1):
            found = await self._library.ask(question, None, say.language)
            reply = reply_to(found, say)
            headed = replace(reply, blocks=(Line(f"» {question}"), *reply.blocks))
            results.append(_article(f"{identifier}{at}", question, headed, None))
        return results


def _first_words(found: Answer, say: Say) -> str:
    return found.quotes[0].text if found.quotes else reply_to(found, say).blocks[0].text


def _link(found: Answer, incoming: Incoming, say: Say) -> tuple[str, str] | None:
    """The way on in private: the question, or where it is too long for a link, the sentence that answers it."""
    if not found.quotes:
        return None
    if payload := links.to_question(incoming.text):
        return incoming.text[:SNIPPET], create_deep_linked_url(incoming.bot_name, payload)
    return say("Context"), create_deep_linked_url(incoming.bot_name, links.to_fact(found.quotes[0].fact))


def _article(identifier: str, title: str, reply: Reply, link: tuple[str, str] | None) -> InlineQueryResultArticle:
    """A result: its title, snippet and source in the list, and the message that choosing it sends."""
    markup = InlineKeyboardMarkup([[InlineKeyboardButton(link[0], url=link[1])]]) if link else None
    return InlineQueryResultArticle(
        identifier,
        title[:SNIPPET],
        InputTextMessageContent(messages(reply)[0]),
        description=_snippet(title, reply),
        reply_markup=markup,
    )


def _snippet(title: str, reply: Reply) -> str:
    """The beginning of what is quoted, and where it is from; of a reply without quotes, what it says."""
    quoted = next((block for block in reply.blocks if isinstance(block, Quotation)), None)
    if quoted is None:
        return " ".join(block.text for block in reply.blocks if block.text != title)[: 2 * SNIPPET]
    return f"{quoted.text[:SNIPPET]}{'…' if len(quoted.text) > SNIPPET else ''}\n— {quoted.source}"
