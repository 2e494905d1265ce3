"""A bar chart of days as a PNG picture, and as a line of text.

Own code: bars and digits are all it draws, in a hundred lines over numpy, which is there anyway. matplotlib (11
packages) and Pillow (a compiled library with its own security releases) would be carried for that alone.
"""

import struct
import zlib
from collections.abc import Sequence
from itertools import count

import numpy as np
from numpy.typing import NDArray

Canvas = NDArray[np.uint8]

WIDTH, HEIGHT = 960, 480
LEFT, RIGHT, TOP, BOTTOM = 70, 20, 40, 50
"""Pixels around the bars."""
SCALE = 2
"""Pixels of one dot of a digit."""
PAPER, INK, LINE = (255, 255, 255), (60, 60, 60), (225, 225, 225)
ASKED, ANSWERED = (176, 196, 222), (46, 112, 180)
_BARS = "▁▂▃▄▅▆▇█"
_FONT = {
    "0": "01110 10001 10011 10101 11001 10001 01110",
    "1": "00100 01100 00100 00100 00100 00100 01110",
    "2": "01110 10001 00001 00110 01000 10000 11111",
    "3": "11110 00001 00001 01110 00001 00001 11110",
    "4": "00010 00110 01010 10010 11111 00010 00010",
    "5": "11111 10000 11110 00001 00001 10001 01110",
    "6": "00110 01000 10000 11110 10001 10001 01110",
    "7": "11111 00001 00010 00100 01000 01000 01000",
    "8": "01110 10001 10001 01110 10001 10001 01110",
    "9": "01110 10001 10001 01111 00001 00010 01100",
    "-": "00000 00000 00000 11111 00000 00000 00000",
}
"""Digits of five by seven dots."""


def sparkline(values: Sequence[int]) -> str:
    """The values as bars of text, the largest the highest."""
    most = max(values, default=0) or 1
    return "".join(_BARS[max(0, -(-value * len(_BARS) // most) - 1)] for value in values)


def png(days: Sequence[tuple[str, int, int]]) -> bytes:
    """Bars of what was asked, the answered part darker; each day with its label ("01-31") and number."""
    canvas = np.full((HEIGHT, WIDTH, 3), PAPER, np.uint8)
    most = max((asked for _, asked, _ in days), default=0) or 1
    step = _step(most)
    top = -(-most // step) * step
    room = HEIGHT - TOP - BOTTOM
    for value in range(0, top + 1, step):
        y = HEIGHT - BOTTOM - value * room // top
        canvas[y, LEFT : WIDTH - RIGHT] = LINE
        _write(canvas, str(value), LEFT - 10, y - 7, right=True)
    width = (WIDTH - LEFT - RIGHT) // max(1, len(days))
    for at, (label, asked, answered) in enumerate(days):
        start, end = LEFT + at * width + width // 8, LEFT + (at + 1) * width - width // 8
        for value, colour in ((asked, ASKED), (answered, ANSWERED)):
            canvas[HEIGHT - BOTTOM - value * room // top : HEIGHT - BOTTOM, start:end] = colour
        middle = (start + end) // 2
        _write(canvas, str(asked), middle, HEIGHT - BOTTOM - asked * room // top - 20)
        if width > (len(label) + 1) * 6 * SCALE or at % 2 == 0:
            _write(canvas, label, middle, HEIGHT - BOTTOM + 14)
    canvas[HEIGHT - BOTTOM, LEFT : WIDTH - RIGHT] = INK
    return _encoded(canvas)


def _step(most: int) -> int:
    """A round distance between lines, so that there are at most six."""
    return next(step for zeros in count() for part in (1, 2, 5) if most <= 5 * (step := part * int(10**zeros)))


def _write(canvas: Canvas, text: str, x: int, y: int, *, right: bool = False) -> None:
    """Digits around x, or ending there, from y down; what does not fit is left out."""
    width = len(text) * 6 * SCALE
    left = x - width if right else x - width // 2
    for at, character in enumerate(text):
        dots = np.array([[dot == "1" for dot in row] for row in _FONT[character].split()])
        mask = dots.repeat(SCALE, 0).repeat(SCALE, 1)
        begin = max(0, left + at * 6 * SCALE)
        part = canvas[max(0, y) : y + mask.shape[0], begin : begin + mask.shape[1]]
        part[mask[: part.shape[0], : part.shape[1]]] = INK


def _encoded(canvas: Canvas) -> bytes:
    """The picture as PNG (ISO/IEC 15948): 8-bit RGB, no filter."""
    rows = np.concatenate([np.zeros((HEIGHT, 1), np.uint8), canvas.reshape(HEIGHT, -1)], axis=1)
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows.tobytes())), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks
    )
