"""A data folder that is open elsewhere, newer, broken or nowhere: told in a sentence, left as it was."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from edu.signing import key_places, key_ring
from edu.storage.engines import open_sqlite
from edu.system.instance import InstanceLock
from edu.system.paths import Paths, root
from tests.command_line import Folder, run_main
from tests.edu.packs.roster.books import HEADER, person, xlsx


def window(folder: Folder) -> Any:
    """The window's own start on the folder; it closes its trouble window at once."""
    code = (
        "import sys; from PySide6.QtCore import QTimer; from ui import main_window; "
        "import ui.app as app; made = app.make_application(); QTimer.singleShot(1500, made.closeAllWindows); "
        "sys.exit(main_window.run(['--data', sys.argv[1]]))"
    )
    environment = {**os.environ, "YINGZHI_SECRETS": str(folder.secrets), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", code, str(folder.data)]
    return subprocess.run(command, cwd=root(), capture_output=True, text=True, check=False, env=environment, timeout=60)


def test_second_instance_is_told_so_at_the_window_and_on_the_command_line(untouched: Folder) -> None:
    lock = InstanceLock(Paths(data=untouched.data).lock)
    try:
        untouched.main("ledger", "digest").refused("已经被另一个正在运行的程序打开")
        second = window(untouched)
    finally:
        lock.release()

    assert second.returncode == 1
    assert "已经打开" in second.stderr
    assert "Traceback" not in second.stderr


def newer(folder: Folder) -> None:
    with_raw(folder, "UPDATE alembic_version SET version_num = '9999'")


def with_raw(folder: Folder, statement: str) -> None:
    paths = Paths(data=folder.data, secrets=folder.secrets)
    ring = key_ring.load(paths.key_ring, key_places.for_this_machine(paths.secrets_dir, has_desktop=False))
    engines = open_sqlite(paths.database, ring.database)
    with engines.writer.begin() as connection:
        connection.exec_driver_sql(statement)
    engines.dispose()


def wrong_key(folder: Folder) -> None:
    for file in folder.secrets.iterdir():
        file.write_text("ab" * 32)


def another_ring(folder: Folder) -> None:
    """Somebody put back the key ring of another township."""
    place = key_places.FilePlace(folder.secrets)
    key_ring.create(folder.data / "keyring.json", place, device="0" * 31 + "1")


FOLDERS: dict[str, tuple[Callable[[Folder], object], str]] = {
    "newer database": (newer, "较新版本"),
    "no key ring": (lambda folder: (folder.data / "keyring.json").unlink(), "keyring.json"),
    "key ring of rubbish": (lambda folder: (folder.data / "keyring.json").write_text("{"), "密钥文件"),
    "no key on this machine": (lambda folder: shutil.rmtree(folder.secrets), "恢复码"),
    "wrong key on this machine": (wrong_key, "密钥"),
    "key ring of another folder": (another_ring, "密钥不符"),
    "database of rubbish": (lambda folder: (folder.data / "yingzhi.db").write_bytes(b"rubbish" * 999), "打不开数据库"),
}


def tree(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.suffix in (".db", ".json")}


@pytest.mark.parametrize("name", FOLDERS)
def test_folder_that_cannot_be_opened_is_left_as_it_was(name: str, folder: Folder) -> None:
    spoil_it, word = FOLDERS[name]
    folder.digest()  # the journal is folded in
    before = tree(folder.data)
    spoil_it(folder)
    spoilt = tree(folder.data)

    folder.main("ledger", "digest").refused(word)
    assert folder.here("people", "export", folder.data / "x.xlsx").code == 1

    assert tree(folder.data) == spoilt
    assert before.keys() >= spoilt.keys()


def test_window_on_a_newer_database_says_so_and_ends(folder: Folder) -> None:
    newer(folder)

    done = window(folder)

    assert done.returncode == 1
    assert "较新版本" in done.stderr
    assert "Traceback" not in done.stderr


def test_folder_that_cannot_be_written_is_told_in_a_sentence(tmp_path: Path) -> None:
    """Root may write everywhere: a folder below a file cannot be made by anybody."""
    file = tmp_path / "文件"
    file.write_text("")
    folder = Folder(file / "data", tmp_path / "secrets")

    roster = tmp_path / "名册.xlsx"
    roster.write_bytes(xlsx([HEADER, person(1)]))

    folder.main("people", "import", roster).refused("数据文件夹", "--data")
    assert window(folder).returncode == 1
    run_main("demo", "--out", file, "--people", "60", secrets=folder.secrets).refused("数据文件夹")
    run_main("gallery", "--out", file, secrets=folder.secrets).refused("用不了文件夹")


@pytest.mark.parametrize(
    "words",
    [
        ("people", "export", "{}/x.xlsx"),
        ("certificate", "renewals", "--within", "90", "--out", "{}/x.xlsx"),
        ("certificate", "trust", "--out", "{}/x.json"),
        ("statistics", "export", "--year", "2026", "--out", "{}/x.xlsx"),
    ],
)
def test_report_into_a_place_that_is_none_is_refused(words: tuple[str, ...], untouched: Folder, tmp_path: Path) -> None:
    file = tmp_path / "文件"
    file.write_text("")

    untouched.main(*(word.format(file) for word in words)).refused("写不了文件")


SETTINGS = [
    "not json", "[]", "null", '{"colour": "red"}', '{"theme": 5}', '{"records_from": "yesterday"}',
    '{"postgres": "rubbish"}', '{"postgres": "mysql://localhost/x"}', '{"pin_failures": null}',
]  # fmt: skip


@pytest.mark.parametrize("text", SETTINGS)
def test_settings_of_rubbish_are_told_and_mended_by_moving_them_away(text: str, tmp_path: Path) -> None:
    folder = Folder(tmp_path / "data", tmp_path / "secrets")
    folder.data.mkdir()
    settings = folder.data / "settings.json"
    settings.write_text(text, "utf-8")

    folder.main("obligations", "status").refused("设置")

    settings.unlink()
    assert folder.here("obligations", "status", "--json").code == 0
