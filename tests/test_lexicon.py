"""What is generally known of words, and the cutting of folded text into them."""

import math
from importlib import resources

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.language.characters import is_han
from knowledge.language.folding import fold_text
from knowledge.language.lexicon import DIMENSIONS, UNKNOWN_COST, lexicon
from knowledge.language.segmentation import LONGEST_WORD, cut, segment

UNKNOWN = "鿀鿁鿂"
MOST_BYTES_OF_VECTORS = 12_000_000


def all_words() -> list[str]:
    """The words of the lexicon's file, by their numbers."""
    rows = resources.files("knowledge.language.data").joinpath("words.txt").read_text(encoding="utf-8").splitlines()
    numbered = [(int(row[at + 1]), row[at]) for row in map(str.split, rows) for at in range(1, len(row), 2)]
    return [word for _, word in sorted(numbered)]


def cosine(one: str, other: str) -> float:
    """How near the meanings of two words are."""
    first, second = lexicon().vectors([one, other])
    return float(first @ second)


@pytest.mark.parametrize("word", ["公司", "company", "北京", "的"])
def test_known_word(word: str) -> None:
    """A known word is found, and costs less than an unknown one."""
    number = lexicon().find(word)
    assert number is not None
    assert word in lexicon()
    assert 0 < lexicon().cost(word) < UNKNOWN_COST


def test_unknown_word() -> None:
    """An unknown word has no number, the highest cost, the tag x and no meaning."""
    assert lexicon().find(UNKNOWN) is None
    assert UNKNOWN not in lexicon()
    assert lexicon().cost(UNKNOWN) == UNKNOWN_COST
    assert lexicon().tag(UNKNOWN) == "x"
    assert not lexicon().vectors([UNKNOWN]).any()


def test_numbers_are_distinct() -> None:
    """Each word has its own number."""
    words = ["公司", "企业", "company", "北京", "的"]
    assert len({lexicon().find(word) for word in words}) == len(words)


@pytest.mark.parametrize(
    ("common", "rare"),
    [("的", "公司"), ("公司", "芯片"), ("城市", "佝偻病"), ("the", "company"), ("water", "valuation")],
)
def test_common_words_cost_less(common: str, rare: str) -> None:
    """The more common a word, the lower its cost."""
    assert lexicon().cost(common) < lexicon().cost(rare)


def test_costs_are_those_of_frequencies() -> None:
    """Costs are in nats: the frequencies behind them add up to about 1, in Chinese and in English."""
    words = all_words()
    chinese = sum(math.exp(-lexicon().cost(word)) for word in words if is_han(word[0]))
    english = sum(math.exp(-lexicon().cost(word)) for word in words if not is_han(word[0]))
    assert [chinese, english] == pytest.approx([1, 1], abs=0.2)


@pytest.mark.parametrize(
    ("word", "tag"),
    [("公司", "n"), ("跑", "v"), ("快", "a"), ("大约", "d"), ("个", "q"), ("他", "r"), ("北京", "L"), ("李白", "P")],
)
def test_tag(word: str, tag: str) -> None:
    """The letter tells the part of speech, or what kind of name a word is."""
    assert lexicon().tag(word) == tag


def test_vectors_have_length_one_or_none() -> None:
    """A row of meanings has length 1, or is zero for a word without one; rows stand in the order asked."""
    words = ["的", "公司", "river", "music", "皇帝", "valuation", UNKNOWN, ""]
    rows = lexicon().vectors(words)
    assert rows.shape == (len(words), DIMENSIONS)
    assert rows.dtype == np.float32
    assert np.linalg.norm(rows, axis=1) == pytest.approx([1.0] * (len(words) - 2) + [0.0, 0.0], abs=1e-5)
    assert np.array_equal(rows[1], lexicon().vectors(["公司"])[0])
    assert lexicon().vectors([]).shape == (0, DIMENSIONS)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("估值", "valuation"),
        ("芯片", "chip"),
        ("员工", "雇员"),
        ("员工", "employees"),
        ("医院", "hospital"),
        ("创始人", "founder"),
        ("河流", "river"),
        ("音乐", "music"),
        ("收购", "acquire"),
        ("疾病", "illness"),
        ("飞机", "aircraft"),
        ("car", "automobile"),
    ],
)
def test_near_meanings(one: str, other: str) -> None:
    """Words that mean nearly the same are near, also across Chinese and English."""
    assert cosine(one, other) > 0.6


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("估值", "河流"),
        ("芯片", "婚姻"),
        ("员工", "海拔"),
        ("医院", "股票"),
        ("皇帝", "软件"),
        ("飞机", "诗人"),
        ("music", "芯片"),
        ("river", "valuation"),
        ("banana", "parliament"),
    ],
)
def test_unrelated_meanings(one: str, other: str) -> None:
    """Words that have nothing to do with each other are far apart."""
    assert cosine(one, other) < 0.45


