"""A question finds its sentence, or an honest no."""

from dataclasses import replace
from pathlib import Path

import pytest
from conftest import at_now
from hypothesis import given
from hypothesis import strategies as st

from knowledge import Knowledge
from knowledge.answering.features import features
from knowledge.answering.mending import mend
from knowledge.answering.reading import CUES, read
from knowledge.answering.retrieve import CANDIDATES, retrieve
from knowledge.answering.slots import counts_others, other_measure, values
from knowledge.answering.understand import understand
from knowledge.answering.units import places
from knowledge.answering.wordbook import AKIN, wordbook
from knowledge.errors import QuoteBroken
from knowledge.language.asking import read_asking
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
        pytest.param("Runway 是什么意思", Reason.NOT_IN_ARTICLE, id="what a word means, not what the thing is"),
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
        quotes = knowledge.ask("Acme 公司的估值是多少?").quotes
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
    """Candidates stand best first, each with its quote, score and parts."""
    answer = knowledge.ask("H100 的重量和颜色")
    scores = [candidate.score for candidate in answer.candidates]
    assert scores == sorted(scores, reverse=True)
    assert len(scores) > 0
    assert all(0 <= candidate.score <= 1 for candidate in answer.candidates)
    assert all(candidate.quote.text and candidate.parts for candidate in answer.candidates)


@pytest.mark.parametrize(
    ("question", "objection"),
    [
        pytest.param("256 个 Gaudi2 用了多久", "number: 256", id="number"),
        pytest.param("Midjourney 用了多少 Gaudi2", "name: midjourney", id="name"),
        pytest.param("英伟达预计第三季度收入多少", "time: 第三季度", id="quarter"),
        pytest.param("英伟达在 2021 年第一季度营收多少", "time: 2021年第一季度", id="quarter of another year"),
        pytest.param("谷歌的 A3 超算一年要交多少电费", "measure: money", id="money, where only things are counted"),
    ],
)
def test_guards_say_why(knowledge: Knowledge, question: str, objection: str) -> None:
    """A candidate that lacks a name or number of the question, or tells of another time or measure, says so."""
    candidates = knowledge.ask(question).candidates
    objected = [bool(candidate.objections) for candidate in candidates]
    assert any(objected)
    assert any(objection in candidate.objections for candidate in candidates)


@pytest.mark.parametrize(
    ("question", "sentence", "other"),
    [
        pytest.param("电费多少钱", "它用了 26000 个 GPU。", True, id="things for money"),
        pytest.param("电费多少钱", "电费为 3 亿元。", False, id="money"),
        pytest.param("成本降了多少钱", "成本下降了 15%。", False, id="a share of money"),
        pytest.param("票房多少钱", "票房 119.7 亿。", False, id="a number without a unit"),
        pytest.param("碎成了几块", "碎成了 113 块。", False, id="pieces"),
        pytest.param("电费多少钱", "电费很贵。", False, id="no value at all"),
        pytest.param("有多少 GPU", "花了 3 亿元。", False, id="a count is told in many ways"),
        pytest.param("有多少员工", "营收为 3 亿元。", True, id="money for people"),
        pytest.param("裁了多少人", "卖出了 5 台。", True, id="things for people"),
        pytest.param("裁了多少人", "裁了 800 余名员工。", False, id="people"),
        pytest.param("how many people work there", "It has 140 employees.", False, id="people without a unit"),
        pytest.param("干了几年", "公司于 2019 年创立。", True, id="a year for a time of years"),
        pytest.param("发货要多久", "发货需要两个工作日。", False, id="days that are counted"),
        pytest.param("他多大年纪", "目标是 3 亿元。", True, id="money for an age"),
        pytest.param("他多大年纪", "他生于 1960 年。", False, id="a year of birth"),
    ],
)
def test_another_measure(question: str, sentence: str, other: bool) -> None:
    """Values of other measures are no answer where money, people or an age is asked for, unless they stand for it."""
    folded, told = fold_text(question), fold_text(sentence)
    assert other_measure(folded, read_asking(folded), told, values(told, None)) is other


@pytest.mark.parametrize(
    ("question", "span", "other"),
    [
        pytest.param("how many people work there", "£2.1 billion", True, id="money"),
        pytest.param("有多少员工", "21.7 亿元", True, id="money in Chinese"),
        pytest.param("有多少员工", "187 名", False, id="people"),
        pytest.param("有多少员工", "约 900", False, id="a number alone"),
        pytest.param("融了多少", "2.1 亿元", False, id="no people asked for"),
        pytest.param("冷库有多少座", "60 人", True, id="people where buildings are counted"),
        pytest.param("冷库有多少座", "310 个", False, id="a word that counts anything"),
        pytest.param("一共多少位嘉宾", "60 人", False, id="people by another word"),
    ],
)
def test_people_are_no_money(question: str, span: str, other: bool) -> None:
    """Where people are counted, a value of something else is no answer, nor people where things are."""
    folded = fold_text(question)
    assert counts_others(folded, read_asking(folded), fold_text(span)) is other


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
        pytest.param("do H100s help Nvidia's clusters", ["h100s", "nvidia"], [], id="English plural and possessive"),
        pytest.param("how do startups raise money", [], [], id="English words are no names"),
        pytest.param("how many times did Meta double it", ["meta"], [], id="a common word that names a newspaper"),
        pytest.param("Gaudy2 比 A1OO 快吗", ["gaudi2", "a100"], [], id="slips in models"),
        pytest.param("老板说了几个星期一的事", [], [], id="everyday words that name a maker or a day"),
    ],
)
def test_understand(knowledge: Knowledge, question: str, mentions: list[str], numbers: list[str]) -> None:
    """The names and numbers that a question gives."""
    read = understand(question, knowledge.store)
    assert [mention.text for mention in read.mentions] == mentions
    assert [number.text for number in read.numbers] == numbers


