"""Wrong use is answered in Chinese with exit 2, and a command that fails at first sets no data folder up."""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path

import pytest

from edu.commands import NOUNS, parser_for, run
from edu.system.arguments import Parser
from tests.edu.packs.roster.books import HEADER, person, xlsx

Said = pytest.CaptureFixture[str]
ENGLISH = re.compile(r"\b(?:usage|error|argument|required|invalid|choose|expected|options|show)\b")


@pytest.fixture(autouse=True)
def secrets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YINGZHI_SECRETS", str(tmp_path / "secrets"))


def wrong(noun: str, *words: str) -> int | str | None:
    with pytest.raises(SystemExit) as left:
        run(noun, words)
    return left.value.code


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("people", "imprt", "x"), "命令：没有“imprt”，可以写 import、export"),
        (("people",), "还缺少 命令"),
        (("people", "import"), "还缺少 文件"),
        (("people", "import", "a.xlsx", "b.xlsx"), "不认识“b.xlsx”"),
        (("people", "import", "a.xlsx", "--data"), "--data：后面要写内容"),
        (("people", "import", "a.xlsx", "--dry-run=1"), "--dry-run：后面不能写“1”"),
        (("statistics", "export", "--year", "去年", "--out", "x"), "--year：“去年”的写法不对"),
        (("obligations", "status", "--on", "昨天"), "--on：“昨天”的写法不对"),
        (("ledger", "proof"), "没有“proof”，可以写 verify、digest、rebuild"),
        (("certificate", "issue", "--out", "x"), "要写一个：--person、--class"),
        (("certificate", "issue", "--person", "1", "--class", "2", "--out", "x"), "不能和 --person 一起写"),
        (("certificate", "issue", "--p", "1", "--out", "x"), "“--p”不完整，可能是 --programme、--person"),
    ],
)
def test_wrong_use_is_said_in_chinese_with_the_usage(words: tuple[str, ...], said: str, capsys: Said) -> None:
    assert wrong(*words) == 2

    told = capsys.readouterr()
    assert said in told.err
    assert f"用法：main.py {words[0]}" in told.err
    assert ENGLISH.findall(told.err) == []
    assert told.out == ""


def test_what_argparse_says_in_words_of_its_own_still_begins_in_chinese(capsys: Said) -> None:
    with pytest.raises(SystemExit):
        Parser(prog="x").error("something new")
    assert "写法不对（something new）" in capsys.readouterr().err


def levels(parser: argparse.ArgumentParser) -> list[argparse.ArgumentParser]:
    below = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    return [parser, *(sub for action in below for sub in action.choices.values())]


@pytest.mark.parametrize("noun", NOUNS)
def test_help_has_no_english_frame(noun: str) -> None:
    shown = [level.format_help() for level in levels(parser_for(noun)[0])]

    assert [text for text in shown if ENGLISH.search(text) or "用法：" not in text] == []


# -- a folder that is not there --

ASKING = [
    ("people", "export", "x.xlsx"),
    ("obligations", "status"),
    ("statistics", "export", "--year", "2026", "--out", "x.xlsx"),
    ("certificate", "renewals", "--within", "30", "--out", "x.xlsx"),
    ("certificate", "issue", "--person", "1", "--programme", "p", "--out", "x"),
    ("certificate", "trust", "--out", "x.json"),
    ("learning-file", "1", "--out", "x.pdf", "--reason", "迎检"),
    ("ledger", "verify"),
    ("ledger", "digest"),
    ("ledger", "rebuild"),
    ("recover", "--code", "1"),
]


@pytest.mark.parametrize("words", ASKING, ids=lambda words: "-".join(words[:2]))
def test_a_question_to_a_folder_that_is_not_there_makes_none(
    words: tuple[str, ...], tmp_path: Path, capsys: Said
) -> None:
    folder = tmp_path / "nowhere"

    assert run(words[0], [*words[1:], "--data", str(folder), "--json"]) == 2

    answer = json.loads(capsys.readouterr().out)
    assert f"没有找到数据文件夹 {folder}" in answer["error"]
    assert "--data" in answer["remedy"]
    assert list(tmp_path.iterdir()) == []


def roster(folder: Path, *rows: list[str]) -> str:
    path = folder / "名册.xlsx"
    path.write_bytes(xlsx([HEADER, *rows]))
    return str(path)


def test_an_import_that_brings_nobody_sets_no_folder_up(tmp_path: Path, capsys: Said) -> None:
    folder = tmp_path / "data"
    to = ["--data", str(folder), "--json"]
    good = roster(tmp_path, person(1))
    bad = tmp_path / "bad.xlsx"
    bad.write_bytes(xlsx([HEADER, person(1, number="1")]))

    assert run("people", ["import", str(tmp_path / "missing.xlsx"), *to]) == 1
    assert run("people", ["import", str(bad), *to]) == 1
    assert run("people", ["import", good, "--township", "331124101000", *to]) == 1
    capsys.readouterr()
    assert run("people", ["import", good, "--dry-run", *to]) == 0

    assert json.loads(capsys.readouterr().out)["accepted"] == 1
    assert not folder.exists()
    assert not (tmp_path / "secrets").exists()


def test_an_import_of_good_rows_may_be_the_first_command(tmp_path: Path, capsys: Said) -> None:
    to = ["--data", str(tmp_path / "data"), "--json"]

    assert run("people", ["import", roster(tmp_path, person(1)), *to]) == 0
    assert json.loads(capsys.readouterr().out)["accepted"] == 1
    assert run("people", ["export", str(tmp_path / "out.xlsx"), *to]) == 0
    assert json.loads(capsys.readouterr().out)["people"] == 1


def test_a_broken_trust_file_sets_no_folder_up(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text("{}")

    add = ["trust", "--add", str(tmp_path / "x.json"), "--data", str(tmp_path / "data")]

    assert run("certificate", add) == 1
    assert not (tmp_path / "data").exists()
