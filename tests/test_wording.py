"""Wording: from an Answer to a Reply, and from a Reply to plain text."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.console.plain import plain
from bot.messages import Block, Button, Line, Quotation, Reply, text_reply
from bot.wording.buttons import context_of, next_steps
from bot.wording.catalogue import say_in
from bot.wording.receipts import KINDS, OBJECTIONS
from bot.wording.replies import quotation, reply_to
from knowledge.answering import guard, home
from knowledge.language.asked import Asked
from knowledge.models import Answer, AnswerKind, Language, Origin, Quote, Reason
from knowledge.store.people import AskedQuestion

HANS, HANT, EN = Language.SIMPLIFIED, Language.TRADITIONAL, Language.ENGLISH

QUOTE = Quote(
    text="茶是一种饮料。",
    article="tea",
    section="01 茶叶",
    start=10,
    end=17,
    fact=12,
    version=1,
    origin=Origin.ARTICLE,
    title="茶的故事",
    published=date(2023, 6, 30),
)
SECOND = replace(QUOTE, text="它来自中国。", start=17, end=23, fact=13)
OPENING = replace(QUOTE, section=None)
UNDATED = replace(QUOTE, section=None, published=None)
ENGLISH = replace(QUOTE, text="Tea is a drink.", section=None, title="The story of tea")
TAUGHT = replace(QUOTE, article=None, section=None, title=None, published=None, origin=Origin.ADMIN, start=0, end=7)

SHOWN = Quotation("茶是一种饮料。", "茶的故事 · 01 茶叶 · 2023-06-30")
SHOWN_SECOND = Quotation("它来自中国。", "茶的故事 · 01 茶叶 · 2023-06-30")


def answered(*quotes: Quote, short: str | None = None) -> Answer:
    """An answer with these quotes."""
    return Answer(AnswerKind.ANSWER, HANS, 0.9, short=short, quotes=quotes)


def unknown(reason: Reason, *nearest: Quote) -> Answer:
    """No answer, with these quotes near it."""
    return Answer(AnswerKind.UNKNOWN, HANS, 0.2, reason=reason, nearest=nearest)


@pytest.mark.parametrize(
    ("answer", "language", "blocks"),
    [
        pytest.param(answered(QUOTE), HANS, [SHOWN], id="one quote"),
        pytest.param(answered(QUOTE, SECOND), HANT, [SHOWN, SHOWN_SECOND], id="two quotes"),
        pytest.param(
            answered(QUOTE, short="饮料"), HANS, [Line("饮料", strong=True), SHOWN], id="short answer before its quote"
        ),
        pytest.param(answered(OPENING), HANS, [Quotation(QUOTE.text, "茶的故事 · 2023-06-30")], id="no section"),
        pytest.param(answered(UNDATED), HANS, [Quotation(QUOTE.text, "茶的故事")], id="no date"),
        pytest.param(answered(TAUGHT), HANS, [Quotation(QUOTE.text, "由管理员添加")], id="admin's fact, Simplified"),
        pytest.param(answered(TAUGHT), HANT, [Quotation(QUOTE.text, "由管理員新增")], id="admin's fact, Traditional"),
        pytest.param(
            answered(TAUGHT),
            EN,
            [Quotation(QUOTE.text, "added by an admin"), Line("Quoted in the original Chinese.")],
            id="admin's fact, English",
        ),
        pytest.param(
            answered(QUOTE, SECOND),
            EN,
            [SHOWN, SHOWN_SECOND, Line("Quoted in the original Chinese.")],
            id="English asker, Chinese quotes",
        ),
        pytest.param(
            answered(ENGLISH),
            EN,
            [Quotation("Tea is a drink.", "The story of tea · 2023-06-30")],
            id="English asker, English quote",
        ),
        pytest.param(
            answered(ENGLISH),
            HANS,
            [Quotation("Tea is a drink.", "The story of tea · 2023-06-30")],
            id="Chinese asker, English quote",
        ),
    ],
)
def test_an_answer_is_its_quotes_with_their_sources(answer: Answer, language: Language, blocks: list[Block]) -> None:
    """Short answer, then each quote as published over its source."""
    assert reply_to(answer, say_in(language)) == Reply(tuple(blocks))


@pytest.mark.parametrize(
    ("language", "label"),
    [pytest.param(HANS, "上下文", id="Simplified"), pytest.param(EN, "Context", id="English")],
)
def test_the_button_is_in_the_askers_language(language: Language, label: str) -> None:
    """What a button says is translated, what it does is not."""
    assert context_of(QUOTE, say_in(language)) == Button(label, "/context 12")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        pytest.param(HANS, "你问的是哪一个?", id="Simplified"),
        pytest.param(HANT, "你問的是哪一個?", id="Traditional"),
        pytest.param(EN, "Which of these did you mean?", id="English"),
    ],
)
def test_choices_are_asked_back(language: Language, said: str) -> None:
    """Questions to choose from stand under the question which of them was meant, by the numbers that the console
    presses them by; each has a button.
    """
    answer = Answer(AnswerKind.CHOICE, language, 0.4, choices=("Q1 2023?", "Q2 2023?"))
    assert reply_to(answer, say_in(language)).blocks == (Line(said, strong=True), Line("1. Q1 2023?\n2. Q2 2023?"))
    asked = AskedQuestion("c0ffee", "Q?", "choice", choices=answer.choices)
    actions = [(button.label, button.action) for button in next_steps(answer, asked, say_in(language))]
    assert actions == [("Q1 2023?", "/pick c0ffee 1"), ("Q2 2023?", "/pick c0ffee 2")]


@pytest.mark.parametrize(
    ("reason", "language", "said"),
    [
        pytest.param(Reason.NOT_IN_ARTICLE, HANS, "文章没有说。", id="not in article, Simplified"),
        pytest.param(Reason.NOT_IN_ARTICLE, HANT, "文章沒有說。", id="not in article, Traditional"),
        pytest.param(Reason.NOT_IN_ARTICLE, EN, "The article does not say.", id="not in article, English"),
        pytest.param(
            Reason.NOT_UNDERSTOOD,
            HANS,
            "没有看懂这句话。请用几个词问文章里的事;/source 说明文章是什么。",
            id="not understood, Simplified",
        ),
        pytest.param(
            Reason.NOT_UNDERSTOOD,
            HANT,
            "沒有看懂這句話。請用幾個詞問文章裡的事;/source 說明文章是什麼。",
            id="not understood, Traditional",
        ),
        pytest.param(
            Reason.NOT_UNDERSTOOD,
            EN,
            "I did not understand that. Ask about the article in a few words; /source says what it is about.",
            id="not understood, English",
        ),
        pytest.param(Reason.OFF_TOPIC, HANS, "这不是文章讲的事;/source 说明文章是什么。", id="off topic, Simplified"),
        pytest.param(Reason.OFF_TOPIC, HANT, "這不是文章講的事;/source 說明文章是什麼。", id="off topic, Traditional"),
        pytest.param(
            Reason.OFF_TOPIC,
            EN,
            "That is not something the article is about; /source says what it is about.",
            id="off topic, English",
        ),
    ],
)
def test_each_reason_has_its_own_words(reason: Reason, language: Language, said: str) -> None:
    """No answer is told apart by why there is none, and has no quote and no button."""
    assert reply_to(unknown(reason), say_in(language)) == Reply((Line(said, strong=True),))


@pytest.mark.parametrize(
    ("language", "said"),
    [
        pytest.param(HANS, "最接近的句子(并不回答这个问题):", id="Simplified"),
        pytest.param(HANT, "最接近的句子(並不回答這個問題):", id="Traditional"),
        pytest.param(EN, "The nearest sentences, which do not answer it:", id="English"),
    ],
)
def test_the_nearest_sentences_are_shown_as_such(language: Language, said: str) -> None:
    """Where the article does not say, the sentences nearest to the question follow, told to be no answer."""
    reply = reply_to(unknown(Reason.NOT_IN_ARTICLE, QUOTE, SECOND), say_in(language))
    original = [Line("Quoted in the original Chinese.")] if language is EN else []
    assert reply.blocks[1:] == (Line(said), SHOWN, SHOWN_SECOND, *original)


@pytest.mark.parametrize("reason", [Reason.NOT_UNDERSTOOD, Reason.OFF_TOPIC])
def test_nothing_is_near_what_is_not_about_the_article(reason: Reason) -> None:
    """Nearest sentences are not shown where the question was not understood or is about something else."""
    assert reply_to(unknown(reason, QUOTE), say_in(HANS)) == reply_to(unknown(reason), say_in(HANS))


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        pytest.param("茶" * 18, "茶" * 18, id="18 characters"),
        pytest.param("茶" * 19, "茶" * 18 + "…", id="19 characters"),
        pytest.param("茶" * 17 + ",水", "茶" * 17 + "…", id="comma at the cut"),
        pytest.param("The story of tea, and of water", "The story of tea…", id="comma and space at the cut"),
    ],
)
def test_a_long_title_is_shortened(title: str, shown: str) -> None:
    """A source line holds 18 characters of a title, and … for the rest, without a mark or space before it."""
    assert quotation(replace(UNDATED, title=title), say_in(HANS)).source == shown


def test_a_quote_is_never_shortened_or_changed() -> None:
    """A quote's words are shown as published, whatever they look like."""
    text = "茶 {0} <b>“水”</b> *酒*\u3000" * 50
    assert quotation(replace(QUOTE, text=text), say_in(EN), mark=(0, 1)) == replace(SHOWN, text=text, mark=(0, 1))


