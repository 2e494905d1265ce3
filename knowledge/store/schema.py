"""The tables, as numbered migrations that only go forward; sqlite-utils applies each in a transaction."""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

Migration = Callable[["Database"], None]

APPLICATION_ID = 0x59696E6A
"""Written into the file's header ("Yinj"), so that another program's database is never taken for a store."""

_FIRST = (
    """CREATE TABLE notes (
        name TEXT PRIMARY KEY,
        value TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE articles (
        id TEXT PRIMARY KEY,
        title TEXT NOT NULL,
        language TEXT NOT NULL,
        published TEXT,
        source TEXT,
        author TEXT,
        editor TEXT,
        licence TEXT,
        digest TEXT NOT NULL,
        text TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE sections (
        article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        number TEXT NOT NULL,
        title TEXT NOT NULL,
        start INTEGER NOT NULL,
        stop INTEGER NOT NULL,
        PRIMARY KEY (article, position)
    ) STRICT""",
    """CREATE TABLE sentences (
        id INTEGER PRIMARY KEY,
        article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        section INTEGER,
        paragraph INTEGER NOT NULL,
        kind TEXT NOT NULL,
        start INTEGER NOT NULL,
        stop INTEGER NOT NULL,
        UNIQUE (article, position)
    ) STRICT""",
    # A whole-sentence fact has no `whole`; a clause names the fact of its sentence. A fact that an admin has touched
    # stays when its sentence leaves the article, with `sentence` NULL, and finds it again by its key.
    """CREATE TABLE facts (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        key TEXT NOT NULL UNIQUE,
        article TEXT REFERENCES articles (id) ON DELETE SET NULL,
        sentence INTEGER REFERENCES sentences (id) ON DELETE SET NULL,
        whole INTEGER REFERENCES facts (id) ON DELETE CASCADE,
        kind TEXT NOT NULL,
        text TEXT NOT NULL,
        folded TEXT NOT NULL DEFAULT '',
        start INTEGER NOT NULL,
        stop INTEGER NOT NULL,
        subject_start INTEGER,
        subject_stop INTEGER,
        state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'forgotten')),
        locked INTEGER NOT NULL DEFAULT 0 CHECK (locked IN (0, 1)),
        origin TEXT NOT NULL CHECK (origin IN ('article', 'admin')),
        version INTEGER NOT NULL DEFAULT 1
    ) STRICT""",
    "CREATE INDEX facts_by_article ON facts (article)",
    "CREATE INDEX facts_by_sentence ON facts (sentence)",
    "CREATE INDEX facts_by_whole ON facts (whole)",
    # The index of whole-sentence facts (rowid = facts.id): our own tokens with spaces between them.
    """CREATE VIRTUAL TABLE postings USING fts5 (
        tokens, tokenize = "unicode61 remove_diacritics 0 tokenchars '.'"
    )""",
    "CREATE VIRTUAL TABLE postings_tokens USING fts5vocab ('postings', 'row')",
    """CREATE TABLE terms (
        id INTEGER PRIMARY KEY,
        text TEXT NOT NULL,
        present INTEGER NOT NULL CHECK (present IN (0, 1))
    ) STRICT""",
    """CREATE TABLE forms (
        form TEXT NOT NULL,
        term INTEGER NOT NULL REFERENCES terms (id) ON DELETE CASCADE,
        PRIMARY KEY (form, term)
    ) STRICT""",
    """CREATE TABLE history (
        id INTEGER PRIMARY KEY,
        at TEXT NOT NULL,
        who TEXT NOT NULL,
        what TEXT NOT NULL,
        target TEXT NOT NULL,
        before TEXT,
        after TEXT
    ) STRICT""",
    """CREATE TRIGGER history_is_append_only_update BEFORE UPDATE ON history
        BEGIN SELECT RAISE (ABORT, 'history is append-only'); END""",
    """CREATE TRIGGER history_is_append_only_delete BEFORE DELETE ON history
        BEGIN SELECT RAISE (ABORT, 'history is append-only'); END""",
    """CREATE TABLE chats (
        id TEXT PRIMARY KEY,
        chosen TEXT,
        seen TEXT
    ) STRICT""",
)


