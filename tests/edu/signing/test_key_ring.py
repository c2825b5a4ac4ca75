"""The key ring: opens here, opens nowhere else, opens again with the printed code."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from edu.domain.errors import StorageError, WrongKey
from edu.signing import key_ring
from edu.signing.key_places import FilePlace, SystemPlace, for_this_machine

DEVICE = "0" * 24 + "12ab34cd"


def made(folder: Path) -> tuple[Path, FilePlace, key_ring.KeyRing, str]:
    path, place = folder / "data" / "keyring.json", FilePlace(folder / "secrets")
    ring, code = key_ring.create(path, place, device=DEVICE)
    return path, place, ring, code


def test_a_ring_opens_again_on_its_machine(tmp_path: Path) -> None:
    path, place, ring, _ = made(tmp_path)

    assert key_ring.load(path, place) == ring
    assert {len(key) for key in (ring.database, ring.column, ring.lookup, ring.signing)} == {32}
    assert len({ring.database, ring.column, ring.lookup, ring.signing}) == 4
    assert (ring.device, ring.epoch) == (DEVICE, 1)


def test_both_files_are_their_owners_alone(tmp_path: Path) -> None:
    path, _, ring, _ = made(tmp_path)
    secret = tmp_path / "secrets" / f"{ring.ring_id}.key"

    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(secret.stat().st_mode) == 0o600
    assert stat.S_IMODE(secret.parent.stat().st_mode) == 0o700


def test_no_key_stands_in_the_file_in_the_clear(tmp_path: Path) -> None:
    path, _, ring, code = made(tmp_path)
    text = path.read_text()

    for key in (ring.database, ring.column, ring.lookup, ring.signing):
        assert key.hex() not in text
    assert code not in text
    assert ring.database.hex() not in repr(text)


def test_a_stolen_data_folder_opens_nothing(tmp_path: Path) -> None:
    path, _, _, _ = made(tmp_path)

    with pytest.raises(WrongKey, match="没有这个数据文件夹的密钥"):
        key_ring.load(path, FilePlace(tmp_path / "elsewhere"))


@pytest.mark.parametrize(
    "typed",
    [
        lambda code: code,
        lambda code: code.lower(),
        lambda code: code.replace("-", " "),
        lambda code: f"  {code.replace('-', '')}\n",
        lambda code: "".join(chr(ord(c) + 0xFEE0) if c != "-" else "－" for c in code),  # a Chinese input method
    ],
)
def test_the_printed_code_recovers_the_ring_however_it_is_typed(tmp_path: Path, typed: object) -> None:
    path, _, ring, code = made(tmp_path)
    new_place = FilePlace(tmp_path / "new")

    recovered = key_ring.recover(path, new_place, typed(code))  # type: ignore[operator]

    assert recovered.database == ring.database
    assert recovered.epoch == ring.epoch + 1
    assert key_ring.load(path, new_place) == recovered
    assert key_ring.recover(path, FilePlace(tmp_path / "third"), code).epoch == 3


def test_a_wrong_code_changes_nothing(tmp_path: Path) -> None:
    path, place, ring, code = made(tmp_path)
    before = path.read_bytes()
    other = code[:-1] + ("A" if code[-1] != "A" else "B")
    for wrong in ("", "AAAAA-AAAAA", other):
        with pytest.raises(WrongKey, match="恢复码不对"):
            key_ring.recover(path, FilePlace(tmp_path / "new"), wrong)

    assert path.read_bytes() == before
    assert key_ring.load(path, place) == ring


def test_the_code_can_be_read_aloud(tmp_path: Path) -> None:
    *_, code = made(tmp_path)

    assert len(code.split("-")) == 6
    assert not set(code) & set("01OI")


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"form": 1}', "not json"])
def test_a_damaged_ring_is_told(tmp_path: Path, text: str) -> None:
    path, place, _, _ = made(tmp_path)
    path.write_text(text)

    with pytest.raises(WrongKey):
        key_ring.load(path, place)


def test_a_ring_of_a_newer_program_is_told(tmp_path: Path) -> None:
    path, place, _, _ = made(tmp_path)
    path.write_text(json.dumps({**json.loads(path.read_text()), "form": 2}))

    with pytest.raises(StorageError, match="较新的程序"):
        key_ring.load(path, place)


def test_a_changed_ring_is_refused(tmp_path: Path) -> None:
    path, place, _, _ = made(tmp_path)
    stored = json.loads(path.read_text())
    path.write_text(json.dumps({**stored, "by_place": stored["by_code"]}))

    with pytest.raises(WrongKey):
        key_ring.load(path, place)


def test_a_desktop_without_a_keyring_falls_back_to_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import keyring
    from keyring.errors import NoKeyringError

    def none(*_: object) -> None:
        raise NoKeyringError("none")

    monkeypatch.setattr(keyring, "get_password", none)
    monkeypatch.setattr(keyring, "set_password", none)
    place = for_this_machine(tmp_path, has_desktop=True)
    assert isinstance(place, SystemPlace)

    place.save("ring", b"k" * 32)

    assert place.load("ring") == b"k" * 32
    assert FilePlace(tmp_path).load("ring") == b"k" * 32


def test_a_desktops_keyring_is_used_where_it_answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import keyring

    kept: dict[tuple[str, str], str] = {}
    monkeypatch.setattr(keyring, "get_password", lambda service, name: kept.get((service, name)))
    monkeypatch.setattr(keyring, "set_password", lambda service, name, key: kept.__setitem__((service, name), key))
    place = for_this_machine(tmp_path, has_desktop=True)

    place.save("ring", b"k" * 32)

    assert place.load("ring") == b"k" * 32
    assert list(tmp_path.iterdir()) == []
    assert place.load("other") is None


def test_an_unreadable_key_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "ring.key").write_text("not hex")

    with pytest.raises(WrongKey, match="读不出来"):
        FilePlace(tmp_path).load("ring")


def test_the_mark_of_a_device_is_four_letters(tmp_path: Path) -> None:
    _, _, ring, _ = made(tmp_path)

    assert len(ring.mark) == 4
    assert not set(ring.mark) & set("01OI")
