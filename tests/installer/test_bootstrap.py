"""The pure parts of the two-command set-up; the whole of it is proved in a bare root, outside this suite."""

import ast
import os
import re
import sys
import tomllib
from pathlib import Path

import bootstrap
import pytest
from bootstrapping import environment, launch, pip_settings, system_packages
from bootstrapping.console import Meter, SetupError, watch
from bootstrapping.interpreter import Interpreter, choose, probe
from bootstrapping.system_packages import Wish

from tests.installer.set_up import INSTALLER, LOCK, ROOT, make_console


def make_interpreter(minor: int, folder: str = "/usr/bin") -> Interpreter:
    return Interpreter(Path(folder) / f"python3.{minor}", (3, minor))


# --- which Python


def test_first_suitable_python_is_chosen():
    assert choose([make_interpreter(10), make_interpreter(12), make_interpreter(13)]).version == (3, 12)


@pytest.mark.parametrize("minor", [9, 10, 14])
def test_unsuitable_python_alone_is_refused_with_the_line_to_run(minor):
    with pytest.raises(SetupError, match=rf"3\.{minor}.*\n.*\n.*apt-get install.*python3-venv"):
        choose([make_interpreter(minor)])


def test_python_that_does_not_answer_is_passed_over(tmp_path):
    assert probe([str(tmp_path / "no-such-python")]) is None
    assert probe([sys.executable]).version == sys.version_info[:2]


# --- which system packages


def test_present_libraries_ask_for_nothing():
    assert system_packages.qt_wishes(has_x11=True, can_load=lambda library: True) == []


def test_missing_x11_libraries_matter_only_with_an_x11_display():
    def can_load(library):
        return "xcb" not in library

    assert system_packages.qt_wishes(has_x11=False, can_load=can_load) == []
    assert all(wish.essential for wish in system_packages.qt_wishes(has_x11=True, can_load=can_load))


def test_bare_machine_asks_for_the_x11_libraries_along_with_the_others():
    wishes = system_packages.qt_wishes(has_x11=False, can_load=lambda library: False)

    assert {wish.essential for wish in wishes} == {True, False}
    assert "libxcb-cursor0" in system_packages.choose_packages(wishes, lambda name: True)


def test_renamed_package_is_taken_under_the_name_the_archive_has():
    wish = Wish(("libglib2.0-0", "libglib2.0-0t64"), True, "Qt")

    assert system_packages.choose_packages([wish], lambda name: name.endswith("t64")) == ["libglib2.0-0t64"]
    assert system_packages.choose_packages([wish, wish], lambda name: False) == ["libglib2.0-0"]


