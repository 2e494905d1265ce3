"""Names and words that only an article itself tells, and the people in it."""

import pytest

from knowledge.building.own_names import own_names
from knowledge.building.own_words import own_words
from knowledge.language.folding import fold_text
from knowledge.language.people import people

NAMES = [
    ("several Latin words", "投资方包括 Reid Hoffman 等人", {"reid hoffman": {"reid hoffman"}}),
    ("a common noun before them is left out", "谷歌前 CEO Eric Schmidt 投资", {"eric schmidt": {"eric schmidt"}}),
    ("initials of three words", "由 Commonwealth Fusion Systems 研制", {"commonwealth fusion systems": {"cfs"}}),
    ("an English name in brackets", "据夜鹭科技(NightHeron)宣称", {"夜鹭科技": {"nightheron"}}),
    ("what kind of thing goes before", "北京创企灵犀指令(CodeLynx)发布", {"灵犀指令": {"codelynx"}}),
    ("a title of a work", "影片《长夜有灯》上映", {"长夜有灯": {"长夜有灯"}}),
    ("a person behind a title", "由联合创始人王慧文创办", {"王慧文": {"王慧文"}}),
    ("a person who speaks", "沈砚秋表示,下一枚箭很快", {"沈砚秋": {"沈砚秋"}}),
    ("a year is no part of a name", "NightHeron 2023 年成军", {}),
    ("a figure in brackets is no name", "售价(约合 94 亿人民币)", {}),
    ("a code name's source is no alias", "▲ 成绩对比(图源:英特尔)", {}),
    ("an English sentence's first word is no name", "The reactor works. Helion built it.", {}),
]


@pytest.mark.parametrize(("text", "told"), [case[1:] for case in NAMES], ids=[case[0] for case in NAMES])
def test_own_names(text: str, told: dict[str, set[str]]) -> None:
    found = own_names([text])
    assert {name: forms <= found[name] for name, forms in told.items()} == dict.fromkeys(told, True)
    assert bool(found) == bool(told)


def test_the_last_word_stands_for_the_name() -> None:
    """Where the article itself goes on with the last word alone, it is a spelling of the name."""
    found = own_names(["由 Mustafa Suleyman 创办", "Suleyman 说,它很快", "Lowfield Capital 领投", "capital 市场"])
    assert found["mustafa suleyman"] == {"mustafa suleyman", "suleyman"}
    assert found["lowfield capital"] == {"lowfield capital"}


WORDS = [
    ("a name that no lexicon holds", ["苍岭航天完成融资", "苍岭的火箭", "苍岭说"], {"苍岭"}),
    ("the longer one that explains the shorter", ["星槎宇航起飞", "星槎宇航落地"], {"星槎宇航"}),
    ("common words that meet are none", ["公司增长很快", "公司增长不快"], set()),
    ("once is not enough", ["墨衡科技发布模型"], set()),
]


@pytest.mark.parametrize(("texts", "told"), [case[1:] for case in WORDS], ids=[case[0] for case in WORDS])
def test_own_words(texts: list[str], told: set[str]) -> None:
    assert own_words([fold_text(text) for text in texts]) == told


PEOPLE = [
    ("behind a title", "首席财务官何静怡在会上", ["何静怡"]),
    ("before a word of saying", "罗青禾赛后没有说话,沈一诺表示", ["沈一诺"]),
    ("a foreign name", "微软联合创始人比尔·盖茨投资", ["比尔·盖茨"]),
    ("a Latin name behind a title", "执行董事 David Kanter 透露", ["david kanter"]),
    ("nobody", "公司表示,增长很快", []),
]


@pytest.mark.parametrize(("text", "told"), [case[1:] for case in PEOPLE], ids=[case[0] for case in PEOPLE])
def test_people(text: str, told: list[str]) -> None:
    folded = fold_text(text)
    assert [folded[start:end] for start, end in people(folded)] == told
