"""What goes in and out of a store as files, each tried before it is done."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from knowledge.answering.wordbook import let_go
from knowledge.building.build import remove
from knowledge.errors import FileError, TeachingError
from knowledge.teaching import pending
from knowledge.teaching.articles import described, digest, stored
from knowledge.teaching.exporting import exported
from knowledge.teaching.files import Contents, read, text_of, unusable
from knowledge.teaching.golden import failing
from knowledge.teaching.importing import Difference, Progress, locked_in, take_in
from knowledge.teaching.problems import Problem
from knowledge.teaching.teaching import Teaching


def propose_import(
    teaching: Teaching, name: str, content: bytes | None, person: str, progress: Progress | None = None
) -> tuple[str, Difference]:
    """What taking a file in would do, and the token to do it by."""
    text = text_of(name, content)
    contents = read(name, text)
    with teaching.store.write():
        found = _tried(teaching, lambda: run(teaching, contents, person, progress)[1])
        token = pending.wait(teaching, person, "import", {"name": name, "text": text})
    return token, found


def import_file(
    teaching: Teaching, name: str, content: bytes, person: str, progress: Progress | None = None
) -> tuple[int, Difference]:
    """Take a file in at once: the number of the change, and what it did."""
    contents = read(name, text_of(name, content))
    return _backed_up(teaching, "before-import", lambda: run(teaching, contents, person, progress))


def propose_removal(teaching: Teaching, identifier: str, person: str) -> tuple[str, Difference]:
    """What taking an article out would do, and the token to do it by."""
    with teaching.store.write():
        found = _tried(teaching, lambda: _removed(teaching, identifier, person)[1])
        state = digest(described(stored(teaching.store, identifier)))
        token = pending.wait(teaching, person, "remove", {"id": identifier, "state": state})
    return token, found


def apply(teaching: Teaching, token: str, person: str) -> tuple[int, Difference]:
    """Do what was proposed: the number of the change, and what it did. A backup is taken first."""

    def work() -> tuple[int, Difference]:
        what, payload = pending.confirmed(teaching, token, person, ("import", "remove"))
        if what == "remove":
            if digest(described(stored(teaching.store, payload["id"]))) != payload["state"]:
                raise TeachingError(Problem.STALE)  # it is another text than the one that was shown
            return _removed(teaching, payload["id"], person)
        return run(teaching, read(payload["name"], payload["text"]), person)

    if not pending.is_waiting(teaching, token, person):
        raise TeachingError(Problem.STALE)
    return _backed_up(teaching, "before-import", work)


def run(
    teaching: Teaching, contents: Contents, person: str, progress: Progress | None = None
) -> tuple[int, Difference]:
    """Write what a file holds; call inside `store.write()`."""
    hand = teaching.hand(person, "import")
    found = take_in(hand, contents, progress)
    teaching.store.begin_generation()
    return hand.change, found


def export(teaching: Teaching) -> str:
    """The store as JSON lines."""
    with teaching.store.read():
        return "".join(f"{line}\n" for line in exported(teaching.store))


def read_local(path: str) -> tuple[str, bytes]:
    """The name and content of a file of this machine. Raises TeachingError where it cannot be read."""
    try:
        file = Path(path).expanduser()
        return file.name, file.read_bytes()
    except (OSError, RuntimeError, ValueError) as error:
        raise _refused(path, error) from error


def write_local(path: str, text: str) -> Path:
    """Write a new file of this machine, which only its owner can read; one that is there is not overwritten."""
    try:
        file = Path(path).expanduser()
        with file.open("x", encoding="utf-8") as opened:
            file.chmod(0o600)
            opened.write(text)
    except (OSError, RuntimeError, ValueError) as error:
        raise _refused(path, error) from error
    return file


def _refused(path: str, error: Exception) -> TeachingError:
    """The error for a file that the system refuses."""
    return unusable(FileError(path, "{reason}", reason=getattr(error, "strerror", None) or str(error)))


def _removed(teaching: Teaching, identifier: str, person: str) -> tuple[int, Difference]:
    before = described(stored(teaching.store, identifier))
    if before is None:
        raise TeachingError(Problem.NO_ARTICLE, id=identifier)
    hand = teaching.hand(person, "remove")
    locked = tuple(locked_in(teaching.store, identifier).values())
    changes = remove(teaching.store, identifier, hand.at)
    hand.record(f"article {identifier}", before, None)
    return hand.change, Difference((changes,), dropped=locked)


def _tried(teaching: Teaching, work: Callable[[], Difference]) -> Difference:
    before = {question for question, _ in failing(teaching.store)}
    try:
        with teaching.store.trial():
            found = work()
            broken = tuple(question for question, _ in failing(teaching.store) if question not in before)
    finally:
        let_go(teaching.store)
    return replace(found, breaking=broken)


def _backed_up(teaching: Teaching, why: str, work: Callable[[], tuple[int, Difference]]) -> tuple[int, Difference]:
    teaching.store.back_up(teaching.clock(), why)
    with teaching.store.write():
        return work()
