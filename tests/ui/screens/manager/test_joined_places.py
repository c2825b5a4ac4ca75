"""Names that were joined into a village, as the manager's screens show and count them; no Qt."""

from __future__ import annotations

from edu.domain.actors import OPERATOR
from edu.domain.drill_records import DrillQuery
from edu.domain.people import Enterprise, PeopleQuery
from edu.domain.places import PlaceTree
from edu.services.people import NewPost
from tests.edu.services.test_drill_records import make_drill
from tests.edu.services.test_joined_units import chain
from tests.people import ADMIN, TRAINER, register
from tests.stores import Bench
from ui.screens.manager.drills.presenter import book
from ui.screens.manager.person.presenter import post_rows
from ui.screens.manager.units.presenter import load


def test_the_persons_page_names_the_unit(sqlite_bench: Bench) -> None:
    services = sqlite_bench.services()
    _, _, _, far = chain(sqlite_bench, services)
    person = register(services, "张三", 1, NewPost(role="网格员", person_class="grid-member", org=far))
    places = PlaceTree(services.organisations.org_units(ADMIN))
    posts = services.people.view(ADMIN, person).posts
    assert [row.place for row in post_rows(posts, places, {}, services.people.today())] == ["石坑村"]


def test_a_village_counts_as_many_as_the_list_behind_it_shows(sqlite_bench: Bench) -> None:
    services = sqlite_bench.services()
    above, unit, _, far = chain(sqlite_bench, services)
    firm = services.organisations.register_enterprise(
        ADMIN, Enterprise(id="", uscc="", name="木器厂", industry="", high_risk=False, township=above, village=far)
    )
    register(services, "张三", 1, NewPost(role="网格员", person_class="grid-member", org=far))
    register(services, "张四", 2, NewPost(role="电工", person_class="worker", enterprise=firm))
    register(services, "张五", 3, NewPost(role="电工", person_class="worker", enterprise=firm, org=above))
    found = load(services.organisations, services.people, ADMIN, above, "", services.people.today())
    (row,) = found.villages
    assert (row.unit.id, row.people) == (unit, services.people.count(OPERATOR, PeopleQuery(org=unit))) == (unit, 2)


def test_a_drill_under_a_joined_name_is_its_villages(sqlite_bench: Bench) -> None:
    services = sqlite_bench.services()
    _, unit, _, far = chain(sqlite_bench, services)
    services.drills.record(TRAINER, make_drill(far, level="village"))
    units = services.organisations.org_units(ADMIN)
    shown = book(2026, services.drills.list(TRAINER, DrillQuery()), units, ())
    assert [row.place for row in shown.rows] == ["石坑村"]
    assert {one.unit.id: one.count for one in shown.villages} == {unit: 1}
