"""What the thesaurus says of words."""

import numpy as np
import pytest

from knowledge.language.folding import fold_text
from knowledge.language.lexicon import lexicon
from knowledge.language.thesaurus import Relation, alike, contrasts, related, synonyms
from knowledge.language.wordfile import Bytes


def test_every_line_has_a_sign_and_folded_words() -> None:
    """A line is a sign and two words or more, each of them once and as texts are folded."""
    for _, line in Bytes("thesaurus.tsv").entries():
        sign, *words = line.split()
        assert sign in set(Relation), line
        assert len(words) > 1, line
        assert len(set(words)) == len(words), line
        assert [fold_text(word) for word in words] == words, line


@pytest.mark.parametrize(
    ("word", "same", "near", "other"),
    [
        pytest.param("住院", "入院", "受伤", "出院", id="chinese"),
        pytest.param("起火", "fire", "消防", None, id="across languages"),
        pytest.param("估值", "身价", None, "市值", id="attributes"),
        pytest.param("upgrade", None, None, "downgrade", id="english"),
    ],
)
def test_words_stand_to_each_other_as_their_lines_say(
    word: str, same: str | None, near: str | None, other: str | None
) -> None:
    """Each relation gives its own words, both ways."""
    for relation, expected in ((alike, same), (related, near), (contrasts, other)):
        if expected:
            assert expected in relation(word)
            assert word in relation(expected)


def test_what_stands_for_a_word_is_never_its_contrast() -> None:
    """Where one line lets a word stand for another and a second one tells them apart, the second holds."""
    assert "银牌" in contrasts("金牌")
    assert "银牌" in alike("奖牌")
    assert "银牌" not in alike("金牌")


def test_what_asks_for_the_same_is_alike() -> None:
    """Synonyms are the strict part of what is alike: a question is taken for another by them only."""
    assert set(synonyms("收购")) < set(alike("收购"))


def test_meanings_follow_the_thesaurus() -> None:
    """Over all lines, the vectors of what is the same are nearer than those of what is near, and those than others."""
    means = {}
    for relation in Relation:
        cosines = []
        for _, line in Bytes("thesaurus.tsv").entries():
            if line.startswith(relation):
                rows = lexicon().vectors([word for word in line.split()[1:] if word in lexicon()])
                rows = rows[np.abs(rows).sum(axis=1) > 0]
                cosines += (rows @ rows.T)[np.triu_indices(len(rows), 1)].tolist()
        means[relation] = np.mean(cosines)
    assert min(means[Relation.SAME], means[Relation.LIKE]) > 0.6
    assert 0.6 > means[Relation.NEAR] > 0.4 > means[Relation.OTHER]