def test_every_word_is_found_by_its_number() -> None:
    """Each word stands in the line of those that begin so, with the number that its bytes and vector stand at."""
    assert [lexicon().find(word) for word in all_words()] == list(range(len(all_words())))
    rows = resources.files("knowledge.language.data").joinpath("words.txt").read_text(encoding="utf-8").splitlines()
    assert all(word.startswith(row[0]) for row in rows for word in row.split()[1::2])
    assert rows == sorted(rows)


@pytest.mark.parametrize("word", ["", " ", "\ud800", "0", "的 0", "\n"])
def test_no_word(word: str) -> None:
    """What is no word is not found, whatever it is."""
    assert word not in lexicon()


def test_files_are_consistent() -> None:
    """There are two bytes a word and a vector for the most common words; the vectors are small enough to ship."""
    folder = resources.files("knowledge.language.data")
    words = all_words()
    vectors = folder.joinpath("vectors.i8").read_bytes()
    assert len(folder.joinpath("words.u8").read_bytes()) == 2 * len(words)
    assert len(vectors) % DIMENSIONS == 0
    assert 0 < len(vectors) // DIMENSIONS < len(words)
    assert len(vectors) <= MOST_BYTES_OF_VECTORS
    assert len(set(words)) == len(words)
    assert all(words)


def test_words_are_folded() -> None:
    """Words stand as folding leaves them, but for one in a thousand at most: another spelling is never found."""
    words = all_words()
    assert sum(fold_text(word) != word for word in words) < len(words) / 1_000


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("南京市长江大桥有多长?", "南京市 长江大桥 有 多长", id="a bridge, not a mayor"),
        pytest.param("研究生命的起源", "研究 生命 的 起源", id="life, not a graduate student"),
        pytest.param("他毕业于北京大学", "他 毕业 于 北京大学", id="a long name"),
        pytest.param("這家醫院有1,200張病床", "这 家 医院 有 1200 张 病床", id="Traditional; a number with commas"),
        pytest.param("图书馆每天早上九点开门", "图书馆 每天 早上 九 点 开门", id="times of day"),
        pytest.param("咖啡的价格上涨了12%", "咖啡 的 价格 上涨 了 12", id="marks are left out"),
        pytest.param("1,2,3和1,000,000", "1 2 3 和 1000000", id="commas that separate"),
        pytest.param("售价3.5万美元", "售价 3.5 万 美元", id="a decimal"),
        pytest.param("ABC公司,2020年成立", "abc 公司 2020 年 成立", id="Latin and Chinese"),
        pytest.param("GPT-4 Turbo", "gpt 4 turbo", id="letters and digits are cut"),
        pytest.param("naïve café", "naïve café", id="letters with marks"),
        pytest.param("𠀀𠀁", "𠀀 𠀁", id="unknown characters stand alone"),
        pytest.param("!?…", "", id="only marks"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_segment(text: str, words: str) -> None:
    """Text is cut into the words that a reader sees."""
    assert [word.text for word in segment(fold_text(text))] == words.split()


def test_spans() -> None:
    """A word's span is where it stands; only a number's commas are not in its text."""
    folded = fold_text("這家醫院有1,200張病床, ABC公司")
    found = {word.text: folded[word.start : word.end] for word in segment(folded)}
    assert found.pop("1200") == "1,200"
    assert found == {text: text for text in found}
    assert {"医院", "病床", "abc", "公司"} <= set(found)


@given(
    st.one_of(
        st.text(alphabet=st.characters(codec="utf-8"), max_size=60),
        st.text(alphabet="南京市长江大桥研究生命的了是123,. ab鿀", max_size=60),
    )
)
def test_words_cover_the_text(text: str) -> None:
    """Words stand in order, do not overlap, are never empty, and cover every Chinese character, letter and digit."""
    folded = fold_text(text)
    words = segment(folded)
    edges = [edge for word in words for edge in (word.start, word.end)]
    assert edges == sorted(edges)
    assert all(word.text == folded[word.start : word.end].replace(",", "") != "" for word in words)
    covered = {at for word in words for at in range(word.start, word.end)}
    assert {at for at, character in enumerate(folded) if is_han(character)} <= covered
    assert all(end - start <= LONGEST_WORD for start, end in cut("".join(filter(is_han, folded))))
