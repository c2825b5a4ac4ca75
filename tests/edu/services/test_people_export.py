"""The roster goes out as a workbook that the import reads."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from edu.domain.actors import Actor, Role
from edu.domain.errors import NotAllowed
from edu.domain.people import Enterprise
from edu.services.people import NewPost
from tests.edu.services.diploma import ADMIN, add_person, make_office
from tests.edu.services.full_life import full_life
from tests.stores import Bench


def test_the_roster_goes_out_masked_and_its_headings_are_known(bench: Bench, tmp_path: Path) -> None:
    from edu.domain.people import PeopleQuery
    from edu.domain.roster_words import field_of

    services, person = full_life(bench)
    assert services.people_export.write(ADMIN, tmp_path / "p.xlsx") == 2
    sheet = load_workbook(tmp_path / "p.xlsx")["人员名册"]
    assert all(field_of(str(cell.value)) for cell in sheet[1])
    whole = "".join(str(cell.value) for row in sheet.iter_rows() for cell in row)
    assert "19900101" not in whole
    assert "叶村乡" in whole
    found = services.people_export.write(ADMIN, tmp_path / "q.xlsx", PeopleQuery(text="王芳"))
    assert found == 1
    with pytest.raises(NotAllowed):
        services.people_export.write(Actor(role=Role.LEARNER, person=person), tmp_path / "r.xlsx")


def test_the_roster_names_village_and_township(sqlite_bench: Bench, tmp_path: Path) -> None:
    services = make_office(sqlite_bench)
    home = services.settings.value.home
    village = services.organisations.declare_org_unit(
        ADMIN, code="331121207201", name="横坑村", level="village", parent=home
    )
    firm = services.organisations.register_enterprise(
        ADMIN,
        Enterprise(
            id="",
            uscc="",
            name="石门木业",
            industry="木竹",
            high_risk=False,
            key_place=True,
            township=home,
            village=village,
        ),
    )
    person = add_person(services)
    services.people.assign(ADMIN, person, NewPost(role="村委委员", person_class="village-admin", org=village))
    services.people.assign(ADMIN, person, NewPost(role="电工", person_class="worker", enterprise=firm))
    services.people_export.write(ADMIN, tmp_path / "p.xlsx")
    rows = load_workbook(tmp_path / "p.xlsx")["人员名册"].iter_rows(min_row=2, values_only=True)
    places = {row[7]: row[9:10] + row[12:17] for row in rows}
    assert places == {
        "厂长": (None, None, None, "叶村乡", None, None),
        "村委委员": (None, None, None, "叶村乡", "横坑村", "331121207201"),
        "电工": ("石门木业", "否", "是", "叶村乡", "横坑村", "331121207201"),
    }
