"""Repairs of slips in questions, against a store's vocabulary."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.language.slips import LONGEST_QUESTION, Repair, Speller, repaired

_WORDS = """
英伟达 市值 估值 微软 英特尔 字节跳动 台积电 市场份额 产能 利用率 小时 投资方 京东 累计 出口 管制 公司 商汤
coreweave runway gaudi2 deepmind a800 h100 trendforce
"""
_NAMES = ("inflection ai", "mustafa suleyman", "gpt-3")
SPELLER = Speller.of(dict.fromkeys((*_WORDS.split(), *_NAMES), 3))
CERTAIN = 0.8


def _only(question: str) -> Repair:
    (repair,) = SPELLER.repairs(question)
    return repair


@pytest.mark.parametrize(
    ("question", "wrong", "right", "why"),
    [
        pytest.param("英为达市值多少", "英为达", "英伟达", "same sound", id="a name's homophone"),
        pytest.param("公司的估直是多少", "估直", "估值", "same sound", id="a word's homophone"),
        pytest.param("市直多少", "市直", "市值", "same sound", id="the first word"),
        pytest.param("威软投资了谁", "威软", "微软", "same sound", id="the first character"),
        pytest.param("英特儿的芯片", "英特儿", "英特尔", "same sound", id="the last character"),
        pytest.param("字节条动采购了多少", "字节条动", "字节跳动", "same sound", id="inside a long name"),
        pytest.param("字节调动采购了多少", "字节调动", "字节跳动", "same sound", id="two words, another reading"),
        pytest.param("抬积电的产能", "抬积电", "台积电", "same sound", id="before a known word"),
        pytest.param("啥时后发布", "啥时后", "啥时候", "same sound", id="a general word"),
        pytest.param("市厂份额多少", "市厂份额", "市场份额", "same sound", id="a compound"),
        pytest.param("因伟达市值多少", "因伟达", "英伟达", "near sound", id="a near sound"),
        pytest.param("英英伟达市值多少", "英英伟达", "英伟达", "doubled", id="a doubled character"),
        pytest.param("产能利用率率提升了", "利用率率", "利用率", "doubled", id="a doubled last character"),
        pytest.param("伟英达的市值", "伟英达", "英伟达", "swapped", id="swapped characters"),
        pytest.param("字节动的市值", "字节动", "字节跳动", "missing", id="a missing character"),
        pytest.param("corewave是谁", "corewave", "coreweave", "spelling", id="a missing letter"),
        pytest.param("runwya估值多少", "runwya", "runway", "swapped", id="swapped letters"),
        pytest.param("h1oo买了多少", "h1oo", "h100", "spelling", id="letters that look like digits"),
        pytest.param("gaudi 2的性能", "gaudi 2", "gaudi2", "spelling", id="a space before a digit"),
        pytest.param("deep mind的ceo", "deep mind", "deepmind", "spelling", id="a space inside a name"),
        pytest.param("in flection ai的ceo", "in flection ai", "inflection ai", "spelling", id="a space inside a word"),
        pytest.param("infection ai的ceo", "infection", "inflection", "spelling", id="an English word in a name"),
        pytest.param("suleiman是谁", "suleiman", "suleyman", "spelling", id="a word of a longer name"),
        pytest.param("trendfroce怎么说", "trendfroce", "trendforce", "swapped", id="a long name"),
    ],
)
def test_certain_repairs(question: str, wrong: str, right: str, why: str) -> None:
    """What hardly can have been meant as it stands is put right with certainty."""
    repair = _only(question)
    assert (repair.wrong, repair.right, repair.why) == (wrong, right, why)
    assert repair.certainty >= CERTAIN


@pytest.mark.parametrize(
    ("question", "wrong", "right"),
    [
        pytest.param("伟达市值多少", "伟达", "英伟达", id="a name without its first character"),
        pytest.param("用了几小时时", "小时时", "小时", id="a frequent character twice"),
        pytest.param("市值是是多少", "是是", "是", id="a word of grammar twice"),
        pytest.param("累积多少", "累积", "累计", id="a word the store does not say, for one it does"),
        pytest.param("runaway的投资方", "runaway", "runway", id="an English word"),
        pytest.param("infection的ceo", "infection", "inflection", id="an English word without the rest of the name"),
    ],
)
def test_uncertain_repairs(question: str, wrong: str, right: str) -> None:
    """What may have been meant as it stands is proposed, but not as certain."""
    repair = _only(question)
    assert (repair.wrong, repair.right) == (wrong, right)
    assert repair.certainty < CERTAIN


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("英伟达市值多少", id="nothing wrong"),
        pytest.param("市值是指什么", id="grammar that sounds like a word"),
        pytest.param("这是事实吗", id="a word with a homophone"),
        pytest.param("实施了什么", id="its homophone"),
        pytest.param("东京有多少人", id="another name of the same characters"),
        pytest.param("有多少家公司投资了英特尔", id="single characters"),
        pytest.param("天天常常说说", id="words that double a character"),
        pytest.param("openai的ceo是谁", id="another name"),
        pytest.param("a100有多少", id="another model"),
        pytest.param("h800和gpt-4", id="other numbers"),
        pytest.param("gaudi 3的性能", id="another number apart"),
        pytest.param("gpt 3", id="a space for a hyphen"),
        pytest.param("how many startups did nvidia invest in", id="English"),
        pytest.param("ran away", id="short words"),
        pytest.param("英", id="one character"),
        pytest.param("", id="nothing"),
    ],
)
def test_no_repairs(question: str) -> None:
    """What is right is left alone."""
    assert SPELLER.repairs(question) == []


def test_numerals_stay() -> None:
    """A Chinese numeral is never put right, as another number is another fact."""
    speller = Speller.of({"三百亿": 9, "二十年": 9, "第一季": 9})
    assert [repair for repair in speller.repairs("三百一十年第二季") if repair.certainty >= CERTAIN] == []


def test_known_words_stay() -> None:
    """A Latin word that is known elsewhere is right."""
    assert _only("coreweaver是谁").right == "coreweave"
    assert SPELLER.repairs("coreweaver是谁", "coreweaver".__eq__) == []


def test_several_repairs() -> None:
    """Each slip of a question is repaired where it stands."""
    question = "应伟达对出口管治的公司corewave"
    assert repaired(question, SPELLER.repairs(question)) == "英伟达对出口管制的公司coreweave"


def test_long_texts_stay() -> None:
    """A text too long for a question is left as it is."""
    assert SPELLER.repairs("英为达" + "市" * LONGEST_QUESTION) == []


def test_an_empty_store() -> None:
    """Without a vocabulary only general words are put right."""
    speller = Speller.of({})
    assert speller.repairs("英为达corewave") == []
    assert [repair.right for repair in speller.repairs("啥时后发布")] == ["啥时候"]


@given(st.text(alphabet="英伟达为威市值直微软时侯小多少三一的 coreway2-a1é。", max_size=60))
def test_repairs_stand_where_they_say(question: str) -> None:
    """Repairs stand in order, none overlaps another, each changes what it names, and certainties are shares."""
    repairs = SPELLER.repairs(question)
    end = 0
    for repair in repairs:
        assert end <= repair.start < repair.end <= len(question)
        assert question[repair.start : repair.end] == repair.wrong != repair.right
        assert 0 < repair.certainty <= 1
        end = repair.end
    assert repaired(question, []) == question
