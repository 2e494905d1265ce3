"""The store's vocabulary: names with the folded forms they may be written in, and the words that its facts use."""

import json
from collections.abc import Iterable, Mapping

from knowledge.models import Term
from knowledge.store.connection import Connection
from knowledge.store.select import select


class Vocabulary:
    """The tables of terms and their forms."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def replace(self, terms: Iterable[Term]) -> None:
        """Write the articles' terms anew; what single facts brought goes too."""
        self._db.execute("DELETE FROM terms WHERE alias IS NULL")
        self._insert(terms)

    def replace_taught(self, fact: int, terms: Iterable[Term], words: Mapping[str, str]) -> None:
        """Write the terms and the words (with their sounds) of one fact that an admin taught, in place of its own."""
        self._db.execute("DELETE FROM terms WHERE fact = ?", [fact])
        self._db.execute(
            "UPDATE words SET facts = facts - 1 WHERE word IN (SELECT word FROM taught_words WHERE fact = ?)", [fact]
        )
        self._db.execute(
            "DELETE FROM words WHERE facts < 1 AND word IN (SELECT word FROM taught_words WHERE fact = ?)", [fact]
        )
        self._db.execute("DELETE FROM taught_words WHERE fact = ?", [fact])
        self._insert(terms, fact=fact)
        self._db.conn.executemany("INSERT INTO taught_words (fact, word) VALUES (?, ?)", [(fact, w) for w in words])
        self._db.conn.executemany(
            "INSERT INTO words (word, facts, sound) VALUES (?, 1, ?)"
            " ON CONFLICT (word) DO UPDATE SET facts = facts + 1",
            sorted(words.items()),
        )

    def add_alias(self, name: str, other: str, term: Term) -> None:
        """Let a name have another one, as typed; `term` holds both with their forms."""
        self._db.execute("INSERT OR IGNORE INTO aliases (name, other) VALUES (?, ?)", [name, other])
        (alias,) = select(self._db, "SELECT id FROM aliases WHERE name = ? AND other = ?", [name, other])
        self._db.execute("DELETE FROM terms WHERE alias = ?", [alias["id"]])
        self._insert([term], alias=int(alias["id"]))

    def remove_alias(self, name: str, other: str) -> bool:
        """Take an alias out; False where there is none such."""
        return self._db.execute("DELETE FROM aliases WHERE name = ? AND other = ?", [name, other]).rowcount > 0

    def aliases(self) -> list[tuple[str, str]]:
        """The aliases that admins gave: each name with its other one."""
        rows = select(self._db, "SELECT name, other FROM aliases ORDER BY name, other")
        return [(row["name"], row["other"]) for row in rows]

    def _insert(self, terms: Iterable[Term], fact: int | None = None, alias: int | None = None) -> None:
        (last,) = select(self._db, "SELECT coalesce(max(id), 0) AS id FROM terms")
        numbered = list(enumerate(terms, start=last["id"] + 1))
        self._db.conn.executemany(
            "INSERT INTO terms (id, text, present, fact, alias) VALUES (?, ?, ?, ?, ?)",
            [(number, term.text, int(term.present), fact, alias) for number, term in numbered],
        )
        self._db.conn.executemany(
            "INSERT INTO forms (form, term, spelled) VALUES (?, ?, ?)",
            [(form, number, spelled) for number, term in numbered for form, spelled in sorted(term.forms.items())],
        )

    def replace_words(self, counts: Mapping[str, int], sounds: Mapping[str, str]) -> None:
        """Write the articles' words anew, with the number of facts that hold each, and its sound."""
        self._db.execute("DELETE FROM words")
        self._db.execute("DELETE FROM taught_words")
        self._db.conn.executemany(
            "INSERT INTO words (word, facts, sound) VALUES (?, ?, ?)",
            [(word, count, sounds[word]) for word, count in sorted(counts.items())],
        )

    def words(self) -> dict[str, int]:
        """Every word of the store with the number of facts that hold it."""
        return dict(self._db.execute("SELECT word, facts FROM words"))

    def forms(self) -> frozenset[str]:
        """All forms of all names."""
        return frozenset(form for (form,) in self._db.execute("SELECT form FROM forms"))

    def present(self) -> frozenset[str]:
        """The names that the store's articles use, each as its term is called."""
        return frozenset(row["text"] for row in select(self._db, "SELECT text FROM terms WHERE present"))

    def sounding(self, sound: str) -> list[tuple[str, int]]:
        """The words of a sound, with the number of facts that hold each."""
        rows = select(self._db, "SELECT word, facts FROM words WHERE sound = ? ORDER BY facts DESC, word", [sound])
        return [(row["word"], row["facts"]) for row in rows]

    def of_articles(self, candidates: Iterable[str]) -> dict[str, frozenset[str]]:
        """The names that the articles tell among these compact forms, each with its folded spellings."""
        rows = select(
            self._db,
            """SELECT terms.text, forms.spelled FROM terms JOIN forms ON forms.term = terms.id
            WHERE terms.present AND terms.fact IS NULL AND terms.alias IS NULL AND terms.id IN
                (SELECT term FROM forms WHERE form IN (SELECT value FROM json_each(?)))
            ORDER BY terms.id""",
            [json.dumps(sorted(set(candidates)))],
        )
        found: dict[str, frozenset[str]] = {}
        for row in rows:
            found[row["text"]] = found.get(row["text"], frozenset()) | {row["spelled"]}
        return found

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
            of_form[row["text"]] = Term(term.text, {**term.forms, row["form"]: row["spelled"]}, bool(row["present"]))
        return {form: list(terms.values())[-1] for form, terms in found.items()}
