"""The store: one private SQLite file, opened with care, written all or nothing."""

import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, closing, nullcontext, suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from conftest import NOW
from sqlite_utils import Database

from knowledge.errors import QuoteBroken, StoreDamaged, StoreError, StoreForeign, StoreMissing
from knowledge.models import Language, Term
from knowledge.store import Store
from knowledge.store.history import Entry
from knowledge.store.schema import MIGRATIONS, Migration

EXTRA = "CREATE TABLE extra (id INTEGER)"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An open, empty store."""
    with Store.open(tmp_path / "yinju.db", create=True) as opened:
        yield opened


def extended(*statements: str) -> tuple[Migration, ...]:
    """The program's migrations, and one more that runs these statements."""

    def m999_extra(db: Database) -> None:
        for statement in statements:
            db.execute(statement)

    return (*MIGRATIONS, m999_extra)


def run_sql(script: str, path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(script)


def make_newer(path: Path) -> None:
    Store.open(path, create=True, migrations=extended(EXTRA)).close()


def make_cut(path: Path) -> None:
    make_newer(path)
    path.write_bytes(path.read_bytes()[:5000])


def test_new_store_is_private(tmp_path: Path) -> None:
    """A store is made with its folder, if a folder can be, and only its owner can read it and its side files."""
    with Store.open(tmp_path / "a" / "b" / "yinju.db", create=True) as store:
        modes = {file.name: file.stat().st_mode & 0o777 for file in store.path.parent.iterdir()}
    assert modes == {"yinju.db": 0o600, "yinju.db-wal": 0o600, "yinju.db-shm": 0o600}
    with pytest.raises(StoreError, match=r"\A[^\n]+--database\Z"):
        Store.open(store.path / "yinju.db", create=True)


def test_every_connection_has_wal_and_foreign_keys(store: Store) -> None:
    """Readers never block, and references are enforced, in every opened store."""
    with Store.open(store.path) as again:
        for pragma, value in (("journal_mode", "wal"), ("foreign_keys", 1)):
            assert [s._db.execute(f"PRAGMA {pragma}").fetchone()[0] for s in (store, again)] == [value, value]


@pytest.mark.parametrize(
    ("make", "error", "says"),
    [
        pytest.param(lambda path: None, StoreMissing, "yinju build", id="nothing there"),
        pytest.param(partial(run_sql, EXTRA), StoreForeign, "another", id="another's tables"),
        pytest.param(partial(run_sql, "PRAGMA application_id = 7"), StoreForeign, "another", id="another's id"),
        pytest.param(lambda path: path.write_text("no database\n"), StoreForeign, "not a database", id="a text"),
        pytest.param(make_newer, StoreForeign, "newer", id="a newer program's"),
        pytest.param(make_cut, StoreDamaged, "damaged", id="cut short"),
        pytest.param(lambda path: path.mkdir(), StoreError, "cannot be used", id="a folder"),
    ],
)
def test_unusable_file_is_refused_and_left_alone(
    tmp_path: Path, make: Callable[[Path], None], error: type[StoreError], says: str
) -> None:
    """What is no store of this program is refused in one line that says why, and nothing is changed on disk."""
    make(tmp_path / "yinju.db")
    before = {file: file.is_file() and file.read_bytes() for file in tmp_path.iterdir()}
    with pytest.raises(error, match=says) as caught:
        Store.open(tmp_path / "yinju.db")
    assert type(caught.value) is error
    assert "\n" not in str(caught.value)
    assert {file: file.is_file() and file.read_bytes() for file in tmp_path.iterdir()} == before


@pytest.mark.parametrize("start", [0.1, 0.4, 0.7])
def test_damage_is_noticed(database: Path, start: float) -> None:
    """Overwritten bytes anywhere stop a store from opening or its integrity check, or are in the check's report."""
    content = database.read_bytes()
    first, length = int(start * len(content)), len(content) // 5
    database.write_bytes(content[:first] + b"\xff" * length + content[first + length :])
    with suppress(StoreDamaged), Store.open(database) as store:
        assert store.integrity()


def test_inconsistency_is_reported(database: Path) -> None:
    """The integrity report names indexes that miss rows and references to nothing, and is empty in a sound store."""
    with Store.open(database) as store:
        assert store.integrity() == []
    edit = "UPDATE sqlite_master SET sql = replace(sql, '(article)', '(kind)') WHERE name = 'facts_by_article'"
    run_sql(f"INSERT INTO forms (form, term) VALUES ('a', 0); PRAGMA writable_schema = ON; {edit}", database)
    with Store.open(database) as store:
        complaints = "\n".join(store.integrity())
    assert "missing from index facts_by_article" in complaints
    assert "a row of forms refers to a missing terms" in complaints


def test_migration_backs_up_first(store: Store) -> None:
    """Before a store is changed to a newer schema, and only then, a private copy of it is laid beside it."""
    store.set_note("name", "value")
    with Store.open(store.path, migrations=extended(EXTRA)) as migrated:
        assert (migrated.note("name"), "extra" in migrated._db.database.table_names()) == ("value", True)
    (backup,) = store.path.parent.glob("yinju.db.backups/*.db")
    assert backup.stat().st_mode & 0o777 == 0o600
    with Store.open(backup) as kept:
        assert (kept.note("name"), "extra" in kept._db.database.table_names()) == ("value", False)


def test_failed_migration_changes_nothing(store: Store) -> None:
    """A migration that fails leaves the store as it was."""
    before = list(store._db.conn.iterdump())
    with pytest.raises(sqlite3.OperationalError, match="already exists"):
        Store.open(store.path, migrations=extended(EXTRA, EXTRA))
    assert list(store._db.conn.iterdump()) == before


@pytest.mark.parametrize("inner", [Store.write, Store.read, nullcontext])
def test_write_is_all_or_nothing(store: Store, inner: Callable[[Store], AbstractContextManager[Any]]) -> None:
    """What is written, in inner brackets too, is kept or lost as a whole, and others see it when the outer one ends."""
    with suppress(KeyError), store.write(), inner(store):
        store.set_note("lost", "value")
        raise KeyError
    with Store.open(store.path) as other:
        with store.write():
            with inner(store):
                store.set_note("kept", "value")
            assert other.note("kept") is None
        assert (other.note("kept"), other.note("lost")) == ("value", None)


def test_writers_wait_for_each_other(store: Store) -> None:
    """Of two connections that read and then write, each waits for the other, and no update is lost."""

    def count(times: int) -> None:
        with Store.open(store.path) as mine:
            for _ in range(times):
                with mine.write():
                    mine.set_note("count", str(int(mine.note("count") or 0) + 1))

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(count, [50, 50]))
    assert store.note("count") == "100"


