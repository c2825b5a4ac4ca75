"""A roster that still writes the former name of an enterprise means that enterprise, and the office is told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from edu.bootstrap import Services
from edu.domain.actors import OPERATOR
from edu.domain.people import Enterprise
from edu.services.roster_plan import ImportPlan
from tests.edu.packs.roster.books import HEADER, person, xlsx
from tests.people import ADMIN
from tests.stores import Bench

CODE, OTHER = "91331124MA2E0B0A0U", "91331124MA2E0B0A1Y"
OLD, NEW = "木器厂", "木业公司"


def planned(bench: Bench, services: Services, *lines: tuple[int, str, str], town: str = "甲镇") -> ImportPlan:
    """A principal a line (who, firm, credit code)."""
    path: Path = bench.folder / f"{bench.ids.new()}.xlsx"
    rows = [[*person(n, f"张三{'一二三四'[n]}", role="主要负责人", unit=firm), town, code] for n, firm, code in lines]
    path.write_bytes(xlsx([[*HEADER, "乡镇", "统一社会信用代码"], *rows]))
    return services.roster_import.dry_run(ADMIN, path)


def renamed(bench: Bench) -> Services:
    """甲镇 has 木业公司, registered with its code as 木器厂; 张三二 is there."""
    services = bench.services()
    services.organisations.declare_org_unit(ADMIN, code="331124101000", name="甲镇", level="township")
    services.organisations.declare_org_unit(ADMIN, code="331124102000", name="乙镇", level="township")
    services.roster_import.take(ADMIN, planned(bench, services, (1, OLD, CODE)))
    (firm,) = services.organisations.enterprises(OPERATOR)
    services.organisations.change_enterprise(ADMIN, replace(firm, name=NEW))
    return services


def told(made: ImportPlan) -> list[tuple[str, str, int | None]]:
    return [(one.code, one.severity, one.row) for one in made.problems if one.code.startswith("enterprise")]


def test_the_former_name_without_a_code_is_the_renamed_firm_and_told_once(bench: Bench) -> None:
    services = renamed(bench)
    (firm,) = services.organisations.enterprises(OPERATOR)

    made = planned(bench, services, (1, OLD, ""), (2, OLD, ""))

    assert (made.counts, made.new_enterprises) == ({"unchanged": 1, "new": 1}, ())
    assert made.rows[1].posts[0].enterprise == firm.id
    assert told(made) == [("enterprise_former_name", "warning", 2)]
    said = next(one for one in made.problems if one.code == "enterprise_former_name")
    assert f"企业“{NEW}”（{CODE}）以前登记的名称是“{OLD}”" in said.message
    assert "写上它自己的信用代码" in said.remedy


@pytest.mark.parametrize(
    ("line", "town"), [((2, OLD, ""), "乙镇"), ((2, OLD, OTHER), "甲镇")], ids=["another-township", "another-code"]
)
def test_a_firm_of_that_name_elsewhere_or_with_its_own_code_is_another(
    sqlite_bench: Bench, line: tuple[int, str, str], town: str
) -> None:
    services = renamed(sqlite_bench)

    made = planned(sqlite_bench, services, line, town=town)

    assert ([firm.name for firm in made.new_enterprises], told(made)) == ([OLD], [])


def test_a_firm_that_has_the_name_today_is_meant(sqlite_bench: Bench) -> None:
    services = renamed(sqlite_bench)
    (now,) = services.organisations.enterprises(OPERATOR)
    today = services.organisations.register_enterprise(
        ADMIN,
        Enterprise(id="", uscc="", name=OLD, industry="", high_risk=False, township=now.township, village=""),
    )

    made = planned(sqlite_bench, services, (2, OLD, ""))

    assert (made.rows[0].posts[0].enterprise, told(made)) == (today, [])


def test_two_firms_that_both_had_the_name_are_not_guessed_between(sqlite_bench: Bench) -> None:
    services = renamed(sqlite_bench)
    services.roster_import.take(ADMIN, planned(sqlite_bench, services, (2, OLD, OTHER)))
    (second,) = [firm for firm in services.organisations.enterprises(OPERATOR) if firm.name == OLD]
    services.organisations.change_enterprise(ADMIN, replace(second, name="竹器厂"))

    made = planned(sqlite_bench, services, (3, OLD, ""))

    assert [firm.name for firm in made.new_enterprises] == [OLD]
