"""Write `traditional.txt`: each Traditional character beside its Simplified one, from OpenCC's tables.

Run as `python knowledge/language/data/make_traditional.py` with OpenCC installed; the result is committed, so that
neither building nor answering needs OpenCC to fold a text.
"""

import unicodedata
from pathlib import Path

from opencc import OpenCC

HAN_RANGES = ((0x3400, 0xA000), (0x20000, 0x32000))
PAIRS_A_LINE = 32
HEADER = """\
# Traditional -> Simplified, one pair of characters each; made by make_traditional.py from OpenCC's TSCharacters.
# Copyright of the table: the OpenCC authors, Apache License 2.0 (https://github.com/BYVoid/OpenCC).
"""


def simplified(character: str, converter: OpenCC) -> str:
    """The Simplified form of a character, followed to its end (薴 -> 苧 -> 苎): folding twice changes nothing."""
    seen = {character}
    while (following := converter.convert(character)) not in seen:
        seen.add(following)
        character = following
    return character


def pairs() -> list[str]:
    converter = OpenCC("t2s")
    found = []
    for start, end in HAN_RANGES:
        for code in range(start, end):
            character = chr(code)
            if unicodedata.normalize("NFKC", character) != character:
                continue
            target = simplified(character, converter)
            if target != character and len(target) == 1:
                found.append(character + target)
    return found


def main() -> None:
    """Write the table beside this script."""
    found = pairs()
    lines = [" ".join(found[i : i + PAIRS_A_LINE]) for i in range(0, len(found), PAIRS_A_LINE)]
    Path(__file__).with_name("traditional.txt").write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
