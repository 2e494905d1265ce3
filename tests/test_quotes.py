"""Promise 1: what is shown as a quote is the article's text at its offsets, for every question that we have."""

import json

from conftest import QUESTIONS, Run

from knowledge.models import Article


def questions() -> list[str]:
    """All questions of all sets, turns of dialogues among them."""
    rows = [
        json.loads(line) for file in sorted(QUESTIONS.glob("*.jsonl")) for line in file.read_text("utf-8").splitlines()
    ]
    return [turn["q"] for row in rows for turn in row.get("turns", [row])]


def test_every_quote_is_verbatim(yinju: Run, article: Article) -> None:
    """Each quote of each batch reply is one sentence of the article, at its offsets, and stands in the reply's text."""
    asked = questions()
    lines = "".join(json.dumps({"id": number, "text": text}) + "\n" for number, text in enumerate(asked))
    result = yinju("ask", "--batch", stdin=lines)
    replies = [json.loads(line) for line in result.stdout.splitlines()]
    assert [reply["id"] for reply in replies] == list(range(len(asked)))
    spans = {(sentence.start, sentence.end) for sentence in article.sentences}
    quoted = 0
    for reply in replies:
        for quote in reply["quotes"]:
            quoted += 1
            assert quote["text"] == article.text[quote["start"] : quote["end"]]
            assert (quote["start"], quote["end"]) in spans
            assert quote["article"] == article.id
            assert quote["text"] in reply["text"]
        assert (reply["kind"] == "answer") == bool(reply["quotes"])
    assert quoted > 100
