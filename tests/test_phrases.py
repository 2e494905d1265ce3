"""Phrases that answer as a whole: lists, appositions, causes."""

import pytest

from knowledge.language.folding import fold_text
from knowledge.language.names import latin_names
from knowledge.language.phrases import appositions, causes, lists

LISTS = [
    ("with 等", "英伟达、甲骨文、Salesforce等均参与了该轮融资", ["英伟达、甲骨文、salesforce"]),
    ("two with 和", "谷歌和微软投资了它", ["谷歌和微软"]),
    ("behind a preposition", "收入来自中国大陆和香港", ["中国大陆和香港"]),
    ("no list in 参与", "英伟达参与了该轮融资", []),
    ("with titles", "创始人 Reid Hoffman、比尔·盖茨等人", ["创始人reid hoffman、比尔·盖茨"]),
    ("nothing", "英伟达市值突破 1 万亿美元", []),
]
APPOSITIONS = [
    ("a kind before a name", "另据市研机构 TrendForce 预测", ["市研机构"]),
    ("a longer kind", "美国 AI 文生视频创企 Runway 宣布", ["美国ai文生视频创企"]),
    ("behind a name", "Runway 是一家做视频工具的公司,成立不久", ["一家做视频工具的公司"]),
    ("nothing", "购买了数万个 A100", []),
]
CAUSES = [
    ("because", "因价格太高,销量下滑", ["价格太高"]),
    ("for a purpose", "采购芯片,以扩展云计算服务", ["扩展云计算服务"]),
    ("used for", "投资数十亿,用于云计算基础设施建设", ["云计算基础设施建设"]),
    ("in English", "It was delayed due to a shortage of parts.", ["a shortage of parts."]),
    ("that is why", "因此销量下滑", []),
]


@pytest.mark.parametrize(("text", "told"), [case[1:] for case in LISTS], ids=[case[0] for case in LISTS])
def test_lists(text: str, told: list[str]) -> None:
    folded = fold_text(text)
    assert [folded[start:end] for start, end in lists(folded)] == told


@pytest.mark.parametrize(("text", "told"), [case[1:] for case in APPOSITIONS], ids=[case[0] for case in APPOSITIONS])
def test_appositions(text: str, told: list[str]) -> None:
    folded = fold_text(text)
    assert [folded[one.start : one.end] for one in appositions(folded, latin_names(folded)[-1:])] == told


@pytest.mark.parametrize(("text", "told"), [case[1:] for case in CAUSES], ids=[case[0] for case in CAUSES])
def test_causes(text: str, told: list[str]) -> None:
    folded = fold_text(text)
    assert [folded[start:end] for start, end in causes(folded)] == told
