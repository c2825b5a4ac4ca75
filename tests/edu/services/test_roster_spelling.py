"""One place, township or firm is found however an office writes it, and registered once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from edu.bootstrap import Services
from edu.domain.actors import OPERATOR
from edu.domain.errors import Conflict
from edu.domain.people import Enterprise, PeopleQuery
from edu.services.roster_plan import ImportPlan
from tests.edu.packs.roster.books import id_number, xlsx
from tests.people import ADMIN
from tests.stores import Bench

HEADER = ["姓名", "身份证号", "岗位", "工作单位", "统一社会信用代码", "乡镇", "村"]
CODE = "91331124MA2E0B0A0U"


def line(order: int, town: str, village: str, firm: str = "", uscc: str = "") -> list[str]:
    """A person a number."""
    return [
        "张" + "一二三四五六七八九"[order],
        id_number(order),
        "员工" if firm else "网格员",
        firm,
        uscc,
        town,
        village,
    ]


def plan(services: Services, folder: Path, *rows: Sequence[str], township: str = "") -> ImportPlan:
    path = folder / "名册.xlsx"
    path.write_bytes(xlsx([HEADER, *rows]))
    return services.roster_import.dry_run(ADMIN, path, township=township)


def unit(services: Services, name: str, code: str, parent: str = "") -> str:
    level = "village" if parent else "township"
    return services.organisations.declare_org_unit(ADMIN, code=code, name=name, level=level, parent=parent)


def places(services: Services) -> set[str]:
    return {one.org_name for one in services.people.search(OPERATOR, PeopleQuery())}


def firm(name: str, township: str) -> Enterprise:
    return Enterprise(id="", uscc="", name=name, industry="", high_risk=False, township=township, village="")


@pytest.mark.parametrize("registered", ["石坑村", "石坑村村民委员会"])
def test_the_committees_own_name_is_the_village(bench: Bench, registered: str) -> None:
    services = bench.services()
    unit(services, registered, "331124101201", unit(services, "古市镇", "331124101000"))
    written = ("石坑村", "石坑村委会", "石坑村村委会", "石坑村民委员会", "石坑村村民委员会", "石 坑 村", "石坑")
    made = plan(services, bench.folder, *(line(n, "古市镇", name) for n, name in enumerate(written)))
    assert (made.proposals, made.problems) == ((), ())


def test_cells_that_say_nothing_name_no_firm_and_no_place(bench: Bench) -> None:
    services = bench.services()
    unit(services, "古市镇", "331124101000")
    words = ("/", "\\", "-", "——", "无", "暂无", "没有", "N/A")
    made = plan(services, bench.folder, *(line(n, "古市镇", word, word, word) for n, word in enumerate(words)))
    assert (made.proposals, made.new_enterprises, made.refused) == ((), (), ())
    assert {problem.code for problem in made.problems} <= {"class_untold"}


def test_a_township_is_found_however_it_is_written(bench: Bench) -> None:
    services = bench.services()
    unit(services, "白石村", "331124101202", unit(services, "古市镇", "331124101000"))
    written = ("古市镇", "古市", "古市镇人民政府", "松阳县古市镇")
    made = plan(services, bench.folder, *(line(n, town, "白石村", "木器厂") for n, town in enumerate(written)))
    assert (made.proposals, made.problems, len(made.new_enterprises)) == ((), (), 1)


def test_a_village_with_another_townships_name_before_it_is_there(bench: Bench) -> None:
    services = bench.services()
    own, other = unit(services, "古市镇", "331124101000"), unit(services, "大东坝镇", "331124102000")
    village = unit(services, "石坑村", "331124102201", other)
    made = plan(services, bench.folder, line(1, "", "大东坝镇石坑村"), township=own)
    assert made.proposals == ()
    assert [post.org for post in made.rows[0].posts] == [village]


def test_a_township_that_was_written_short_before_it_was_registered_doubles_nobody(bench: Bench) -> None:
    services = bench.services()
    rows = [line(n, town, "石坑村") for n, town in enumerate(("古市", "古市镇人民政府", "松阳县古市镇"))]
    services.roster_import.take(ADMIN, plan(services, bench.folder, *rows))
    town = unit(services, "古市镇", "331124101000")
    assert dict(plan(services, bench.folder, *rows).counts) == {"unchanged": 3}
    unit(services, "石坑村", "331124101201", town)
    assert dict(plan(services, bench.folder, *rows).counts) == {"unchanged": 3}


def test_a_firm_is_one_however_it_is_spelt_by_roster_and_by_hand(bench: Bench) -> None:
    services = bench.services()
    town = unit(services, "古市镇", "331124101000")
    services.organisations.register_enterprise(ADMIN, firm("古市木器厂（普通合伙）", town))
    with pytest.raises(Conflict):
        services.organisations.register_enterprise(ADMIN, firm("古市木器厂(普通合伙)", town))

    known = ("古市木器厂(普通合伙)", "古市木器厂（普通合伙）", "古市 木器厂（普通合伙）", "古市木器厂\n（普通合伙）")
    new = ("ABC公司", "ａｂｃ公司", "ABC 公司")
    rows = [line(n, "古市镇", "", name, CODE if n == 0 else "") for n, name in enumerate((*known, *new))]
    made = plan(services, bench.folder, *rows)
    assert [one.name for one in made.new_enterprises] == ["ABC公司"]
    assert [code for _firm, code in made.new_codes] == [CODE]
    services.roster_import.take(ADMIN, made)
    names = {one.name for one in services.organisations.enterprises(OPERATOR)}
    assert names == {"古市木器厂（普通合伙）", "ABC公司"}, "what is registered keeps its name"
    assert dict(plan(services, bench.folder, *rows).counts) == {"unchanged": 7}
