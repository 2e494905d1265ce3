"""Labels: what tells things of one sort apart by a number or letter."""

import pytest

from knowledge.language.labels import labels

CASES = [
    ("a season", "第一季合并营收", [("季", "1")]),
    ("a fiscal quarter", "2025财年第二财季", [("季", "2")]),
    ("a round by its letter", "华曜空间的d轮是谁领投", [("轮", "d")]),
    ("a round with a plus", "拿到b+轮", [("轮", "b")]),
    ("an English round", "its series c round", [("轮", "c")]),
    ("the first round", "天使轮融资", [("轮", "天使")]),
    ("a numbered thing", "青鸾三号什么时候首飞", [("号", "3")]),
    ("a version of a name", "星槎-4的定价", [("星槎", "4")]),
    ("a session", "第二十三届", [("届", "23")]),
    ("a place in a row", "第十一轮", [("轮", "11")]),
    ("a day is none", "8月28号发布", []),
    ("a line is none", "坐2号线去", []),
    ("a phone number is none", "打110号码", []),
    ("nothing", "英伟达市值多少", []),
]


@pytest.mark.parametrize(("text", "told"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_labels(text: str, told: list[tuple[str, str]]) -> None:
    assert [(label.sort, label.number) for label in labels(text)] == told
