from __future__ import annotations

import os
import re
import time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edu.packs.source import (
    LONGEST_MESSAGE,
    MAX_BYTES,
    MOST_PROBLEMS,
    Report,
    YamlList,
    YamlMap,
    parse_yaml,
    plain_value,
    read_yaml,
)


def parse(text: str) -> tuple[YamlMap | None, Report]:
    report = Report("x.yaml")
    return parse_yaml(text, report), report


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None),
        ("null", None),
        ("true", True),
        ("on", "on"),
        ("yes", "yes"),
        ("12", 12),
        ("-3", -3),
        ("0.75", Decimal("0.75")),
        ("1e9", "1e9"),
        ("2021-04-29", "2021-04-29"),
        ("1:30", "1:30"),
        ("汉字", "汉字"),
        ("9" * 30, "9" * 30),
    ],
)
def test_plain_scalars_mean_what_an_author_expects(text: str, value: object) -> None:
    assert plain_value(text) == value


def test_quoted_scalars_stay_text() -> None:
    raw, _ = parse("a: '12'\nb: \"true\"\n")
    assert raw == {"a": "12", "b": "true"}


def test_lines_of_keys_and_entries_are_kept() -> None:
    raw, report = parse("a: 1\nrows:\n  - x\n  - {b: 2,\n     c: 3}\n")
    assert report.problems == []
    assert raw is not None
    rows: Any = raw["rows"]
    assert isinstance(rows, YamlList)
    assert (raw.line_of("rows"), rows.lines, rows[1].line_of("c"), rows[1].line_of("nix")) == (2, [3, 4], 5, 4)


BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{','.join(['*' + chr(97 + n)] * 9)}]\n" for n in range(9)
)


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        (BOMB, "yaml-alias", 1),
        ("a: 1\nb: *a\n", "yaml-alias", 2),
        ("a: !!python/object/apply:os.system ['true']\n", "yaml-tag", 1),
        ("a: " + "[" * 41, "yaml-depth", 1),
        ("a: " + "[" * 10_000, "yaml-depth", 1),
        ("a: {" * 10_000, "yaml-depth", 1),
        ("a: 1\nb: 'x\n", "yaml", None),
        ("a: 1\n b: 2\n", "yaml", 2),
        ("a: 1\n---\nb: 2\n", "yaml-documents", 2),
        ("- a\n", "yaml-top", 1),
        ("", "yaml-top", 1),
        ("text", "yaml-top", 1),
        ("a: 1\na: 2\n", "duplicate-key", 2),
        ("? {a: 1}\n: 2\n", "yaml-key", 1),
        ("a: 1\nb: \x07\n", "yaml", 2),
        ('a: "\\0"\n', "unseen-character", 1),
        ('a: 1\nb: "\u202egnp.exe"\n', "unseen-character", 2),
    ],
)
def test_hostile_or_broken_text_is_refused_with_its_line(text: str, code: str, line: int | None) -> None:
    begun = time.perf_counter()
    _, report = parse(text)
    assert [problem.code for problem in report.problems] == [code]
    assert line is None or report.problems[0].line == line
    assert time.perf_counter() - begun < 2


def test_all_duplicate_keys_are_listed() -> None:
    raw, report = parse("a: 1\na: 2\nb:\n  c: 1\n  c: 2\n")
    assert raw == {"a": 2, "b": {"c": 2}}
    assert [problem.line for problem in report.problems] == [2, 5]


@pytest.mark.parametrize(
    "text",
    ["a: b: c\n", "a: 'x\n", 'a: "\\q"\n', "a:\n\tb: 1\n", "a: [1\n", "a: {b: 1\n", "a: 1\n- b\n", "a: @b\n",
     "a\nb: 1\n", "a: 'x' y\n", "\ta: 1\n", "a: |x\n", "%YAML 9.9\n---\na: 1\n", "a: \x00\n"],
)  # fmt: skip
def test_what_the_parser_says_is_said_in_chinese(text: str) -> None:
    _, report = parse(text)
    assert [problem.code for problem in report.problems] == ["yaml"]
    words = report.problems[0].message.removeprefix("YAML 写法有误：")
    assert not re.search("[A-Za-z]{2}", words.replace("Tab", "").replace("YAML", "")), words
    assert "认不出" not in words


def test_problems_and_what_they_quote_have_an_end() -> None:
    _, report = parse("a: 1\n" * 50_000)
    assert (len(report.problems), report.errors) == (MOST_PROBLEMS + 1, 49_999)
    assert report.problems[-1].code == "too-many-problems"
    report = Report("x")
    report.error("x", "字" * 100_000)
    assert len(report.problems[0].message) <= LONGEST_MESSAGE + 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no such files here")
def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "folder.yaml").mkdir()
    (tmp_path / "device.yaml").symlink_to("/dev/zero")
    for name in ("pipe", "folder", "device"):
        report = Report("x")
        assert read_yaml(tmp_path / f"{name}.yaml", report) is None
        assert [problem.code for problem in report.problems] == ["unreadable"]


@given(text=st.text(max_size=200))
def test_no_text_raises(text: str) -> None:
    raw, report = parse(text)
    assert raw is not None or report.errors


def test_files_that_cannot_be_read_are_one_problem(tmp_path: Path) -> None:
    cases = {"too-large": b"a" * (MAX_BYTES + 1), "encoding": "a: 1\n标题: 汉".encode("gb18030")}
    for code, raw in cases.items():
        path = tmp_path / f"{code}.yaml"
        path.write_bytes(raw)
        report = Report("x")
        assert read_yaml(path, report) is None
        assert [problem.code for problem in report.problems] == [code]
    report = Report("x")
    assert read_yaml(tmp_path / "nix.yaml", report) is None
    assert [problem.code for problem in report.problems] == ["unreadable"]


def test_a_byte_order_mark_is_tolerated(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: 1\n")
    assert read_yaml(path, Report("x")) == {"a": 1}


def test_every_problem_says_how_to_mend_it(tmp_path: Path) -> None:
    for text in (BOMB, "- a\n", "a: 1\na: 2\n", "a: 'x\n", "a: 1\n---\nb: 2\n", "a: {{b}}x\n"):
        _, report = parse(text)
        assert all(problem.remedy and problem.file == "x.yaml" for problem in report.problems)
