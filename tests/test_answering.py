"""A question finds its sentence, or an honest no."""

from dataclasses import replace
from pathlib import Path

import pytest
from conftest import at_now
from hypothesis import given
from hypothesis import strategies as st

from knowledge import Knowledge
from knowledge.answering.scope import Words
from knowledge.answering.understand import understand
from knowledge.errors import QuoteBroken
from knowledge.language.folding import fold_text
from knowledge.models import AnswerKind, Language, Reason


@pytest.mark.parametrize(
    ("question", "held"),
    [
        pytest.param("英伟达市值多少", "市值突破 1 万亿美元", id="plain"),
        pytest.param("輝達市值多少?", "市值突破 1 万亿美元", id="traditional, and Taiwan's name"),
        pytest.param("NVDA 市值", "市值突破 1 万亿美元", id="another name, as keywords"),
        pytest.param("ＲＵＮＷＡＹ累计融资多少", "2.37 亿美元", id="full width"),
        pytest.param("谁投资了 Cohere?", "英伟达、甲骨文、Salesforce等均参与了该轮融资", id="who"),
        pytest.param("256个Gaudi2芯片训练总时长", "256 个 Gaudi2", id="a number in the question"),
        pytest.param("CoreWeave 成立于哪年", "2017 年", id="when"),
        pytest.param("台積電先進製程利用率", "先进制程利用率", id="traditional words"),
        pytest.param("who is Colette Kress", "首席财务官 Colette Kress", id="English, by a name"),
    ],
)
def test_answers(knowledge: Knowledge, question: str, held: str) -> None:
    """The quoted sentence holds what was asked."""
    answer = knowledge.ask(question)
    assert answer.kind is AnswerKind.ANSWER
    assert held in answer.quotes[0].text


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        pytest.param("腾讯的市值是多少", Reason.NOT_IN_ARTICLE, id="a known name that the article does not use"),
        pytest.param("Midjourney 的估值是多少", Reason.NOT_IN_ARTICLE, id="an unknown name"),
        pytest.param("512 个 Gaudi2 训练总时长", Reason.NOT_IN_ARTICLE, id="another number"),
        pytest.param("台积电3nm产能利用率", Reason.NOT_IN_ARTICLE, id="another model"),
        pytest.param("H100 的重量和颜色", Reason.NOT_IN_ARTICLE, id="something else about a name"),
        pytest.param("西红柿炒鸡蛋先放什么", Reason.OFF_TOPIC, id="another topic"),
        pytest.param("。", Reason.NOT_UNDERSTOOD, id="a mark"),
        pytest.param("", Reason.NOT_UNDERSTOOD, id="nothing"),
        pytest.param("是什么呢?", Reason.NOT_UNDERSTOOD, id="only question words"),
    ],
)
def test_abstains(knowledge: Knowledge, question: str, reason: Reason) -> None:
    """Where the article does not say, no sentence is given as the answer, and the reason is told."""
    answer = knowledge.ask(question)
    assert (answer.kind, answer.reason, answer.quotes) == (AnswerKind.UNKNOWN, reason, ())


def test_the_subject_of_the_sentence_before(tmp_path: Path) -> None:
    """Where the subject stands in the sentence before, that sentence follows as the next quote."""
    path = tmp_path / "a.txt"
    path.write_text("消息\nAcme 去年在杭州成立。该公司的估值约为九十亿美元。", encoding="utf-8")
    with Knowledge.open(tmp_path / "store.db", clock=at_now) as knowledge:
        knowledge.build([path])
        quotes = knowledge.ask("Acme 公司的估值").quotes
    assert [quote.text for quote in quotes] == ["该公司的估值约为九十亿美元。", "Acme 去年在杭州成立。"]


def test_a_broken_quote_is_never_shown(knowledge: Knowledge) -> None:
    """When the article's text no longer says what the quote says, nothing is answered."""
    with knowledge.store.write():
        knowledge.store._db.execute("UPDATE articles SET text = replace(text, '1 万亿', '2 万亿')")
    with pytest.raises(QuoteBroken):
        knowledge.ask("英伟达市值多少")
    with pytest.raises(QuoteBroken):
        knowledge.ask("英伟达的市值和重量、颜色、气味、生日")


def test_candidates_are_given_below_the_threshold_too(knowledge: Knowledge) -> None:
    """Candidates stand best first among those without objections, each with its quote, score and parts."""
    answer = knowledge.ask("H100 的重量和颜色")
    free = [candidate.score for candidate in answer.candidates if not candidate.objections]
    assert free == sorted(free, reverse=True)
    assert len(free) > 0
    assert all(0 <= candidate.score <= 1 for candidate in answer.candidates)
    assert all(candidate.quote.text and candidate.parts for candidate in answer.candidates)


