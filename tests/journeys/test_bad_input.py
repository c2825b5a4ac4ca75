"""What offices, disks and clocks really do to a program: a sentence with a remedy, nothing half-done, still usable."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from edu.bootstrap import Services, build
from edu.demo.township import DAY
from edu.domain.actors import OPERATOR
from edu.domain.errors import DiskFull, EduError, InvalidInput, PackError
from edu.domain.exams.assembly import assemble
from edu.domain.people import PeopleQuery
from edu.packs.checking import check_everything
from edu.packs.library import ContentLibrary
from edu.services.review_items import review_items
from edu.signing import key_places, key_ring
from edu.storage.engines import open_sqlite
from edu.system.clock import FixedClock, ms_at
from edu.system.instance import InstanceLock
from edu.system.paths import Paths, root
from tests.command_line import Folder, run_main
from tests.edu.packs.roster.books import HEADER, SHEET_PART, compound_file, person, sparse, with_part, xlsx
from tests.fixtures_demo import Demo
from tests.stores import Bench

GOOD = [HEADER, *(person(number, f"甲{number}") for number in range(1, 4))]
BOMB = b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.fixture(scope="module")
def shared(demo: Demo, tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """For what must change nothing."""
    return demo.folder.copy(tmp_path_factory.mktemp("shared"))


@pytest.fixture
def folder(demo: Demo, tmp_path: Path) -> Folder:
    return demo.folder.copy(tmp_path)


@pytest.fixture
def untouched(shared: Folder, demo: Demo) -> Iterator[Folder]:
    """Afterwards the digest is the one before, which a command answers: nothing half-done, the program usable."""
    yield shared
    assert shared.digest() == demo.answer["digest"]


# -- files from outside --

WORKBOOKS: dict[str, tuple[bytes, str]] = {
    "broken": (xlsx(GOOD)[:900], "损坏"),
    "empty": (b"", "空的"),
    "password": (compound_file("EncryptedPackage", "EncryptionInfo"), "密码"),
    "pdf": (b"%PDF-1.7\n" + b"0" * 400, "PDF"),
    "sparse": (sparse(1_048_576, "GR"), "1048576"),
    "entities": (with_part(xlsx(GOOD), SHEET_PART, lambda xml: BOMB + xml), "实体"),
    "no names": (xlsx([["合计", 5], ["填表人", "王"]]), ""),
}


@pytest.mark.parametrize("name", WORKBOOKS)
def test_workbook_that_is_no_roster_is_refused(name: str, untouched: Folder, tmp_path: Path) -> None:
    data, word = WORKBOOKS[name]
    path = tmp_path / "名册.xlsx"
    path.write_bytes(data)

    done = untouched.main("people", "import", path)

    assert done.code == 1
    assert "Traceback" not in done.out + done.err
    assert word in done.out + done.err
    assert "办法：" in done.out + done.err


def test_workbook_of_formulas_is_never_taken_for_its_text(untouched: Folder, tmp_path: Path) -> None:
    rows = [HEADER, *([f'="李"&"{n}"', *person(n)[1:]] for n in range(1, 4))]
    path = tmp_path / "名册.xlsx"
    path.write_bytes(xlsx(rows))

    done = untouched.main("people", "import", path, "--json")

    assert done.code == 1
    assert (done.answer["read"], done.answer["accepted"]) == (3, 0)
    assert all(problem["message"] and problem["remedy"] for problem in done.answer["problems"])


def test_macros_of_a_renamed_workbook_are_told_of_and_never_run(untouched: Folder, tmp_path: Path) -> None:
    path = tmp_path / "名册.xlsx"
    path.write_bytes(with_part(xlsx(GOOD), "xl/vbaProject.bin", b"\0" * 64))

    done = untouched.main("people", "import", path, "--dry-run", "--json")

    assert done.answer["accepted"] == 3
    assert any("宏" in problem["message"] for problem in done.answer["problems"])


# -- packs --


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    for part in ("content", "exams"):
        shutil.copytree(root() / part, tmp_path / "packs" / part)
    return tmp_path / "packs"


def spoil(path: Path, change: Callable[[Any], None]) -> None:
    value = yaml.safe_load(path.read_text("utf-8"))
    change(value)
    path.write_text(yaml.safe_dump(value, allow_unicode=True), "utf-8")


def no_key(bank: Any) -> None:
    for option in bank["questions"][0]["options"]:
        option["correct"] = False


BROKEN: dict[str, tuple[str, Callable[[Path], None]]] = {
    "course cut off": ("content/courses/fire-escape/course.yaml", lambda path: path.write_text("id: [", "utf-8")),
    "course empty": ("content/courses/fire-escape/course.yaml", lambda path: path.write_bytes(b"")),
    "bank without a key": ("exams/banks/gas-co.yaml", lambda path: spoil(path, no_key)),
    "bank of rubbish": ("exams/banks/gas-co.yaml", lambda path: path.write_bytes(b"\xff\xfe\0\1")),
    "blueprint of nothing": ("exams/blueprints/grid-member-test.yaml", lambda path: path.write_text("[]", "utf-8")),
    "blueprint too large": (
        "exams/blueprints/grid-member-test.yaml",
        lambda path: spoil(path, lambda value: value["sections"][0]["draw"][0].update(count=5000)),
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_pack_is_named_with_its_place_and_never_used(name: str, packs: Path) -> None:
    file, spoil_it = BROKEN[name]
    spoil_it(packs / file)

    _count, problems = check_everything(packs / "content", packs / "exams", DAY)

    errors = [problem for problem in problems if problem.severity == "error"]
    assert errors
    assert [p for p in errors if not (p.file and p.message and (p.remedy or "应" in p.message))] == []
    assert any(file.rpartition("/")[2].partition(".")[0] in (problem.file or "") for problem in errors)


def test_broken_bank_stops_its_exam_and_no_other(packs: Path) -> None:
    spoil(packs / "exams/banks/gas-co.yaml", no_key)
    library = ContentLibrary(packs / "content", packs / "exams")

    with pytest.raises(PackError) as told:
        library.bank("gas-co")

    assert told.value.problems
    assert library.bank("fire-escape").questions
    assert set(library.bank_ids) - set(library.banks) == {"gas-co"}
    drawn = {draw.bank: plan.id for plan in library.blueprints.values() for s in plan.sections for draw in s.draws}
    assert "gas-co" in drawn
    plans = library.blueprints.values()
    spared = [plan for plan in plans if all(draw.bank != "gas-co" for s in plan.sections for draw in s.draws)]
    assert all(assemble(plan, library.banks, 1, DAY).items for plan in spared)
    assert spared
    with pytest.raises(InvalidInput) as refused:
        assemble(library.blueprints[drawn["gas-co"]], library.banks, 1, DAY)
    assert "gas-co" in refused.value.problems[0].message
    assert len(library.courses) >= 5


def test_a_broken_course_or_bank_leaves_the_rest_of_its_topic_to_be_reviewed(packs: Path) -> None:
    whole = review_items(ContentLibrary(packs / "content", packs / "exams"), "T05")
    spoil(packs / "exams/banks/gas-co.yaml", no_key)
    (packs / "content/courses/fire-escape/course.yaml").write_bytes(b"")

    left = review_items(ContentLibrary(packs / "content", packs / "exams"), "T05")

    assert {item.kind for item in whole} - {item.kind for item in left} == {"question"}


# -- the disk --


def limit_pages(services: Services, more: int | None) -> None:
    """SQLite then answers as on a full disk."""
    with services.database.engines.writer.connect() as connection:
        raw: Any = connection.connection.driver_connection
        used = raw.execute("PRAGMA page_count").fetchone()[0]
        raw.execute(f"PRAGMA max_page_count = {used + more if more is not None else 1_073_741_823}")


@pytest.fixture
def services(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> Iterator[Services]:
    monkeypatch.setenv("YINGZHI_SECRETS", str(folder.secrets))
    clock = FixedClock(ms_at(DAY, 9))
    made = build(Paths(data=folder.data), clock=clock)
    yield made
    made.close()


def test_full_disk_during_an_import_takes_nobody(services: Services, tmp_path: Path) -> None:
    path = tmp_path / "名册.xlsx"
    path.write_bytes(xlsx([HEADER, *(person(n, f"乙{n}", village="") for n in range(1, 400))]))
    plan = services.roster_import.dry_run(OPERATOR, path)
    before, people = services.ledger.digest(), services.people.count(OPERATOR, PeopleQuery())
    limit_pages(services, 2)

    with pytest.raises(DiskFull) as told:
        services.roster_import.take(OPERATOR, plan)

    limit_pages(services, None)
    assert told.value.remedy
    assert (services.ledger.digest(), services.people.count(OPERATOR, PeopleQuery())) == (before, people)
    assert services.roster_import.take(OPERATOR, plan).accepted == plan.accepted > 300
    assert services.ledger.verify().ok


def test_full_disk_during_an_answer_keeps_every_answer_before_it(services: Services) -> None:
    person_ = services.people.search(OPERATOR, PeopleQuery(limit=1))[0].person.id
    view = services.sittings.start_mock(OPERATOR, person_, "grid-member-test")
    given: dict[int, tuple[str, ...]] = {}
    limit_pages(services, 0)
    refused: EduError | None = None
    for turn in range(400):
        item = view.paper.items[turn % len(view.paper.items)]
        chosen = (item.question.options[turn // len(view.paper.items) % 2].id,)
        try:
            services.sittings.answer(OPERATOR, view.id, item.slot, chosen)
        except DiskFull as error:
            refused = error
            break
        given[item.slot] = chosen

    limit_pages(services, None)
    assert refused is not None
    assert "之前显示已保存的内容都在" in refused.message
    assert {slot: tuple(o) for slot, o in services.sittings.view(OPERATOR, view.id).responses.answers.items()} == given
    services.sittings.answer(OPERATOR, view.id, item.slot, chosen)
    assert services.sittings.hand_in(OPERATOR, view.id).sitting.score is not None
    assert services.ledger.verify().ok


@pytest.mark.skipif(os.name != "posix", reason="RLIMIT_FSIZE")
def test_disk_that_is_full_from_the_start_is_told_in_a_sentence(tmp_path: Path) -> None:
    """No file of this process may grow beyond 4 kB: the empty data folder cannot be filled."""
    (tmp_path / "data").mkdir()
    code = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)); sys.path.insert(0, '.'); "
        "from edu.commands import run; sys.exit(run('ledger', ['digest', '--data', sys.argv[1]]))"
    )
    environment = {**os.environ, "YINGZHI_SECRETS": str(tmp_path / "secrets")}
    command = [sys.executable, "-c", code, str(tmp_path / "data")]

    done = subprocess.run(command, cwd=root(), capture_output=True, text=True, check=False, env=environment)

    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "办法：" in done.stderr


# -- the data folder --


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


# -- the clock --


def test_clock_set_back_a_year_during_an_exam_costs_nothing(make_sqlite_bench: Callable[..., Bench]) -> None:
    bench = make_sqlite_bench()
    services = bench.services()
    from tests.ui.screens.learner_world import document

    person_ = services.people.register(OPERATOR, "张伟杰", document(1), [])
    view = services.sittings.start_mock(OPERATOR, person_, "grid-member-test")
    items = view.paper.items
    for item in items[:3]:
        services.sittings.answer(OPERATOR, view.id, item.slot, sorted(item.question.key))
        bench.clock.advance(10_000)
    left = services.sittings.tick(OPERATOR, view.id)

    bench.clock._now -= 365 * 86_400_000
    for item in items[3:]:
        services.sittings.answer(OPERATOR, view.id, item.slot, sorted(item.question.key))
    after = services.sittings.tick(OPERATOR, view.id)
    result = services.sittings.hand_in(OPERATOR, view.id)

    assert after == left
    assert result.sitting.passed
    assert services.ledger.verify().ok
    digest = services.ledger.digest()
    services.ledger.rebuild()
    assert services.ledger.digest() == digest


def test_every_refusal_as_json_is_one_object(untouched: Folder, tmp_path: Path) -> None:
    done = untouched.main("people", "import", tmp_path / "没有.xlsx", "--json")

    assert done.code == 1
    assert set(json.loads(done.out)) == {"error", "remedy", "problems"}
