"""The provisioning of a hall's machine on a root of our own: what it writes, and that undo leaves no trace."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path

import kiosk
import pytest
from provisioning import plan
from provisioning.accounts import ids_of
from provisioning.changes import STATE, Changes, Wanted
from provisioning.plan import Machine

from tests.rigs.escape.attempts import everything

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Debian's files")

PASSWD = "root:x:0:0:root:/root:/bin/bash\nzhang:x:1000:1000:张:/home/zhang:/bin/bash\n"
# what each `below` of the escape rig rests on: the file that must hold it, and the line
HELD = {
    "X server: DontVTSwitch": ("90-yingzhi-kiosk.conf", b'"DontVTSwitch" "true"'),
    "X server: DontZap": ("90-yingzhi-kiosk.conf", b'"DontZap" "true"'),
    "systemd: ctrl-alt-del.target masked": ("ctrl-alt-del.target", b""),
    "kernel: sysrq=0": ("90-yingzhi-kiosk.conf", b"kernel.sysrq = 0"),
    "logind: power and sleep keys ignored": ("90-yingzhi-kiosk.conf", b"HandlePowerKey=ignore"),
}


@pytest.fixture(params=["lightdm", "sddm", "console"])
def root(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A small Debian with something of its own in our places."""
    made = tmp_path / "root"
    files = {
        "etc/passwd": PASSWD,
        "etc/group": "root:x:0:\nzhang:x:1000:\n",
        "etc/shadow": "root:*:1::::::\n",
        "etc/X11/xorg.conf.d/90-yingzhi-kiosk.conf": "# somebody's own, with a strange name\r\n",
        "etc/sysctl.d/99-sysctl.conf": "kernel.sysrq = 1\n",
        "var/lib/dpkg/status": "",
        "usr/share/xsessions/xfce.desktop": "[Desktop Entry]\n",
        "usr/local/lib/.keep": "",
        {"lightdm": "usr/sbin/lightdm", "sddm": "usr/bin/sddm", "console": "usr/bin/xinit"}[request.param]: "",
    }
    if request.param == "console":
        files["usr/bin/Xorg"] = ""
    for name, text in files.items():
        file = made / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())
        os.utime(file, ns=(1_700_000_000_123_456_789, 1_700_000_000_123_456_789))
    (made / "etc/systemd/system").mkdir(parents=True)
    (made / "etc/systemd/system/sleep.target").symlink_to("/lib/systemd/system/sleep.target")
    (made / "etc/shadow").chmod(0o640)
    return made


def tool(root: Path, uid: int | None = None):
    """useradd and userdel as far as the files go; the new user is whoever runs the test, or has the number given."""

    number = os.getuid() if uid is None else uid

    def run(words: list[str]) -> None:
        passwd = root / "etc/passwd"
        lines = passwd.read_text("utf-8").splitlines(keepends=True)
        (root / "etc/passwd-").write_text("".join(lines), "utf-8")
        if words[0] == "useradd":
            passwd.write_text("".join([*lines, f"{words[-1]}:x:{number}:{number}::/x:/bin/sh\n"]), "utf-8")
        else:
            passwd.write_text("".join(line for line in lines if not line.startswith(words[-1] + ":")), "utf-8")

    return run


def everything_below(root: Path) -> dict[str, tuple[object, ...]]:
    """Each file, link and folder: content, mode and, for what was there before, time."""
    found: dict[str, tuple[object, ...]] = {}
    for path in sorted(root.rglob("*")):
        name = str(path.relative_to(root))
        if path.is_symlink():
            found[name] = ("link", str(path.readlink()))
        elif path.is_dir():
            found[name] = ("folder", path.stat().st_mode)
        else:
            found[name] = (path.read_bytes(), path.stat().st_mode, path.stat().st_mtime_ns)
    return found


def act(root: Path, *words: str, uid: int | None = None) -> int:
    where = ("--root", str(root), "--program", "/opt/yingzhi", "--python", "/opt/p")
    return kiosk.main([*words, *where], tool(root, uid))


