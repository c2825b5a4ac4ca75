from __future__ import annotations

import stat
from pathlib import Path

import pytest

from edu.domain.errors import DiskFull, InvalidInput
from edu.system.files import replace_file
from edu.system.settings import Settings, SettingsFile


def test_a_change_is_there_after_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    SettingsFile(path).change(organisation="松阳县应急管理局", regions=("zhejiang",), large_text=True)

    again = SettingsFile(path).value

    assert (again.organisation, again.regions, again.large_text) == ("松阳县应急管理局", ("zhejiang",), True)


def test_no_file_means_defaults(tmp_path: Path) -> None:
    assert SettingsFile(tmp_path / "none.json").value == Settings()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('{"colour": "red"}', "不认识的项：colour"),
        ("[]", "读不出来"),
        ("{", "读不出来"),
        ('{"pin_failures": "many"}', "值不对"),
    ],
)
def test_what_is_not_understood_is_refused_not_ignored(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(text)

    with pytest.raises(InvalidInput, match=says):
        SettingsFile(path)
    assert path.read_text() == text


def test_settings_are_their_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    SettingsFile(path).change(theme="dark")

    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [file.name for file in tmp_path.iterdir()] == ["settings.json"]


def test_the_pin_hash_is_not_in_a_repr() -> None:
    assert "argon" not in repr(Settings(pin_hash="$argon2id$…"))


def test_a_file_that_cannot_be_written_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a"
    replace_file(path, b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(DiskFull, match="写不了文件"):
        replace_file(path, b"new")

    assert path.read_bytes() == b"old"
    assert [file.name for file in tmp_path.iterdir()] == ["a"]


def test_a_folder_that_cannot_be_made_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"no folder")
    with pytest.raises(DiskFull, match="写不了文件：b。"):
        replace_file(tmp_path / "a" / "b", b"new")