@pytest.mark.parametrize(
    ("sentence", "name", "holds"),
    [
        pytest.param("用数千个 H100 训练", "h100", True, id="beside Chinese"),
        pytest.param("用数千个 H 100 训练", "h100", True, id="spelled with a space"),
        pytest.param("H1000 是另一款", "h100", False, id="a longer number"),
        pytest.param("GH100 与 H100", "h100", True, id="found at its second place"),
        pytest.param("3584 个", "84", False, id="the end of a number"),
    ],
)
def test_a_sentence_holds_a_name(sentence: str, name: str, *, holds: bool) -> None:
    """A name is found however it is spaced, but not inside a longer number."""
    assert read(fold_text(sentence)).names(frozenset({name})) is holds


@pytest.mark.parametrize(
    ("sentence", "cue"),
    [
        pytest.param("估值 15 亿美元", "money", id="money"),
        pytest.param("提升至七八成", "share", id="share"),
        pytest.param("成立于 2017 年", "date", id="date"),
        pytest.param("训练了 5 个多小时", "duration", id="duration"),
        pytest.param("海拔 3,000 米", "measure", id="measure"),
        pytest.param("排名第三", "rank", id="rank"),
        pytest.param("由于需求增长", "reason", id="reason"),
        pytest.param("位于深圳市", "place", id="place"),
        pytest.param("由一家公司收购", "organisation", id="organisation"),
        pytest.param("写了《晚点》", "quoted", id="quoted"),
        pytest.param("64 个处理器", "number", id="number"),
    ],
)
def test_cues(sentence: str, cue: str) -> None:
    """What a sentence could answer shows in its cues; a sentence without any has none."""
    at = CUES.index(cue)
    assert read(fold_text(sentence)).cues[at] > 0
    assert read(fold_text("天气很好")).cues[at] == 0


def test_numbers_of_names_are_no_numbers() -> None:
    """A digit inside a model's name answers no question for a number."""
    assert read(fold_text("GPT-3 与 H100")).cues[CUES.index("number")] == 0


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        pytest.param("yingweida shizhi duoshao", "英伟达市值多少", id="pinyin"),
        pytest.param("英为达市值多少", "英伟达市值多少", id="same sound"),
        pytest.param("CoreWaeve 成立于哪年", "coreweave成立于哪年", id="swapped letters"),
        pytest.param("what is the H100", "what is the h100", id="English stays"),
        pytest.param("A800 和 H900 的区别", "a800和h900的区别", id="another model stays"),
        pytest.param("OpenAI 的估值", "openai的估值", id="another name stays"),
    ],
)
def test_mend(knowledge: Knowledge, typed: str, meant: str) -> None:
    """A question is read as it was meant: pinyin as Chinese, slips mended, other names left alone."""
    assert mend(fold_text(typed), knowledge.store) == meant


def test_an_unknown_word_stands_for_its_like(knowledge: Knowledge) -> None:
    """English words find the Chinese words of their meaning; a meaningless one finds none."""
    akin = wordbook(knowledge.store).akin(["valuation", "chips", "qwxyz"])
    assert "估值" in [word for word, _ in akin["valuation"]]
    assert akin["qwxyz"] == []
    assert all(AKIN <= nearness <= 1.001 for found in akin.values() for _, nearness in found)


def test_the_wordbook_follows_the_store(knowledge: Knowledge, tmp_path: Path) -> None:
    """A build is seen by the next question; without one the same wordbook serves."""
    first = wordbook(knowledge.store)
    assert wordbook(knowledge.store) is first
    file = tmp_path / "other.txt"
    file.write_text("长颈鹿\n\n长颈鹿住在非洲的草原上。\n", encoding="utf-8")
    knowledge.build([file])
    second = wordbook(knowledge.store)
    assert second is not first
    assert "长颈鹿" in second.counts
    assert "长颈鹿" not in first.counts


def test_neighbours_of_hits_are_candidates(knowledge: Knowledge) -> None:
    """The sentence after one that was found can be the answer, though it shares no token with the question."""
    question = understand("CoreWeave 成立于哪一年", knowledge.store)
    hits = retrieve(question, knowledge.store).hits
    assert any(hit.bm25 == 0 for hit in hits)
    assert len(hits) <= CANDIDATES


def test_features_tell_what_is_missing(knowledge: Knowledge) -> None:
    """A sentence with the name misses none; coverage is a share; `_gap` and `_lag` compare with the others."""
    question = understand("CoreWeave 成立于哪一年", knowledge.store)
    found = retrieve(question, knowledge.store)
    columns = features(question, found, places(found))
    founded = [hit.fact.folded.startswith("coreweave成立于") for hit in found.hits].index(True)
    assert columns["names_missing"][founded] == 0
    assert columns["names_missing"].max() == 1
    for name in ("tokens", "words", "characters"):
        assert columns[name].min() >= 0
        assert columns[name].max() <= 1 + 1e-9
        assert columns[f"{name}_around"][founded] >= columns[name][founded]
    assert columns["words_lag"].max() == 0
    assert (columns["words_gap"] > 0).sum() <= 1
    assert all(len(column) == len(found.hits) for column in columns.values())


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
