"""Files that are no sound store are told apart, one line each, and never made worse."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest

from knowledge import Knowledge, KnowledgeError
from knowledge.errors import StoreError, StoreForeign
from knowledge.store import Store


@pytest.mark.parametrize("size", [1, 4, 99, 511])
def test_a_file_too_short_for_a_database(tmp_path: Path, size: int) -> None:
    """A small file of something else is refused and left as it is."""
    path = tmp_path / "notes.txt"
    path.write_bytes(b"a" * size)
    with pytest.raises(StoreForeign, match="not a database"):
        Store.open(path, create=True)
    assert path.read_bytes() == b"a" * size


def test_an_empty_file_becomes_a_private_store(tmp_path: Path) -> None:
    """An empty file, as a stopped first start leaves it, is made into a store that only its owner reads."""
    path = tmp_path / "yinju.db"
    path.touch(mode=0o644)
    Store.open(path, create=True).close()
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "path",
    [
        pytest.param("x" * 300, id="name too long"),
        pytest.param("file/yinju.db", id="under a file"),
        pytest.param("folder", id="a folder"),
    ],
)
def test_a_path_that_cannot_be_opened(tmp_path: Path, path: str) -> None:
    """Where no file can be, the error is ours."""
    (tmp_path / "file").write_text("x")
    (tmp_path / "folder").mkdir()
    with pytest.raises(StoreError):
        Store.open(tmp_path / path, create=True)


@pytest.mark.parametrize("page", range(0, 60, 3))
def test_damage_anywhere_is_an_error_of_ours(database: Path, page: int) -> None:
    """Whatever page is overwritten, using the store gives its result or one of our errors, never SQLite's."""
    content = bytearray(database.read_bytes())
    start = page * 4096 + 100
    content[start : start + 2000] = b"\xff" * len(content[start : start + 2000])
    database.write_bytes(content)
    with suppress(KnowledgeError), Knowledge.open(database) as knowledge:
        knowledge.refresh()
        knowledge.ask("英伟达市值多少")
        knowledge.articles()
        knowledge.integrity()


def test_many_first_starts_at_once(tmp_path: Path) -> None:
    """Processes that all find no store yet all end up with the same one."""

    def start(_: int) -> int:
        with Store.open(tmp_path / "yinju.db", create=True) as store:
            return store.schema_version

    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(start, range(40)))) == 1