def m001_foundation(db: "Database") -> None:
    """Articles with their sections and sentences, facts, postings, terms, history, chats."""
    for statement in _FIRST:
        db.execute(statement)


def m002_words(db: "Database") -> None:
    """The words that the facts use: how many facts hold each, and how it sounds."""
    db.execute(
        """CREATE TABLE words (
            word TEXT PRIMARY KEY,
            facts INTEGER NOT NULL,
            sound TEXT NOT NULL
        ) STRICT, WITHOUT ROWID"""
    )
    db.execute("CREATE INDEX words_by_sound ON words (sound)")


def m003_spellings(db: "Database") -> None:
    """How each form of a name is usually spelt, with its spaces and marks: what the index is searched by."""
    db.execute("ALTER TABLE forms ADD COLUMN spelled TEXT NOT NULL DEFAULT ''")
    db.execute("CREATE INDEX forms_by_term ON forms (term)")


def m004_people(db: "Database") -> None:
    """People with roles, questions asked with what was thought of the replies, and when a chat was last used."""
    for statement in (
        """CREATE TABLE people (
            id TEXT PRIMARY KEY,
            role TEXT NOT NULL
        ) STRICT""",
        """CREATE TABLE questions (
            token TEXT PRIMARY KEY,
            at TEXT NOT NULL,
            asker TEXT NOT NULL,
            text TEXT NOT NULL,
            kind TEXT NOT NULL,
            facts TEXT NOT NULL,
            choices TEXT NOT NULL
        ) STRICT""",
        "CREATE INDEX questions_by_asker ON questions (asker)",
        "CREATE INDEX questions_by_time ON questions (at)",
        """CREATE TABLE feedback (
            question TEXT NOT NULL REFERENCES questions (token) ON DELETE CASCADE,
            asker TEXT NOT NULL,
            at TEXT NOT NULL,
            good INTEGER NOT NULL CHECK (good IN (0, 1)),
            problem TEXT,
            correction TEXT,
            PRIMARY KEY (question, asker)
        ) STRICT""",
        "CREATE INDEX feedback_by_asker ON feedback (asker)",
        "ALTER TABLE chats ADD COLUMN used TEXT",
        "CREATE INDEX chats_by_use ON chats (used)",
    ):
        db.execute(statement)


def m005_claims(db: "Database") -> None:
    """The typed readings of sentences: values and relations, each with its place in the article."""
    db.execute(
        """CREATE TABLE claims (
            id INTEGER PRIMARY KEY,
            fact INTEGER NOT NULL REFERENCES facts (id) ON DELETE CASCADE,
            kind TEXT NOT NULL,
            start INTEGER NOT NULL,
            stop INTEGER NOT NULL,
            own_start INTEGER NOT NULL,
            own_stop INTEGER NOT NULL,
            text TEXT NOT NULL,
            subject TEXT NOT NULL,
            subject_start INTEGER,
            subject_stop INTEGER,
            attribute TEXT NOT NULL,
            measure TEXT NOT NULL,
            low TEXT,
            high TEXT,
            unit TEXT NOT NULL,
            bound TEXT,
            first TEXT,
            last TEXT,
            modality TEXT NOT NULL,
            source TEXT
        ) STRICT"""
    )
    db.execute("CREATE INDEX claims_by_fact ON claims (fact)")
    db.execute("CREATE INDEX claims_by_subject ON claims (kind, subject)")
    db.execute("CREATE INDEX claims_by_object ON claims (kind, text)")
    # When sentences tell of what happened: one row a moment, so that a month finds its events.
    db.execute(
        """CREATE TABLE moments (
            id INTEGER PRIMARY KEY,
            fact INTEGER NOT NULL REFERENCES facts (id) ON DELETE CASCADE,
            start INTEGER NOT NULL,
            stop INTEGER NOT NULL,
            first TEXT NOT NULL,
            last TEXT NOT NULL
        ) STRICT"""
    )
    db.execute("CREATE INDEX moments_by_fact ON moments (fact)")
    db.execute("CREATE INDEX moments_by_first ON moments (first)")


