"""The errors that `knowledge` raises on purpose."""

import pickle

import pytest

from knowledge.errors import ArticleError, KnowledgeError, QuestionSetError, StoreMissing, TeachingError


@pytest.mark.parametrize(
    "error",
    [
        pytest.param(KnowledgeError("no {thing}", thing="room"), id="plain"),
        pytest.param(ArticleError("a.txt", "`title` is missing", 3), id="with a line"),
        pytest.param(QuestionSetError("q.jsonl", "no `{name}`", name="any"), id="with values"),
        pytest.param(TeachingError("locked", fact=3), id="of teaching"),
        pytest.param(StoreMissing("a.db"), id="of the store"),
    ],
)
def test_an_error_comes_back_from_another_process_as_it_was(error: KnowledgeError) -> None:
    """A pool of processes hands errors over pickled, whatever their class is made with."""
    back = pickle.loads(pickle.dumps(error))
    assert (type(back), str(back), back.message, list(vars(back))) == (
        *(type(error), str(error), error.message, list(vars(error))),
    )
