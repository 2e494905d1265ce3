"""Lines of a terminal: no wider than it is, and nothing lost."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from bot.console.wrapping import cropped, wrapped

MIXED = st.text(alphabet="市值突破 1万亿,。“”ab,-é\u3000…", max_size=80)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        pytest.param("", 10, [""], id="nothing"),
        pytest.param("abc def ghi", 7, ["abc def", "ghi"], id="between words"),
        pytest.param("市值突破一万亿", 6, ["市值突", "破一万", "亿"], id="wide characters"),
        pytest.param("市值突破,一万亿", 8, ["市值突", "破,一万", "亿"], id="no comma begins a line"),
        pytest.param("他说“好”了", 6, ["他说", "“好”了"], id="no quotation mark ends one"),
        pytest.param("估值约 40 亿美元", 9, ["估值约 40", "亿美元"], id="spaces at breaks are left out"),
        pytest.param("abcdefghij", 4, ["abcd", "efgh", "ij"], id="a word that is too long"),
    ],
)
def test_wrapped(text: str, width: int, lines: list[str]) -> None:
    """Lines end where a reader would end them."""
    assert [text[start:end] for start, end in wrapped(text, width)] == lines


@given(MIXED, st.integers(min_value=2, max_value=40))
def test_lines_hold_everything(text: str, width: int) -> None:
    """Lines are in order and no wider than they may be; between them only spaces are left out."""
    lines = wrapped(text, width)
    assert all(cell_len(text[start:end]) <= width for start, end in lines)
    assert "".join("".join(text[start:end] for start, end in lines).split()) == "".join(text.split())
    assert all(first[1] <= second[0] for first, second in pairwise(lines))


@given(MIXED, st.integers(min_value=2, max_value=40))
def test_cropped(text: str, width: int) -> None:
    """One line of at most this width, whole where it fits."""
    line = cropped(text, width)
    assert cell_len(line) <= width
    assert line == text or (line.endswith("…") and text.startswith(line[:-1]))
