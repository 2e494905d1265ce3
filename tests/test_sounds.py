"""Sounds of Chinese text, and questions typed in pinyin."""

from collections import defaultdict
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.language.folding import fold_text
from knowledge.language.pinyin import LONGEST_QUESTION, spell_out
from knowledge.language.sounds import (
    blurred,
    blurred_voice,
    is_pinyin,
    is_syllable,
    other_voices,
    readings,
    sound,
    syllables,
    voiced,
)

_STORE = """
英伟达 市值 投资方 台积电 产能 利用率 提升 训练 谷歌 超级计算机 分钟 有机 估值 市场份额 首席执行官 创始人
字节跳动 采购 女儿 战略合作 亿美元 融资 方案 西安
"""
_NAMES = frozenset({"runway", "gpt3", "h100", "a3", "inflection", "gaudi2", "bing", "can"})
_BY_SOUND: defaultdict[str, list[tuple[str, float]]] = defaultdict(list)
for _word in _STORE.split():
    _BY_SOUND[sound(_word)].append((_word, 3.0))


def _words(key: str) -> Sequence[tuple[str, float]]:
    return _BY_SOUND.get(key, ())


@pytest.mark.parametrize(
    ("character", "found"),
    [
        pytest.param("微", ("wei",), id="one reading"),
        pytest.param("谁", ("shui", "shei"), id="the most usual first"),
        pytest.param("绿", ("lv", "lu"), id="ü is v"),
        pytest.param("a", (), id="a Latin letter"),
        pytest.param("", (), id="nothing"),
    ],
)
def test_readings(character: str, found: tuple[str, ...]) -> None:
    """The readings of a character."""
    assert readings(character) == found


