"""Pictures of the manager for which something is done first, through the services and the screens themselves.

manager.units  proposed, confirm   a roster named a village that nobody had registered, and its code
manager.exam   standing            a pass is taken back by hand while a certificate stands on it
manager.person post                one more post, which ended, is written for a person
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from edu.domain.actors import Role
from edu.domain.certificates import CertificateRecord
from edu.domain.identity import check_digit
from edu.system.clock import civil_date
from ui.navigation import Route
from ui.screens.manager.papers.results import ExamScreen
from ui.screens.manager.papers.sheets import MarkSheet
from ui.screens.manager.person.screen import PersonScreen
from ui.screens.manager.person.sheets import PostSheet
from ui.screens.manager.units.screen import UnitsScreen
from ui.screens.picture_acts import WindowDo
from ui.screens.world import World
from ui.shell.desktop import DesktopWindow

_VILLAGE = "松树坳村"
_LOWERED = ("40", "39")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """`route` is asked for when the picture is drawn, and makes what the page needs."""

    name: str
    note: str
    route: Callable[[], Route]
    act: WindowDo | None = None


def scenes(world: World) -> Iterator[Scene]:
    yield Scene(name="manager.units", note="proposed", route=lambda: _proposed(world))
    yield Scene(name="manager.units", note="confirm", route=lambda: _proposed(world), act=_confirm)
    yield Scene(name="manager.person", note="post", route=lambda: Route.to("manager.person", person=world.person),
                act=_write_a_post)  # fmt: skip
    standing = _on_a_sitting(world)
    if standing is not None:  # only some worlds have examined anybody
        exam = world.services.sittings.result(world.session(Role.ADMIN).actor, standing.sitting).sitting.exam
        yield Scene(name="manager.exam", note="standing", route=lambda: Route.to("manager.exam", exam=exam),
                    act=_take_back(standing.sitting))  # fmt: skip


# -- a village that a roster brought --


def _proposed(world: World) -> Route:
    services, actor = world.services, world.session(Role.ADMIN).actor
    if not any(unit.name == _VILLAGE for unit in services.organisations.proposals(actor)):
        town = next(u for u in services.organisations.org_units(actor) if u.id == world.township)
        with TemporaryDirectory(prefix="yingzhi-gallery-") as folder:
            roster = _roster(Path(folder) / "松树坳村网格员.csv", town.name, f"{town.code[:9]}288")
            services.roster_import.take(actor, services.roster_import.dry_run(actor, roster, township=town.id))
    return Route("manager.units")


def _roster(path: Path, town: str, code: str) -> Path:
    body = f"{code[:6]}19881017028"
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        out = csv.writer(stream)
        out.writerow(("姓名", "身份证号码", "乡镇(街道)", "村(社区)", "区划代码", "岗位", "任职日期"))
        out.writerow(("叶松涛", body + check_digit(body), town, _VILLAGE, code, "网格员", "2026-10-08"))
    return path


def _confirm(window: DesktopWindow) -> None:
    screen = window.host.showing
    if isinstance(screen, UnitsScreen):
        next(iter(screen.confirm.values())).click()


# -- a certificate that stands on what is no pass any more --


def _on_a_sitting(world: World) -> CertificateRecord | None:
    today = civil_date(world.clock.now_ms())
    held = world.services.certificates.certificates(world.session(Role.ADMIN).actor)
    return next((one for one in held if one.sitting and one.state_on(today) == "valid"), None)


def _take_back(sitting: str) -> WindowDo:
    """Each picture gives a mark of its own: the same once more would be refused."""

    def act(window: DesktopWindow) -> None:
        screen = window.host.showing
        if not isinstance(screen, ExamScreen):
            return
        at = next(at for at, row in enumerate(screen.table.rows) if row.sitting.id == sitting)
        now = screen.table.rows[at].score
        screen.table.select(at)
        screen.change.click()
        sheet = next(one for one in window.findChildren(MarkSheet) if one.isVisible())
        sheet.marks.setText(next(marks for marks in _LOWERED if int(marks) * 100 != now))
        sheet.reason.setText("复核答题卡，第 3、第 8 题改判")
        sheet.yes.click()

    return act


# -- a post of before --


def _write_a_post(window: DesktopWindow) -> None:
    screen = window.host.showing
    if not isinstance(screen, PersonScreen):
        return
    screen.add_post_button.click()
    sheet = next(one for one in window.findChildren(PostSheet) if one.isVisible())
    sheet.person_class.set_value("special-operator")
    sheet.role.setText("电焊工")
    sheet.trade.setText("熔化焊接与热切割作业")