@pytest.fixture
def apt_machine(monkeypatch):
    """A machine with apt and empty lists, whose user may not install."""
    monkeypatch.setattr(system_packages.sys, "platform", "linux")
    monkeypatch.setattr(system_packages.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(system_packages, "known_to_apt", lambda name: False)


def test_who_may_not_install_gets_the_exact_line(apt_machine):
    wishes = [Wish(("python3-venv",), True, "venv"), Wish(("libgl1",), True, "Qt"), Wish(("postgresql",), False, "PG")]

    with pytest.raises(SetupError) as refused:
        system_packages.provide(wishes, make_console()[0], prefix=None)

    line = "sudo apt-get update && sudo apt-get install -y --no-install-recommends python3-venv libgl1"
    assert str(refused.value).splitlines()[-1].strip() == line


def test_missing_test_server_is_said_aloud_and_does_not_stop(apt_machine):
    console, said = make_console()

    system_packages.provide([Wish(("postgresql",), False, "PostgreSQL")], console, prefix=None)

    assert "install -y --no-install-recommends postgresql" in said.getvalue()


def test_failed_setup_exits_with_2_and_a_sentence(monkeypatch, capsys):
    def refuse(*_):
        raise SetupError("缺少系统组件")

    monkeypatch.setattr(bootstrap, "prepare", refuse)

    assert bootstrap.main(["run"]) == 2
    assert capsys.readouterr().err == "✗ 缺少系统组件\n"


@pytest.mark.parametrize(("arguments", "code"), [([], 2), (["start"], 2), (["--help"], 0)])
def test_wrong_use_shows_the_usage(arguments, code, capsys):
    assert bootstrap.main(arguments) == code
    captured = capsys.readouterr()
    assert "用法" in captured.out + captured.err


# --- run


@pytest.mark.parametrize(
    ("platform", "variables", "display"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("win32", {}, True),
        ("darwin", {}, True),
    ],
)
def test_display_is_known_by_system_and_variables(platform, variables, display):
    assert launch.has_display(platform, variables) is display


@pytest.mark.parametrize(
    ("arguments", "window"),
    [
        ([], True),
        (["--mode", "kiosk"], True),
        (["--mode=kiosk", "--data", "/srv/hall"], True),
        (["check", "content"], False),
        (["--data", "/srv/hall", "self-check"], False),
        (["--help"], False),
    ],
)
def test_only_a_window_needs_a_display(arguments, window):
    assert launch.wants_window(arguments) is window


def test_demonstration_never_takes_a_folder_that_is_there(tmp_path):
    (tmp_path / "out" / "demo-1").mkdir(parents=True)

    assert launch.fresh_folder(tmp_path / "out") == tmp_path / "out" / "demo-2"
    assert launch.fresh_folder(tmp_path / "out") == tmp_path / "out" / "demo-3"


@pytest.fixture
def no_display(monkeypatch, tmp_path):
    monkeypatch.setattr(launch, "has_display", lambda platform, variables: False)
    monkeypatch.setattr(launch, "ROOT", tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_without_a_display_the_demonstration_runs_and_the_folder_is_named(no_display):
    (no_display / "main.py").write_text(
        "import sys, pathlib\nassert sys.argv[1:3] == ['demo', '--out']\npathlib.Path(sys.argv[3], 'r').touch()\n",
        encoding="utf-8",
    )
    console, said = make_console()

    assert launch.run(Path(sys.executable), ["--mode", "study"], console) == 0

    assert (no_display / "out" / "demo-1" / "r").exists()
    assert str(no_display / "out" / "demo-1") in said.getvalue().splitlines()[-1]


def test_failed_demonstration_keeps_its_exit_code(no_display):
    (no_display / "main.py").write_text("raise SystemExit(3)\n", encoding="utf-8")

    assert launch.run(Path(sys.executable), [], make_console()[0]) == 3


# --- the machine's own settings, progress


def test_pip_settings_reach_uv_but_never_overrule_its_own(tmp_path):
    folder = tmp_path / ".config" / "pip"
    folder.mkdir(parents=True)
    mirror = "file:///srv/mirror"
    (folder / "pip.conf").write_text(f"[global]\nindex-url = {mirror}\ncert = /srv/ca.pem\n", encoding="utf-8")
    machine = {"HOME": str(tmp_path)}

    assert pip_settings.uv_environment(machine)["UV_DEFAULT_INDEX"] == mirror
    assert "UV_DEFAULT_INDEX" not in pip_settings.uv_environment({**machine, "UV_INDEX_URL": "file:///own"})
    assert pip_settings.uv_environment({**machine, "PIP_CERT": "/b.pem"})["SSL_CERT_FILE"] == "/b.pem"


def test_meter_counts_towards_what_the_tool_announced():
    meter = Meter(r"(Unpacking |Setting up )", announced=r"(\d+) newly installed", factor=2)
    for line in ["0 upgraded, 2 newly installed, 0 to remove", "Unpacking a", "Unpacking b", "Setting up a"]:
        meter.feed(line)

    assert str(meter) == "3/4（75%）"


def test_meter_leaves_out_what_is_skipped_and_tells_the_last_stage():
    meter = Meter("Collecting ", total=3, skipped="Ignoring ", last_stage="Installing")
    for line in ["Ignoring tzdata", "Collecting a"]:
        meter.feed(line)

    assert str(meter) == "1/2（50%）"
    meter.feed("Installing collected packages: a")
    assert "写入" in str(meter)


def test_watched_tool_keeps_its_last_lines_for_the_sentence():
    outcome = watch([sys.executable, "-c", "for i in range(99): print(i)\nraise SystemExit(4)"], make_console()[0])

    assert (outcome.returncode, outcome.text.splitlines()[-1]) == (4, "98")


# --- what is committed


def test_lock_names_no_address():
    assert not re.search(r"https?:|file:|git\+|--(extra-)?index-url|--find-links", LOCK.read_text(encoding="utf-8"))


def test_every_locked_package_has_a_hash():
    blocks = re.split(r"^(?=[A-Za-z0-9])", LOCK.read_text(encoding="utf-8"), flags=re.MULTILINE)

    assert [block for block in blocks if "==" in block and "--hash=sha256:" not in block] == []


def test_every_dependency_of_the_project_is_locked():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = project["project"]["dependencies"] + project["dependency-groups"]["dev"]
    names = {environment.normal_name(re.match(r"[\w.-]+", entry).group()) for entry in wanted}

    assert names - environment.pinned_names(LOCK) == set()


def test_set_up_imports_nothing_but_the_standard_library():
    own = {"bootstrapping"}
    for path in [INSTALLER / "bootstrap.py", *(INSTALLER / "bootstrapping").glob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"), feature_version=(3, 8))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module] if isinstance(node, ast.ImportFrom) else []
            foreign = {name.partition(".")[0] for name in names} - set(sys.stdlib_module_names) - own
            assert not foreign, f"{path.name}: {foreign}"


@pytest.mark.skipif(os.name == "nt", reason="a shell script")
def test_ci_runs_exactly_the_documented_command():
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")

    assert script.splitlines()[-1].endswith("exec python3 installer/bootstrap.py test")
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
