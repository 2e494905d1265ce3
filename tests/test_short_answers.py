"""The short answer: which spans a sentence offers, which one is chosen, and how it is shown."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge import Knowledge
from knowledge.answering.candidate_columns import edges
from knowledge.answering.candidates import KEPT, all_spans, for_kind, spans
from knowledge.answering.spans import agreed, choose, columns
from knowledge.answering.trees import ensemble
from knowledge.answering.understand import understand
from knowledge.language.asked import Asked
from knowledge.language.folding import fold, fold_text
from knowledge.models import AnswerKind, Language
from knowledge.phrasing.short import LONGEST, short_answer

TODAY = date(2023, 6, 30)


@pytest.mark.parametrize(
    ("sentence", "offered"),
    [
        pytest.param("估值升至约 40 亿美元", "约40亿美元", id="money"),
        pytest.param("5 月 25 日发布财报", "5月25日", id="date"),
        pytest.param("写了《晚点》一文", "晚点", id="quoted"),
        pytest.param("由比尔 · 盖茨创办", "比尔·盖茨", id="a name with a mark inside"),
        pytest.param("总统尤里西斯·辛普森·格兰特当选", "尤里西斯·辛普森·格兰特", id="a foreign name"),
        pytest.param("因为需求增长,营收大涨", "因为需求增长", id="a clause"),
        pytest.param("他说,因为需求增长,营收大涨", "因为需求增长,营收大涨", id="several clauses"),
        pytest.param("唯一的赢家是英伟达", "英伟达", id="a word at the end"),
    ],
)
def test_a_sentence_offers_its_spans(sentence: str, offered: str) -> None:
    """Values, dates, titles, names and clauses are among the spans."""
    folded = fold_text(sentence)
    found = all_spans(folded)
    assert offered in {folded[slice(*found.place(at))] for at in range(len(found.first))}


@given(st.text(alphabet=st.sampled_from('英伟达市值1万亿美元,。《》"()·H100 AI年月日的是'), max_size=60))
def test_spans_of_any_text(text: str) -> None:
    """Spans lie in the sentence, none is empty, and of each the same things are told; the kept ones are few."""
    folded = fold_text(text)
    found = all_spans(folded)
    for at in range(len(found.first)):
        start, end = found.place(at)
        assert 0 <= start < end <= len(folded)
    assert all(len(column) == len(found.first) for column in found.columns.values())
    assert len(spans(folded).first) <= KEPT


@pytest.mark.parametrize(
    ("question", "sentence", "short"),
    [
        pytest.param("CoreWeave 成立于哪年", "CoreWeave 成立于 2017 年。", "2017年", id="date"),
        pytest.param("产能利用率提升了多少?", "产能利用率提升了 12%。", "12%", id="share"),
        pytest.param("谁创办了这家公司?", "这家公司由李明创办。", "李明", id="person"),
        pytest.param("首都在哪里?", "首都是北京。", "北京", id="place"),
        pytest.param("英伟达的CFO叫什么", "英伟达首席财务官 Colette Kress 警告说。", "colettekress", id="a whole name"),
    ],
)
def test_choose(knowledge: Knowledge, question: str, sentence: str, short: str) -> None:
    """The span that fits what is asked."""
    folded = fold_text(sentence)
    chosen = choose(understand(question, knowledge.store), folded)
    assert chosen is not None
    assert folded[chosen.start : chosen.end].replace(" ", "") == short


def test_the_gap_is_where_the_answer_stands(knowledge: Knowledge) -> None:
    """A span stands where the question word does, if the same words and characters stand before it and behind it."""
    folded = fold_text("甲厂由张三创办,李四创办了乙厂。")
    question = understand("谁创办了乙厂?", knowledge.store)
    found = spans(folded, question.asking.kind)
    told = columns(question, found)
    texts = [folded[slice(*found.place(at))] for at in range(len(found.first))]
    wrong, right = texts.index("张三"), texts.index("李四")
    assert (told["same_after"][wrong], told["same_after"][right]) == (2, 5)
    assert told["after_1_right"][wrong] > told["after_1_right"][right] == 2
    assert told["after_left"][right] > told["after_left"][wrong]


@pytest.mark.parametrize(
    ("question", "fits"),
    [
        pytest.param("哪一年通车?", [0.3, 0.3, 1], id="year"),
        pytest.param("通车是几月?", [0.3, 1, 0.3], id="month"),
        pytest.param("哪天通车?", [1, 0.3, 0.3], id="day"),
        pytest.param("何时通车?", [-1, -1, -1], id="any time"),
    ],
)
def test_how_fine_a_time_is(knowledge: Knowledge, question: str, fits: list[float]) -> None:
    """A time as fine as the one that is asked for is told from coarser and finer ones."""
    folded = fold_text("3月5日动工,8月通车,2017年停运")
    asked = understand(question, knowledge.store)
    found = spans(folded, asked.asking.kind)
    texts = [folded[slice(*found.place(at))] for at in range(len(found.first))]
    told = columns(asked, found)["grain_fits"]
    assert [round(float(told[texts.index(text)]), 1) for text in ("3月5日", "8月", "2017年")] == fits


def test_spans_that_agree() -> None:
    """Of spans that are about as likely, the one that shares most with the others is chosen; a clear one stands."""
    starts, ends = np.array([0, 0, 9], np.int32), np.array([4, 5, 12], np.int32)
    assert agreed(starts, ends, np.array([1.0, 0.9, 1.1])).argmax() == 0
    assert agreed(starts, ends, np.array([1.0, 0.9, 3.0])).argmax() == 2


def test_nothing_to_choose(knowledge: Knowledge) -> None:
    """A sentence without a word offers nothing."""
    assert choose(understand("谁?", knowledge.store), "…") is None


def test_names_tell_spans_apart(knowledge: Knowledge) -> None:
    """A span after the asked name, or in its part of the sentence, is told from one after another name."""
    folded = fold_text("Alpha 融资 3 亿美元;Beta 融资 5 亿美元。")
    found = spans(folded)
    told = columns(understand("Beta 融资多少?", knowledge.store), found)
    texts = [folded[slice(*found.place(at))] for at in range(len(found.first))]
    first, second = texts.index("3亿美元"), texts.index("5亿美元")
    assert (told["own_name"][first], told["own_name"][second]) == (0, 1)
    assert (told["name_in_part"][first], told["name_in_part"][second]) == (0, 1)


@pytest.mark.parametrize(
    ("span", "language", "shown"),
    [
        pytest.param("约 40 亿美元,", Language.SIMPLIFIED, "约 40 亿美元", id="marks at its edges"),
        pytest.param("约 40 亿美元", Language.ENGLISH, "about US$4 billion (约 40 亿美元)", id="money in English"),
        pytest.param("6 月 9 日", Language.ENGLISH, "9 June 2023 (6 月 9 日)", id="date in English"),
        pytest.param("英伟达", Language.ENGLISH, "英伟达", id="a name in English"),
        pytest.param("US$4 billion", Language.ENGLISH, "US$4 billion", id="already English"),
    ],
)
def test_short_answer(span: str, language: Language, shown: str) -> None:
    """The span's words; a value also in the asker's language."""
    assert short_answer(span, language, TODAY) == shown


@given(st.text(max_size=200), st.sampled_from(Language))
def test_a_short_answer_is_short(span: str, language: Language) -> None:
    """At most 40 characters, whatever the span."""
    assert len(short_answer(span, language, TODAY)) <= LONGEST


def test_the_span_stands_in_the_quote(knowledge: Knowledge) -> None:
    """The span is the first quote's text at its mark, and the short answer is shown in bold above it."""
    answer = knowledge.ask("CoreWeave 成立于哪年")
    assert answer.kind is AnswerKind.ANSWER
    assert answer.mark is not None
    assert answer.quotes[0].text[slice(*answer.mark)] == answer.span
    assert answer.span is not None
    assert "2017" in answer.span
    assert answer.short is not None


