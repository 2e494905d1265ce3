"""The store's vocabulary: names with the folded forms they may be written in, and the words that its facts use."""

import json
from collections.abc import Iterable, Mapping

from sqlite_utils import Database

from knowledge.models import Term
from knowledge.store.select import select


class Vocabulary:
    """The tables of terms and their forms."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def replace(self, terms: Iterable[Term]) -> None:
        """Write all terms anew."""
        numbered = list(enumerate(terms, start=1))
        self._db.execute("DELETE FROM terms")
        self._db.table("terms").insert_all(
            {"id": number, "text": term.text, "present": int(term.present)} for number, term in numbered
        )
        self._db.table("forms").insert_all(
            {"form": form, "term": number, "spelled": spelled}
            for number, term in numbered
            for form, spelled in sorted(term.forms.items())
        )

    def replace_words(self, counts: Mapping[str, int], sounds: Mapping[str, str]) -> None:
        """Write all words anew, with the number of facts that hold each, and its sound."""
        self._db.execute("DELETE FROM words")
        self._db.conn.executemany(
            "INSERT INTO words (word, facts, sound) VALUES (?, ?, ?)",
            [(word, count, sounds[word]) for word, count in sorted(counts.items())],
        )

    def words(self) -> dict[str, int]:
        """Every word of the store with the number of facts that hold it."""
        return {row["word"]: row["facts"] for row in select(self._db, "SELECT word, facts FROM words")}

    def forms(self) -> frozenset[str]:
        """All forms of all names."""
        return frozenset(row["form"] for row in select(self._db, "SELECT form FROM forms"))

    def present(self) -> frozenset[str]:
        """The names that the store's articles use, each as its term is called."""
        return frozenset(row["text"] for row in select(self._db, "SELECT text FROM terms WHERE present"))

    def sounding(self, sound: str) -> list[tuple[str, int]]:
        """The words of a sound, with the number of facts that hold each."""
        rows = select(self._db, "SELECT word, facts FROM words WHERE sound = ? ORDER BY facts DESC, word", [sound])
        return [(row["word"], row["facts"]) for row in rows]

    def find(self, candidates: Iterable[str]) -> dict[str, Term]:
        """The terms that the candidate strings are forms of; of two terms with one form, the one present here."""
        rows = select(
            self._db,
            """SELECT asked.form AS asked, terms.text, terms.present, forms.form, forms.spelled
            FROM forms AS asked JOIN terms ON terms.id = asked.term JOIN forms ON forms.term = terms.id
            WHERE asked.form IN (SELECT value FROM json_each(?)) ORDER BY terms.present, terms.id DESC""",
            [json.dumps(sorted(set(candidates)))],
        )
        found: dict[str, dict[str, Term]] = {}
        for row in rows:
            of_form = found.setdefault(row["asked"], {})
            term = of_form.pop(row["text"], Term(row["text"], {}, bool(row["present"])))
            of_form[row["text"]] = Term(term.text, {**term.forms, row["form"]: row["spelled"]}, term.present)
        return {form: list(terms.values())[-1] for form, terms in found.items()}