@pytest.mark.parametrize(
    ("action", "fits"),
    [
        pytest.param("/" + "a" * 63, True, id="64 bytes"),
        pytest.param("/" + "a" * 64, False, id="65 bytes"),
        pytest.param("/" + "茶" * 21, True, id="64 bytes in 22 characters"),
        pytest.param("/a" + "茶" * 21, False, id="65 bytes in 23 characters"),
        pytest.param("", False, id="empty"),
    ],
)
def test_an_action_has_at_most_64_bytes(action: str, fits: bool) -> None:
    """A button that Telegram could not carry cannot be made."""
    if fits:
        assert Button("茶", action).action == action
    else:
        with pytest.raises(ValueError, match="64 bytes"):
            Button("茶", action)


@pytest.mark.parametrize(
    ("reply", "text"),
    [
        pytest.param(text_reply("茶", "水"), "茶\n水", id="paragraphs"),
        pytest.param(Reply((Line("饮料", strong=True), SHOWN)), f"饮料\n“{SHOWN.text}”\n— {SHOWN.source}", id="answer"),
        pytest.param(Reply((Quotation("茶。"), Quotation("水。", "书"))), "“茶。”\n“水。”\n— 书", id="one source"),
        pytest.param(Reply((Quotation("茶。", "书", (0, 1)),)), "“茶。”\n— 书", id="mark"),
        pytest.param(Reply((Line("茶"),), (Button("水", "/w"),)), "茶", id="buttons are no text"),
        pytest.param(Reply(()), "", id="nothing"),
    ],
)
def test_plain_text_of_a_reply(reply: Reply, text: str) -> None:
    """Blocks stand under one another; a quotation in “ ” with its source after a dash."""
    assert plain(reply) == text


def test_every_kind_and_objection_has_its_words() -> None:
    """What a receipt names is said in the reader's language, whatever is asked for and whatever speaks against it."""
    assert set(KINDS) == set(Asked)
    told = "".join(Path(str(source.__file__)).read_text(encoding="utf-8") for source in (guard, home))
    assert set(re.findall(r'yield f?"(\w+): ', told)) == set(OBJECTIONS)
