"""What can be asked of a store: names, and questions that it really answers."""

from pathlib import Path

import pytest
from conftest import at_now

from knowledge import Knowledge
from knowledge.models import AnswerKind, Language

TEA = "Tea\n\nA merchant's Tea Board was founded in 1921. It rains in Lima.\n"


@pytest.mark.parametrize("language", Language)
def test_the_store_answers_its_examples(knowledge: Knowledge, language: Language) -> None:
    """There are example questions in Chinese and English, no two alike, and each is answered."""
    examples = knowledge.examples(language)
    assert 2 <= len(set(examples)) == len(examples)
    assert all(question.isascii() is (language is Language.ENGLISH) for question in examples)
    for question in examples:
        assert knowledge.ask(question).kind is AnswerKind.ANSWER


def test_the_names_stand_in_the_article(knowledge: Knowledge) -> None:
    """Names are written as in the article, the frequent ones first, and none twice."""
    names = knowledge.names()
    assert names[0] == "英伟达"
    assert {"CoreWeave", "台积电", "Inflection AI"} <= set(names)
    assert len({name.lower() for name in names}) == len(names)


def test_hints_follow_the_store(tmp_path: Path) -> None:
    """What can be asked is found out when the store has changed, else read; nothing where there is no article."""
    with Knowledge.open(tmp_path / "tea.db", clock=at_now) as knowledge:
        assert (knowledge.names(), knowledge.examples(Language.ENGLISH)) == ([], [])
        (tmp_path / "tea.txt").write_text(TEA, encoding="utf-8")
        knowledge.build([tmp_path / "tea.txt"])
        assert "Lima" in knowledge.names()
        before = knowledge.store.note("hints")
        assert knowledge.examples(Language.SIMPLIFIED) is not None
        assert knowledge.store.note("hints") == before