@pytest.mark.parametrize(
    ("text", "key"),
    [
        pytest.param("英伟达", "yingweida", id="usual readings"),
        pytest.param("银行", "yinhang", id="a word with an unusual reading"),
        pytest.param("行为", "xingwei", id="the same character in another word"),
        pytest.param("增长率", "zengzhanglv", id="ü"),
        pytest.param("工商银行行长", "gongshangyinhanghangzhang", id="unusual words inside a longer one"),
        pytest.param("A股市值", "agushizhi", id="Latin letters stay, in lower case"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_sound(text: str, key: str) -> None:
    """A text as it is read."""
    assert sound(text) == key


def test_sound_with_a_separator() -> None:
    """With a separator the number of syllables shows."""
    assert sound("西安", "'") == "xi'an"
    assert sound("先", "'") == sound("西安") == "xian"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("知道", "资道", id="zh and z"),
        pytest.param("产能", "惨能", id="ch and c"),
        pytest.param("商业", "桑业", id="sh and s"),
        pytest.param("南部", "蓝部", id="n and l"),
        pytest.param("英伟达", "因伟达", id="ing and in"),
        pytest.param("上海", "三海", id="two at once"),
    ],
)
def test_blurred(one: str, other: str) -> None:
    """Sounds that are often confused are equal in the blurred key, and only there."""
    assert blurred(one) == blurred(other)
    assert sound(one) != sound(other)
    assert blurred_voice(voiced(one)) == blurred_voice(voiced(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [pytest.param("日本", "立本", id="r and l"), pytest.param("东", "吨", id="ong and un")],
)
def test_not_blurred(one: str, other: str) -> None:
    """Sounds that are seldom confused stay apart."""
    assert blurred(one) != blurred(other)


def test_other_voices() -> None:
    """A character's less usual readings sound like other characters."""
    assert voiced("条") in other_voices("调")
    assert other_voices("微") == ()


@given(st.text(alphabet="英伟达银行长重庆增率abc 1,。", max_size=30), st.integers(0, 30))
def test_voices_stand_where_their_characters_stand(text: str, at: int) -> None:
    """A voiced text is as long as the text, blurring keeps its length, and homophones are equal in it."""
    assert len(voiced(text)) == len(text) == len(blurred_voice(voiced(text)))
    assert sound(voiced(text)) == sound(text) or any(len(readings(character)) > 1 for character in text)


@pytest.mark.parametrize(
    ("word", "cuts"),
    [
        pytest.param("xian", [["xian"], ["xi", "an"]], id="two ways"),
        pytest.param("yingweida", [["ying", "wei", "da"]], id="one way"),
        pytest.param("lvse", [["lv", "se"]], id="ü"),
        pytest.param("runway", [], id="no way"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_syllables(word: str, cuts: list[list[str]]) -> None:
    """All the ways to cut a word into syllables."""
    assert syllables(word) == cuts


@given(st.text(alphabet="aeginouxzh'", max_size=40))
def test_cuts_make_up_the_word(word: str) -> None:
    """Every cut holds only syllables and makes up the word; a word has a cut if it is pinyin."""
    cuts = syllables(word)
    assert all("".join(cut) == word and all(map(is_syllable, cut)) for cut in cuts)
    if "'" not in word:
        assert bool(cuts) is is_pinyin(word)


@pytest.mark.parametrize(
    ("typed", "question"),
    [
        pytest.param("yingweida shizhi duoshao", "英伟达市值多少", id="words"),
        pytest.param("ying wei da shi zhi duo shao", "英伟达市值多少", id="syllables"),
        pytest.param("yingweidashizhiduoshao", "英伟达市值多少", id="no spaces"),
        pytest.param("yi ngweida shiz hi duoshao", "英伟达市值多少", id="spaces in wrong places"),
        pytest.param("ying1wei3da2 shi4 zhi2 duo1shao3", "英伟达市值多少", id="tone digits"),
        pytest.param("yīngwěidá shìzhí duōshǎo", "英伟达市值多少", id="tone marks"),
        pytest.param("yingweida shizhi duoshao?", "英伟达市值多少?", id="marks stay"),
        pytest.param("runway de touzifang you shei", "runway的投资方有谁", id="a Latin name, and shei"),
        pytest.param("inflection ai de ceo shi shui", "inflection ai的ceo是谁", id="Latin words that could be pinyin"),
        pytest.param("inflection ai de ceo shishui", "inflection ai的ceo是谁", id="shishui"),
        pytest.param("xunlian gpt3 yong le ji fenzhong", "训练gpt3用了几分钟", id="a name with a digit"),
        pytest.param("gpt-4 he gpt-3.5 you shenme qubie", "gpt-4和gpt-3.5有什么区别", id="hyphens stay"),
        pytest.param("taijidian 5nm channeng liyonglv duoshao", "台积电5nm产能利用率多少", id="lv"),
        pytest.param("taijidian 5nm channeng liyonglu: duoshao", "台积电5nm产能利用率多少", id="lu:"),
        pytest.param("taijidian 5nm channeng liyonglu duoshao", "台积电5nm产能利用率多少", id="lu for lü"),
        pytest.param("taijidian 5nm channeng liyonglyu duoshao", "台积电5nm产能利用率多少", id="lyu"),
        pytest.param("taijidian 5nm channeng liyonglü duoshao", "台积电5nm产能利用率多少", id="lü"),
        pytest.param("zhanlue hezuo shi shenme", "战略合作是什么", id="lue"),
        pytest.param("nver jiao shenme mingzi", "女儿叫什么名字", id="nv"),
        pytest.param("guge a3 you duoshao ge h100", "谷歌a3有多少个h100", id="model names"),
        pytest.param("rongzi 13yi meiyuan", "融资13亿美元", id="no numeral after digits"),
        pytest.param("xi'an you ji jia gongsi", "西安有几家公司", id="an apostrophe"),
        pytest.param("fang'an shi shenme", "方案是什么", id="an apostrophe in a store's word"),
        pytest.param("英伟达 shizhi duoshao", "英伟达市值多少", id="partly Chinese"),
        pytest.param("谷歌 a3 you duoshao h100", "谷歌a3有多少h100", id="an English word beside pinyin"),
        pytest.param("shei shi yingweida ceo", "谁是英伟达ceo", id="shei first"),
        pytest.param("bing shi shenme", "bing是什么", id="a store's name that could be pinyin"),
        pytest.param("meta shi shenme", "meta是什么", id="a general name that could be pinyin"),
    ],
)
def test_spell_out(typed: str, question: str) -> None:
    """A question typed in pinyin becomes Chinese text."""
    assert spell_out(fold_text(typed), _words, _NAMES.__contains__) == question


@pytest.mark.parametrize(
    ("typed", "question"),
    [
        pytest.param("weishenme meiguo yao xianzhi chukou", "为什么美国要限制出口", id="general words"),
        pytest.param("taijidian shi nali de gongsi", "台积电是哪里的公司", id="a general name"),
        pytest.param("lishi shang zui gao de shan zai nali", "历史上最高的山在哪里", id="single characters"),
    ],
)
def test_spell_out_without_a_store(typed: str, question: str) -> None:
    """General words are read without a store's vocabulary."""
    assert spell_out(typed) == question


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("how much did inflection raise", id="English"),
        pytest.param("what can you do", id="English with words that could be pinyin"),
        pytest.param("runway valuation", id="English keywords"),
        pytest.param("英伟达市值多少", id="Chinese"),
        pytest.param("英伟达 can", id="Chinese with a name"),
        pytest.param("shi" * LONGEST_QUESTION, id="too long"),
        pytest.param("3584?", id="no letters"),
        pytest.param("", id="nothing"),
    ],
)
def test_no_pinyin_question(text: str) -> None:
    """What is no pinyin question is not read as one."""
    assert spell_out(fold_text(text), _words, _NAMES.__contains__) is None


@given(st.text(alphabet="aeginouxzhl' 12.,:?英ǔé-", max_size=40))
def test_spell_out_never_fails(text: str) -> None:
    """Any text is read or not, and what is read is folded."""
    question = spell_out(fold_text(text), _words, _NAMES.__contains__)
    assert question is None or fold_text(question) == question
