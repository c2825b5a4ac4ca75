from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from edu.reports.deflated_text import DeflatedText, deflated
from edu.reports.zip_parts import add_deflated


def test_a_part_that_was_deflated_before_is_read_like_any_other(tmp_path: Path) -> None:
    path = tmp_path / "book.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("one", "1" * 5_000)
    text = DeflatedText(io.BytesIO())
    for number in range(1_000):
        text.write(f"{number},")
    with zipfile.ZipFile(path, "a") as book:
        add_deflated(book, "two", (deflated(b"head "), text.ended(), deflated(b" tail", last=True)))
        add_deflated(book, "three", (deflated(b"alone", last=True),))
    with zipfile.ZipFile(path) as book:
        assert book.testzip() is None
        assert book.namelist() == ["one", "two", "three"]
        assert book.read("one") == b"1" * 5_000
        assert book.read("two") == b"head " + "".join(f"{number}," for number in range(1_000)).encode() + b" tail"
        assert book.read("three") == b"alone"
        assert all(info.compress_type == zipfile.ZIP_DEFLATED for info in book.infolist())


def test_a_wrong_check_sum_would_be_found(tmp_path: Path) -> None:
    """That the test above can fail."""
    path = tmp_path / "book.zip"
    with zipfile.ZipFile(path, "a") as book:
        add_deflated(book, "one", (deflated(b"first"), deflated(b"second", last=True)))
    path.write_bytes(path.read_bytes().replace(deflated(b"first").file.read(), deflated(b"fiRst").file.read()))
    with zipfile.ZipFile(path) as book, pytest.raises(zipfile.BadZipFile):
        book.read("one")
