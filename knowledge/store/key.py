"""The key that a person's id is hashed with, in a file of its own beside the store, so that no copy of it tells who."""

import hashlib
import hmac
import os
import secrets
import tempfile
from contextlib import suppress
from pathlib import Path

from knowledge.errors import StoreError

BYTES = 32


def asker(person: str, store: Path) -> str:
    """The keyed hash that stands for a person in the store, 32 hexadecimal digits."""
    return hmac.new(_key(store.with_name(f"{store.name}.key")), person.encode(), hashlib.sha256).hexdigest()[:32]


def _key(path: Path) -> bytes:
    """The key, made at the first use; readable by its owner alone."""
    try:
        if not path.exists():
            _make(path)
        return path.read_bytes()
    except OSError as error:
        raise StoreError(
            "the key {path} cannot be used ({reason}); check its rights", path=path, reason=error.strerror
        ) from error


def _make(path: Path) -> None:
    """Write the whole key under another name first, so that nobody ever reads half of it."""
    handle, name = tempfile.mkstemp(prefix=path.name, dir=path.parent)  # readable by its owner alone
    with os.fdopen(handle, "wb") as file:
        file.write(secrets.token_bytes(BYTES))
    with suppress(FileExistsError):  # another thread was faster
        os.link(name, path)
    Path(name).unlink()