def m006_teaching(db: "Database") -> None:
    """What admins teach: facts of their own, other wordings, names, regression cases; and the steps to get there."""
    for statement in (
        "ALTER TABLE facts ADD COLUMN added TEXT",
        "ALTER TABLE facts ADD COLUMN short TEXT",
        "ALTER TABLE facts ADD COLUMN source TEXT",
        # Questions that it answers, as typed (a JSON array), and folded, one a line.
        "ALTER TABLE facts ADD COLUMN phrasings TEXT NOT NULL DEFAULT '[]'",
        "ALTER TABLE facts ADD COLUMN asked TEXT NOT NULL DEFAULT ''",
        # The article's fact in whose place an admin's stands.
        "ALTER TABLE facts ADD COLUMN corrects INTEGER REFERENCES facts (id) ON DELETE SET NULL",
        "CREATE INDEX facts_by_corrects ON facts (corrects)",
        # Terms that one fact or one alias brought, and the words that a fact adds to the counts.
        "ALTER TABLE terms ADD COLUMN fact INTEGER REFERENCES facts (id) ON DELETE CASCADE",
        "CREATE INDEX terms_by_fact ON terms (fact)",
        """CREATE TABLE aliases (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL,
            other TEXT NOT NULL,
            UNIQUE (name, other)
        ) STRICT""",
        "ALTER TABLE terms ADD COLUMN alias INTEGER REFERENCES aliases (id) ON DELETE CASCADE",
        """CREATE TABLE taught_words (
            fact INTEGER NOT NULL REFERENCES facts (id) ON DELETE CASCADE,
            word TEXT NOT NULL,
            PRIMARY KEY (fact, word)
        ) STRICT, WITHOUT ROWID""",
        # All that one command did shares the number of its change.
        "ALTER TABLE history ADD COLUMN change INTEGER",
        """CREATE TABLE pending (
            token TEXT PRIMARY KEY,
            at TEXT NOT NULL,
            who TEXT NOT NULL,
            what TEXT NOT NULL,
            payload TEXT NOT NULL
        ) STRICT""",
        """CREATE TABLE golden (
            folded TEXT PRIMARY KEY,
            question TEXT NOT NULL,
            fact TEXT NOT NULL,
            at TEXT NOT NULL
        ) STRICT""",
        """CREATE TABLE suggestions (
            token TEXT PRIMARY KEY,
            at TEXT NOT NULL,
            who TEXT NOT NULL,
            text TEXT NOT NULL
        ) STRICT""",
        """CREATE TABLE dismissed (
            folded TEXT PRIMARY KEY
        ) STRICT""",
        "ALTER TABLE questions ADD COLUMN milliseconds REAL",
    ):
        db.execute(statement)


def m007_dialogues(db: "Database") -> None:
    """What was last asked in a chat, for the question that follows it."""
    db.execute("ALTER TABLE chats ADD COLUMN asked TEXT")
    db.execute("ALTER TABLE chats ADD COLUMN asked_at TEXT")


def m008_attributes(db: "Database") -> None:
    """The attributes that sentences tell, with where in the folded sentence."""
    # The key's columns stand first: SQLite's integrity check looks for others at the wrong places.
    db.execute(
        """CREATE TABLE told (
            fact INTEGER NOT NULL REFERENCES facts (id) ON DELETE CASCADE,
            start INTEGER NOT NULL,
            attribute TEXT NOT NULL,
            stop INTEGER NOT NULL,
            PRIMARY KEY (fact, start, attribute)
        ) STRICT, WITHOUT ROWID"""
    )


MIGRATIONS: tuple[Migration, ...] = (
    m001_foundation,
    m002_words,
    m003_spellings,
    m004_people,
    m005_claims,
    m006_teaching,
    m007_dialogues,
    m008_attributes,
)
"""All of them in their order; a store keeps the names of those that it has seen."""