@pytest.mark.parametrize(
    ("question", "objection"),
    [
        pytest.param("256 个 Gaudi2 用了多久", "number: 256", id="number"),
        pytest.param("Midjourney 用了多少 Gaudi2", "name: midjourney", id="name"),
    ],
)
def test_guards_say_why(knowledge: Knowledge, question: str, objection: str) -> None:
    """A candidate that lacks a name or number of the question carries the objection, and stands behind."""
    candidates = knowledge.ask(question).candidates
    objected = [bool(candidate.objections) for candidate in candidates]
    assert objected == sorted(objected)
    assert any(objection in candidate.objections for candidate in candidates)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        pytest.param("英伟达市值", Language.SIMPLIFIED, id="simplified"),
        pytest.param("輝達市值", Language.TRADITIONAL, id="traditional"),
        pytest.param("Nvidia's market value", Language.ENGLISH, id="English"),
        pytest.param("1 + 1?", Language.SIMPLIFIED, id="no language"),
    ],
)
def test_the_reply_is_in_the_question_s_language(knowledge: Knowledge, text: str, language: Language) -> None:
    """Without another wish the answer's language is the question's; a wish goes before it."""
    assert knowledge.ask(text).language is language
    assert knowledge.ask(text, language=Language.ENGLISH).language is Language.ENGLISH


@pytest.mark.parametrize(
    ("question", "mentions", "numbers"),
    [
        pytest.param("英伟达和 Runway 的估值", ["英伟达", "runway"], [], id="known names"),
        pytest.param("比尔盖茨投了谁", ["比尔盖茨"], [], id="the longest of several names"),
        pytest.param("GPT3 至少需要 64 个处理器", ["gpt3"], ["64"], id="a name's number is no number"),
        pytest.param("22,000 个 H 100", ["h 100"], ["22000"], id="spelled with a space"),
        pytest.param("how many chips does the X9 have", ["x9"], [], id="an unknown model in English"),
        pytest.param("do H100s help Nvidia's clusters", ["h100s", "nvidia's"], [], id="English plural and possessive"),
        pytest.param("how do startups raise money", [], [], id="English words are no names"),
    ],
)
def test_understand(knowledge: Knowledge, question: str, mentions: list[str], numbers: list[str]) -> None:
    """The names and numbers that a question gives."""
    read = understand(question, knowledge.store)
    assert [mention.text for mention in read.mentions] == mentions
    assert list(read.numbers) == numbers


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        pytest.param("Runway 融了多少", True, id="how much"),
        pytest.param("有几家公司", True, id="how many"),
        pytest.param("几乎没有对手的是谁", False, id="almost"),
        pytest.param("How long did it take?", True, id="how long"),
        pytest.param("How does it work?", False, id="how"),
    ],
)
def test_asks_number(knowledge: Knowledge, question: str, asks: bool) -> None:
    """Whether a number is asked for; sentences that hold one then stand higher."""
    assert understand(question, knowledge.store).asks_number is asks


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        pytest.param("估值 15 亿美元", True, id="digits"),
        pytest.param("提升至七八成", True, id="Chinese"),
        pytest.param("GPT-3 与 H100", False, id="numbers of names"),
    ],
)
def test_hold_number(text: str, holds: bool) -> None:
    """A number that is no part of a name."""
    assert Words(fold_text(text)).hold_number is holds


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("'; DROP TABLE facts; --", id="SQL"),
        pytest.param('" OR facts MATCH "*', id="search operators"),
        pytest.param("NEAR(英伟达 市值, 3) AND NOT *", id="search syntax"),
        pytest.param("{0.__class__} {number} %s", id="patterns"),
        pytest.param("\x00\x1b[31m\ud800", id="controls and a lone surrogate"),
        pytest.param("芯片" * 5_000, id="very long"),
        pytest.param("\n".join(f"甲{number}乙" for number in range(500)), id="very many tokens"),
    ],
)
def test_anything_is_just_text(knowledge: Knowledge, text: str) -> None:
    """Whatever is asked, there is an answer, and the store is as it was."""
    before = knowledge.counts()
    assert knowledge.ask(text).kind in AnswerKind
    assert knowledge.counts() == before


def test_any_text_has_an_answer(built: Path) -> None:
    """Generated questions are answered with quotes that stand in the article."""
    with Knowledge.open(built, clock=at_now) as knowledge:
        source = knowledge.store.articles.text("nvidia-2023-06-30") or ""

        @given(st.text(alphabet=st.sampled_from("英伟达估值多少AI H100Runway的?,。3.5\"'*()"), max_size=40))
        def holds(text: str) -> None:
            answer = knowledge.ask(text)
            assert all(source[quote.start : quote.end] == quote.text for quote in answer.quotes + answer.nearest)
            assert (answer.kind is AnswerKind.ANSWER) == bool(answer.quotes)

        holds()


def test_the_same_question_has_the_same_answer(knowledge: Knowledge) -> None:
    """Answering is deterministic."""
    first = knowledge.ask("谁投资了 Cohere?")
    assert all(knowledge.ask("谁投资了 Cohere?") == first for _ in range(3))
    assert replace(first) == first