@pytest.mark.parametrize("question", ["英伟达是今年上半年的大赢家吗", "Did AMD submit MLPerf results?"])
def test_yes_or_no_has_no_span_yet(knowledge: Knowledge, question: str) -> None:
    """A question for yes or no is answered by the sentence alone."""
    assert knowledge.ask(question).span is None


def test_weights_fit_their_columns(knowledge: Knowledge) -> None:
    """What the learnt trees ask for is what is told of spans."""
    folded = fold_text("CoreWeave 成立于 2017 年。")
    found = spans(folded)
    told = columns(understand("CoreWeave 成立于哪年", knowledge.store), found)
    assert set(ensemble("spans").features) <= set(told)
    assert set(ensemble("candidates").features) <= set(for_kind(all_spans(folded), Asked.NOTHING))
    assert {name.split()[-1] for name in edges()} == {"before", "first", "last", "after"}
    assert all(np.isfinite(column).all() for column in told.values())


def test_source_of_a_span() -> None:
    """A span of the folded sentence maps back to the article's own words."""
    sentence = "估值升至約 40 億美元"
    folded = fold(sentence)
    at = folded.text.index("约40")
    start, end = folded.source(at, at + len("约40亿美元"))
    assert sentence[start:end] == "約 40 億美元"


@pytest.mark.parametrize(
    ("question", "own", "other"),
    [
        pytest.param("消防队出动了多少条狗", "46条", "1840人", id="by its measure word"),
        pytest.param("消防队出动了多少人", "1840人", "46条", id="by its noun"),
        pytest.param("消防队出动了多少名队员", "1840人", "46条", id="people are counted in several ways"),
    ],
)
def test_a_count_is_of_what_is_asked(knowledge: Knowledge, question: str, own: str, other: str) -> None:
    """Dogs are no people."""
    asked = understand(question, knowledge.store)
    found = spans("消防队先后派出1840人、搜救犬46条", asked.asking.kind)
    counted = columns(asked, found)["counted"]
    told = {found.folded[slice(*found.place(at))]: float(counted[at]) for at in range(len(counted))}
    assert (told[own], told[other]) == (1, 0)


def test_a_title_is_not_cut_in_two() -> None:
    """Of title marks and brackets a span holds both or none."""
    found = spans("据《晚点latepost》报道,字节(母公司)订购了gpu", Asked.ORGANISATION)
    texts = [found.folded[slice(*found.place(at))] for at in range(len(found.first))]
    assert "晚点latepost" in texts
    assert not [text for text in texts if text.count("《") != text.count("》") or text.count("(") != text.count(")")]
