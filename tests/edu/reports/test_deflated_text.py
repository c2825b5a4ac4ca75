from __future__ import annotations

import io
import random
import zlib

import pytest

from edu.reports.deflated_text import DeflatedText, Piece, crc_of_both, deflated


def inflated(*pieces: Piece) -> bytes:
    """As one stream, which must have come to its end."""
    inflating = zlib.decompressobj(wbits=-zlib.MAX_WBITS)
    found = b"".join(inflating.decompress(piece.file.read()) for piece in pieces)
    assert inflating.eof
    return found


@pytest.mark.parametrize("rows", [0, 1, 256, 700])
def test_text_stands_between_a_head_and_a_tail_that_came_later(rows: int) -> None:
    text = DeflatedText(io.BytesIO())
    for number in range(rows):
        text.write(f"<row>张伟{number}</row>")
    middle = text.ended()
    expected = "".join(f"<row>张伟{number}</row>" for number in range(rows)).encode()
    assert (middle.size, middle.crc) == (len(expected), zlib.crc32(expected))
    whole = inflated(deflated(b"<head>" * 9), middle, deflated(b"<tail>", last=True))
    assert whole == b"<head>" * 9 + expected + b"<tail>"


def test_text_may_end_the_stream() -> None:
    text = DeflatedText(io.BytesIO())
    text.write("末")
    assert inflated(deflated(b"a"), text.ended(last=True)) == b"a" + "末".encode()


def test_what_lies_on_the_disk_is_small_long_before_the_end() -> None:
    """Rows are deflated as they come; not all of them at the end."""
    file = io.BytesIO()
    text = DeflatedText(file)
    for number in range(20_000):
        text.write(f"<row>松阳县第一机械厂{number}</row>")
    assert 0 < len(file.getvalue()) < 200_000


@pytest.mark.parametrize("size", [0, 1, 5, (1 << 20) - 1, 1 << 20, (2 << 20) + 3])
def test_the_check_sum_of_two_texts_follows_from_that_of_each(size: int) -> None:
    first, second = b"head of it", random.Random(size).randbytes(size)
    assert crc_of_both(zlib.crc32(first), zlib.crc32(second), size) == zlib.crc32(first + second)
    assert crc_of_both(0, zlib.crc32(second), size) == zlib.crc32(second)