def test_read_is_one_view(store: Store) -> None:
    """Inside `read()` the store stays as it was at the first look, whatever another connection commits meanwhile."""
    with Store.open(store.path) as other, store.read():
        assert store.note("name") is None
        other.set_note("name", "value")
        assert store.note("name") is None
    assert store.note("name") == "value"


def test_history_is_kept_for_ever(store: Store) -> None:
    """The latest changes come newest first with the values that were recorded; not even SQL alters or removes one."""
    first = Entry(NOW, "build", "build", "article a", None, {"digest": "0"})
    second = Entry(NOW, "管理员", "edit", "fact 1", {"text": '旧"文'}, {"text": "新文", "version": 2, "tags": [None]})
    for entry in (first, second):
        store.history.add(entry)
    for statement in ("UPDATE history SET who = 'nobody'", "DELETE FROM history"):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            store._db.execute(statement)
    assert (store.history.latest(9), store.history.latest(1)) == ([second, first], [second])


@pytest.mark.parametrize(
    "token",
    ["alpha AND beta", "NEAR(alpha beta)", "alph*", "tokens:alpha", '"', '" OR "', "'; DROP TABLE postings; --", ""],
)
def test_search_syntax_is_plain_text(store: Store, token: str) -> None:
    """A query's operators, quotes and SQL find nothing by themselves and spoil no other token's finds."""
    store.postings.put({1: ["alpha", "beta"], 2: ["gamma"], 3: ["delta"]})
    assert store.postings.search([token], 9) == {}
    assert list(store.postings.search([token, "delta"], 9)) == [3]


@pytest.mark.parametrize("token", ["and", "or", "not", "near", "英伟", "19.9", "drop"])
def test_search_finds_what_was_put_in(store: Store, token: str) -> None:
    """A token finds the facts that hold it and no others, best first, also where it is an operator's name."""
    store.postings.put({1: ["alpha"], 2: [token, "alpha"], 3: ["19", "英", "伟"]})
    assert list(store.postings.search([token], 9)) == [2]
    assert list(store.postings.search([token, "alpha"], 9)) == [2, 1]


def test_postings_are_replaced_and_removed(store: Store) -> None:
    """Indexing a fact anew forgets its old tokens; a removed fact is not found; frequencies count facts."""
    store.postings.put({1: ["甲乙"], 2: ["甲乙", "甲乙", "丙丁"], 3: ["甲乙"]})
    assert store.postings.frequencies(["甲乙", "丙丁", "戊己"]) == {"甲乙": 3, "丙丁": 1}
    store.postings.put({1: ["戊己"]})
    store.postings.remove([2])
    assert list(store.postings.search(["甲乙", "丙丁"], 9)) == [3]
    assert store.postings.frequencies(["甲乙", "丙丁", "戊己"]) == {"甲乙": 1, "戊己": 1}


@pytest.mark.parametrize("order", [1, -1], ids=["present first", "present last"])
def test_present_term_is_preferred(store: Store, order: int) -> None:
    """Of two terms with one form, the one that the articles use is found, with all its forms."""
    here = Term("苹果", {"苹果": "苹果", "apple": "apple"}, present=True)
    elsewhere = Term("苹果唱片", {"apple": "apple", "applecorps": "apple corps"}, present=False)
    store.vocabulary.replace([here, elsewhere][::order])
    assert store.vocabulary.find(["apple", "applecorps", "梨"]) == {"apple": here, "applecorps": elsewhere}


def test_chat_remembers_its_languages(store: Store) -> None:
    """A chat's chosen and last seen languages are kept apart; choosing none clears only the choice."""
    store.chats.see("c", Language.TRADITIONAL)
    store.chats.choose("c", Language.ENGLISH)
    store.chats.see("c", Language.SIMPLIFIED)
    assert store.chats.languages("c") == (Language.ENGLISH, Language.SIMPLIFIED)
    store.chats.choose("c", None)
    assert store.chats.languages("c") == (None, Language.SIMPLIFIED)


@pytest.mark.parametrize("change", [{"text": "Another."}, {"start": 1}, {"end": 10**6}, {"fact": 10**6}], ids=str)
def test_quote_must_equal_its_article(database: Path, change: dict[str, Any]) -> None:
    """A quote is given only while it is word for word what its article says at its offsets, and not once forgotten."""
    with Store.open(database) as store:
        fact, _ = next(store.facts.active())
        quote = store.facts.get([fact])[fact].quote
        assert store.facts.check(quote) == quote
        with pytest.raises(QuoteBroken):
            store.facts.check(replace(quote, **change))
        store._db.execute("UPDATE facts SET state = 'forgotten' WHERE id = ?", [fact])
        with pytest.raises(QuoteBroken):
            store.facts.check(quote)
