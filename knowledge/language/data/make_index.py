"""Write the index of files whose lines start with how their words begin: the beginnings as numbers, the offsets, and
the lengths of the longest words; and the hashes of the words of tables, and of the sounds of words.

Run as `python knowledge/language/data/make_index.py` after one of the files changed; the results are committed.
"""

import sys
from array import array
from pathlib import Path

from knowledge.language import ontology, slip_kinds, thesaurus
from knowledge.language.hashed import Hashed
from knowledge.language.wordfile import key_of

HERE = Path(__file__).parent
FILES = ("words", "frequent_chinese", "frequent_english")


def index(name: str) -> bytes:
    """The index of a file: unsigned 32-bit numbers, little-endian; the lengths, in characters, a byte each."""
    keys, starts, longest, at = array("I"), array("I"), bytearray(), 0
    for line in (HERE / f"{name}.txt").read_bytes().splitlines(keepends=True):
        if not line.startswith(b"#"):
            head, *pairs = line.split()
            keys.append(key_of(head))
            longest.append(max(len(word.decode()) for word in pairs[::2]))
            starts.append(at)
        at += len(line)
    if list(keys) != sorted(set(keys)):
        raise ValueError(f"the lines of {name}.txt are not sorted by how their words begin")
    both = keys + starts
    if sys.byteorder == "big":
        both.byteswap()
    return both.tobytes() + longest


def hashes() -> dict[str, Hashed]:
    """The hashes of the tables' words, by the files' names."""
    return thesaurus.hashes() | ontology.hashes() | slip_kinds.hashes()


def main() -> None:
    """Write the indexes beside this script."""
    for name in FILES:
        (HERE / f"{name}.index").write_bytes(index(name))
    for name, hashed in hashes().items():
        (HERE / f"{name}.hashes").write_bytes(hashed.to_bytes())


if __name__ == "__main__":
    main()
