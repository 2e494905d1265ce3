"""Whatever admins do, in whatever order: the history tells it, and the store is what a rebuild would make."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import at_now
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from knowledge import Knowledge
from knowledge.building.indexing import index_tokens
from knowledge.errors import TeachingError
from knowledge.teaching.changes import snapshot, undone
from knowledge.teaching.drafts import Draft


def consistent(knowledge: Knowledge) -> None:
    """The index and the vocabulary are those that a rebuild would make, and every active fact can be quoted."""
    store = knowledge.store

    def tables() -> list[object]:
        return [
            sorted(store._db.execute(sql), key=repr)
            for sql in (
                "SELECT rowid, tokens FROM postings",
                "SELECT word, facts FROM words",
                "SELECT text, present, fact, alias IS NULL, form FROM terms JOIN forms ON forms.term = terms.id",
                "SELECT fact, word FROM taught_words",
                "SELECT fact, kind, start, stop, text, subject, attribute, low, high, first, last FROM claims",
                "SELECT fact, start, stop, first, last FROM moments",
                "SELECT fact, start, stop, attribute FROM told",
            )
        ]

    active = dict(store.facts.active())
    kept = tables()
    assert kept[0] == sorted(((fact, " ".join(index_tokens(text))) for fact, text in active.items()), key=repr)
    for found in store.facts.get(active).values():
        store.facts.check(found.quote)
    store.set_note("extractor", "0")
    knowledge.refresh()
    assert tables() == kept


WORDS = st.sampled_from(
    [
        "青岛",
        "大连",
        "总部",
        "火星快递",
        "Foo Bar",
        "有 5 名员工",
        "是",
        "2025年3月营收 3 亿元",
        "'; DROP TABLE facts; --",
        "<b>",
    ]
)
TEXTS = st.lists(WORDS, min_size=1, max_size=4).map("".join)
PICK = st.integers(0, 99)


class Doings(RuleBasedStateMachine):
    """Anything admins may do, beside a model of what the facts then say."""

    path: Path
    done = 0

    def __init__(self) -> None:
        super().__init__()
        self.path.unlink(missing_ok=True)
        self.knowledge = Knowledge.open(self.path, clock=at_now)
        seed = self.path.with_name("seed.txt")
        seed.write_text("年度报告\n\n工厂坐落在海边。公司有 7 名员工。\n", encoding="utf-8")
        self.knowledge.build([seed])
        self.teaching = self.knowledge.teaching
        self.said = {fact: self._state(fact) for fact in range(1, 4)}
        self.touched: set[int] = set()
        self.changes = 0

    def teardown(self) -> None:
        """After everything, each fact is what the history tells, and nothing is left behind in the index."""
        type(self).done += self.changes
        self.touched = set(self.said)
        self.history_tells_all()
        assert set(self.knowledge.store.taught.taught()) <= set(self.said)
        consistent(self.knowledge)
        self.knowledge.close()

    @rule(text=TEXTS, questions=st.lists(TEXTS, max_size=2))
    def add(self, text: str, questions: list[str]) -> None:
        """A new fact."""
        draft = Draft(text, tuple(questions))
        self._done(lambda: self.teaching.save(self.teaching.propose(draft, "ann").token, "ann"))

    @rule(pick=PICK, text=TEXTS)
    def edit(self, pick: int, text: str) -> None:
        """Other words for a fact."""
        self._done(
            lambda: self.teaching.save(self.teaching.propose(Draft(text), "ann", edits=self._one(pick)).token, "ann")
        )

    @precondition(lambda self: any(state["active"] for state in self.said.values()))
    @rule(pick=PICK)
    def forget(self, pick: int) -> None:
        """A fact that is given no more."""
        self._done(lambda: self.teaching.forget(self._one(pick, active=True), "ann"))

    @precondition(lambda self: any(not state["active"] for state in self.said.values()))
    @rule(pick=PICK)
    def restore(self, pick: int) -> None:
        """A fact that is given again."""
        self._done(lambda: self.teaching.restore(self._one(pick, active=False), "ann"))

    @rule(pick=PICK, text=TEXTS)
    def link(self, pick: int, text: str) -> None:
        """Another question for a fact."""
        self._done(lambda: self.teaching.link(self._one(pick), text, "ann"))

    @precondition(lambda self: self.changes)
    @rule(pick=PICK)
    def undo(self, pick: int) -> None:
        """One of the last changes taken back: everything in it is as before."""
        back = undone(self.knowledge.store)
        standing = [number for number in range(self.changes, 0, -1) if number not in back] or [0]
        number = standing[pick % min(5, len(standing))]
        entries = self.knowledge.store.history.change(number)
        if self._done(lambda: self.teaching.undo("ann", number)):
            for entry in (entry for entry in entries if entry.target.startswith("fact ")):
                fact = int(entry.target.split()[1])
                wanted = entry.before or {**(entry.after or {}), "active": False}
                assert {**self._state(fact), "version": 0} == json.loads(json.dumps({**wanted, "version": 0}))

    @invariant()
    def history_tells_all(self) -> None:
        """The newest entry of each fact that the last change touched is what it says now; in the end, of all facts."""
        for fact in self.touched:
            entries = self.knowledge.store.history.of(f"fact {fact}")
            assert self._state(fact) == self.said[fact]
            assert not entries or json.loads(json.dumps(self.said[fact])) == entries[0].after
        self.touched = set()

    def _one(self, pick: int, *, active: bool | None = None) -> int:
        """A fact, of a state where there is one."""
        facts = [fact for fact, state in self.said.items() if state["active"] is active] or list(self.said)
        return facts[pick % len(facts)]

    def _state(self, fact: int) -> dict[str, object]:
        found = self.knowledge.store.taught.get(fact)
        return snapshot(self.knowledge.store, found) if found else {}

    def _done(self, work: Callable[[], object]) -> bool:
        before = self.knowledge.store.history.latest(1)
        try:
            work()
        except TeachingError:
            assert self.knowledge.store.history.latest(1) == before
            return False
        self.changes += 1
        assert self.knowledge.store.history.changes(1)[0][0].change == self.changes
        entries = self.knowledge.store.history.change(self.changes)
        self.touched = {int(entry.target.split()[1]) for entry in entries if entry.target.startswith("fact ")}
        self.said |= {fact: state for fact in self.touched if (state := self._state(fact))}
        return True


def run_doings(tmp_path: Path, examples: int, steps: int) -> int:
    """Run so many sequences of so many steps. Returns how many changes were made."""

    class Machine(Doings):
        path = tmp_path / "yinju.db"

    run_state_machine_as_test(
        Machine,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    return Machine.done


def test_any_doings_keep_store_history_and_index_together(tmp_path: Path) -> None:
    """Whatever admins do in whatever order, the history tells it, and the index is the one a rebuild makes."""
    assert run_doings(tmp_path, examples=3, steps=20)


@pytest.mark.stress
def test_ten_thousand_doings(tmp_path: Path) -> None:
    """The same for 10,000 changes that were made, refused ones not counted."""
    done = 0
    while done < 10_000:
        done += run_doings(tmp_path, examples=25, steps=100)