def test_undo_leaves_every_byte_mode_time_link_and_folder_as_it_was(root: Path) -> None:
    before = everything_below(root)

    assert act(root, "apply") == 0
    changed = everything_below(root)
    assert act(root, "undo") == 0

    assert changed != before
    assert everything_below(root) == before


def test_applied_twice_is_applied_once_and_still_undone(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = everything_below(root)
    act(root, "apply")
    once = everything_below(root)
    capsys.readouterr()

    assert act(root, "apply") == 0

    assert "没有要改的" in capsys.readouterr().out
    assert everything_below(root) == once
    act(root, "undo")
    assert everything_below(root) == before


def test_dry_runs_say_every_file_and_change_none(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = everything_below(root)

    assert act(root, "apply", "--dry-run") == 0
    said = capsys.readouterr().out
    assert everything_below(root) == before
    act(root, "apply")
    applied = everything_below(root)
    capsys.readouterr()
    assert act(root, "undo", "--dry-run") == 0

    machine = Machine(root, "/opt/yingzhi", "/opt/p")
    assert [file.path for file in plan.wanted(machine) if f"/{file.path}" not in said] == []
    assert everything_below(root) == applied


def test_check_names_what_somebody_changed(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert act(root, "check") == 1
    act(root, "apply")
    assert act(root, "check") == 0
    (root / "etc/sysctl.d/90-yingzhi-kiosk.conf").write_text("kernel.sysrq = 1\n")
    capsys.readouterr()

    assert act(root, "check") == 1

    assert "90-yingzhi-kiosk.conf：系统请求键" in capsys.readouterr().out


@pytest.mark.parametrize("cut", [0, 1, 5, 12, 20])
def test_power_cut_in_the_middle_can_be_undone(root: Path, cut: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Killed at the n-th write: whatever had been changed is put back by a later undo."""
    before = everything_below(root)
    real, written = Path.replace, []

    def replace(self: Path, target: Path) -> Path:
        written.append(target)
        if len(written) > cut:
            raise KeyboardInterrupt
        return real(self, target)

    with monkeypatch.context() as cutting:
        cutting.setattr(Path, "replace", replace)
        with pytest.raises(KeyboardInterrupt):
            act(root, "apply")
    act(root, "undo")

    assert everything_below(root) == before


def test_what_others_changed_meanwhile_is_kept_beside(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    act(root, "apply")
    (root / "etc/sysctl.d/90-yingzhi-kiosk.conf").write_text("# mine now\n")

    act(root, "undo")

    assert "被别人改过" in capsys.readouterr().out
    kept = root / STATE / "changed-by-others/etc/sysctl.d/90-yingzhi-kiosk.conf"
    assert kept.read_text() == "# mine now\n"
    assert not (root / "etc/sysctl.d/90-yingzhi-kiosk.conf").exists()


def test_a_user_who_came_meanwhile_stays_when_the_kiosks_goes(root: Path) -> None:
    act(root, "apply")
    with (root / "etc/passwd").open("a", encoding="utf-8") as file:
        file.write("li:x:1001:1001:李:/home/li:/bin/bash\n")

    act(root, "undo")

    passwd = (root / "etc/passwd").read_text("utf-8")
    assert passwd == PASSWD + "li:x:1001:1001:李:/home/li:/bin/bash\n"


def test_what_visitors_did_stays(root: Path) -> None:
    act(root, "apply")
    data = root / "var/lib/yingzhi-kiosk/data"
    data.mkdir()
    (data / "yingzhi.db").write_bytes(b"visits")

    act(root, "undo")

    assert (data / "yingzhi.db").read_bytes() == b"visits"


@pytest.mark.skipif(getattr(os, "geteuid", int)() != 0, reason="gives files to others")
def test_set_up_again_what_visitors_did_belongs_to_the_new_account(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`undo` frees the number of the account; another service may have taken it by the next year."""
    act(root, "apply", uid=999)
    data = root / "var/lib/yingzhi-kiosk/data"
    data.mkdir()
    (data / "yingzhi.db").write_bytes(b"visits")
    (data / "link").symlink_to("/etc/hostname")
    for path in (data, *data.iterdir()):
        os.chown(path, 999, 999, follow_symlinks=False)
    outside = Path("/etc/hostname").stat().st_uid
    act(root, "undo", uid=999)

    act(root, "apply", uid=997)

    assert {path.lstat().st_uid for path in (data, *data.iterdir())} == {997}
    assert Path("/etc/hostname").stat().st_uid == outside
    assert act(root, "check") == 0
    os.chown(data / "yingzhi.db", 999, 999)
    capsys.readouterr()
    assert act(root, "check") == 1
    assert "别的用户的文件" in capsys.readouterr().out


def test_who_may_not_look_is_told_to_ask_with_sudo(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The kiosk's home and the journal are shut to others."""
    act(root, "apply")
    capsys.readouterr()

    def shut(path: Path) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("provisioning.changes.state_of", shut)

    assert act(root, "check") == 2
    assert "sudo" in capsys.readouterr().err


def test_every_key_that_the_rig_leaves_to_the_machine_is_held_by_a_line(root: Path) -> None:
    files = plan.wanted(Machine(root, "/opt/yingzhi", "/opt/p"))
    below = {attempt.below for attempt in everything() if attempt.below}

    assert below == set(HELD)
    for name, line in HELD.values():
        assert any(file.path.endswith(name) and (line in file.content if line else file.link) for file in files)


def test_the_session_is_a_sound_script_that_runs_the_supervisor(root: Path) -> None:
    act(root, "apply")
    session = root / plan.SESSION

    done = subprocess.run(["sh", "-n", str(session)], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")
    assert session.stat().st_mode & 0o111
    assert "/opt/p /opt/yingzhi/main.py kiosk --supervised --data /var/lib/yingzhi-kiosk/data" in session.read_text()


def test_a_machine_whose_sign_in_is_not_known_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "usr/sbin").mkdir(parents=True)
    (tmp_path / "usr/sbin/gdm3").touch()

    assert act(tmp_path, "apply") == 2
    assert "gdm3" in capsys.readouterr().err
    assert not (tmp_path / "var").exists()


def test_what_the_session_lacks_is_said_with_the_line_to_run(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kiosk.main(["apply", "--dry-run", "--root", str(root), "--program", "/home/zhang/yingzhi"])
    said = capsys.readouterr().out

    assert "apt-get install -y --no-install-recommends x11-xkb-utils x11-xserver-utils" in said
    assert "读不到" in said


def test_a_journal_of_another_version_is_not_guessed_at(root: Path) -> None:
    (root / STATE).mkdir(parents=True)
    (root / STATE / "journal.json").write_text(json.dumps({"version": 99}))

    assert act(root, "undo") == 2


def test_a_folder_in_the_place_of_a_file_stops_before_anything_is_written(tmp_path: Path) -> None:
    (tmp_path / "etc/a.conf").mkdir(parents=True)

    with pytest.raises(kiosk.ProvisioningError):
        Changes(tmp_path).make(Wanted("etc/a.conf", "", b"x"))


@pytest.mark.skipif(not os.environ.get("YINGZHI_CHROOT"), reason="set YINGZHI_CHROOT to a bare Debian root")
def test_real_tools_in_a_real_debian_leave_no_trace(tmp_path: Path) -> None:
    root = tmp_path / "debian"
    subprocess.run(["cp", "-a", os.environ["YINGZHI_CHROOT"], str(root)], check=True)
    before = everything_below(root / "etc")

    assert kiosk.main(["apply", "--root", str(root), "--program", "/opt/yingzhi", "--python", "/opt/p"]) == 0
    assert ids_of(root, "yingzhi-kiosk")
    assert kiosk.main(["check", "--root", str(root), "--program", "/opt/yingzhi", "--python", "/opt/p"]) == 0
    assert kiosk.main(["undo", "--root", str(root)]) == 0

    assert everything_below(root / "etc") == before
    assert not (root / STATE).exists()


def test_windows_script_undoes_all_that_it_sets() -> None:
    """Untried on Windows; held here is only that each setting has its way back."""
    script = (Path(kiosk.__file__).parent / "kiosk.ps1").read_text("utf-8")
    set_up = set(re.findall(r"^function Set-(\w+)", script, re.MULTILINE))

    assert set_up
    assert set_up == set(re.findall(r"^function Undo-(\w+)", script, re.MULTILINE))
