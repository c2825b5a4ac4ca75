from __future__ import annotations

import json
from pathlib import Path

import pypdfium2
import pytest

from edu.commands import run

Said = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where data would lie, if anything were opened."""
    monkeypatch.setenv("YINGZHI_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("YINGZHI_SECRETS", str(tmp_path / "secrets"))
    return tmp_path / "data"


def test_aids_are_listed_without_opening_the_data_folder(folder: Path, capsys: Said) -> None:
    assert run("aids", ["list", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)["aids"]
    assert {row["kind"] for row in found} == {"card", "escape", "signal"}
    assert run("aids", ["list"]) == 0
    assert f"一共 {len(found)} 张" in capsys.readouterr().out
    assert not folder.exists()


def test_chosen_aids_are_printed_with_the_name_of_the_unit(folder: Path, tmp_path: Path, capsys: Said) -> None:
    path = tmp_path / "wall.pdf"
    assert run("aids", ["print", "signal-typhoon", "escape-classroom", "--out", str(path), "--unit", "叶村小学"]) == 0
    assert "2 页" in capsys.readouterr().out
    with pypdfium2.PdfDocument(path) as document:
        assert len(document) == 2
        assert "叶村小学" in document[0].get_textpage().get_text_bounded()
    assert not folder.exists()


def test_an_unknown_aid_is_refused(tmp_path: Path, capsys: Said) -> None:
    assert run("aids", ["print", "nix", "--out", str(tmp_path / "x.pdf")]) == 1
    assert "没有一页纸“nix”" in capsys.readouterr().err
    assert not (tmp_path / "x.pdf").exists()
