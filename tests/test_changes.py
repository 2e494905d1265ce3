"""What became of an article's facts when its text was edited."""

import pytest

from knowledge.article import assemble
from knowledge.building.changes import plan
from knowledge.building.extraction import extract
from knowledge.models import ArticleFact, FrontMatter, Language
from knowledge.store.extracted import KnownFact

SENTENCES = [
    "甲公司今年发布了新的芯片。",
    "乙银行的总部设在北方的港口城市。",
    "丙大学有三万名学生。",
    "丁河每年春天都会结冰。",
]


def facts(*sentences: str) -> list[ArticleFact]:
    """The facts of an article with a title and these sentences."""
    return extract(assemble("a", FrontMatter("标题", Language.SIMPLIFIED), "\n".join(("标题", *sentences))))


def known(*sentences: str, touched: tuple[str, ...] = ()) -> list[KnownFact]:
    """The same, as they stand in the store; the touched ones carry an admin's doing."""
    return [KnownFact(at, fact.key, fact.text, fact.text in touched) for at, fact in enumerate(facts(*sentences))]


FILLER = [f"第{number}条说的是第{number * 7 % 997}件完全不同的小事。" for number in range(1_000)]


@pytest.mark.parametrize(
    ("before", "after", "added", "edited", "gone"),
    [
        pytest.param(SENTENCES, SENTENCES, 0, 0, 0, id="nothing changed"),
        pytest.param(SENTENCES, SENTENCES[::-1], 0, 0, 0, id="another order"),
        pytest.param(SENTENCES[1:], SENTENCES, 1, 0, 0, id="one more"),
        pytest.param(SENTENCES, SENTENCES[1:], 0, 0, 1, id="one less"),
        pytest.param(SENTENCES, [SENTENCES[0].replace("今年", "去年"), *SENTENCES[1:]], 0, 1, 0, id="one edited"),
        pytest.param(SENTENCES, ["戊塔高三百米。", *SENTENCES[1:]], 1, 0, 1, id="one replaced by another"),
        pytest.param(
            SENTENCES,
            [*FILLER[:400], SENTENCES[0].replace("今年", "去年"), *SENTENCES[1:]],
            400,
            1,
            0,
            id="grown above",
        ),
        pytest.param(
            [*FILLER, SENTENCES[0]], [*FILLER, SENTENCES[0].replace("今年", "去年")], 0, 1, 0, id="at the end of many"
        ),
        pytest.param([], SENTENCES, 4, 0, 0, id="a new article"),
        pytest.param(SENTENCES, [], 0, 0, 4, id="an emptied article"),
    ],
)
def test_plan(before: list[str], after: list[str], added: int, edited: int, gone: int) -> None:
    """Same sentences stay, similar ones nearby were edited, the rest came or went."""
    planned = plan(known(*before), facts(*after))
    assert (len(planned.added), len(planned.edited), len(planned.gone)) == (added, edited, gone)


def test_all_edited_at_once() -> None:
    """When every sentence was edited, each finds its own."""
    planned = plan(known(*FILLER[:300]), facts(*(text.replace("完全", "十分") for text in FILLER[:300])))
    assert all(old.text.replace("完全", "十分") == new.text for old, new in planned.edited)
    assert (len(planned.edited), planned.added, planned.gone) == (300, (), ())


def test_what_an_admin_touched_is_bound_to_its_words() -> None:
    """A touched sentence that was edited is gone, and the edited one is a new fact."""
    planned = plan(
        known(*SENTENCES, touched=(SENTENCES[0],)), facts(SENTENCES[0].replace("今年", "去年"), *SENTENCES[1:])
    )
    assert ([fact.text for fact in planned.gone], planned.edited) == ([SENTENCES[0]], ())
    assert len(planned.added) == 1
