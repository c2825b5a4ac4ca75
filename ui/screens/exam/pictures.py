"""The exam area in the gallery: a running sitting and a marked one are made in the demo's own data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from edu.domain.actors import Role
from edu.services.sittings import SittingView
from ui.gallery import GalleryEntry
from ui.navigation import Builder, Route
from ui.screens.exam.sitting import SittingScreen
from ui.screens.learner_pictures import Look, entries
from ui.screens.world import World
from ui.session import Session
from ui.shell.desktop import DesktopWindow

MakeBuilders = Callable[[Session], Mapping[str, Builder]]


def exam_entries(world: World, builders: MakeBuilders) -> list[GalleryEntry]:
    def made() -> Mapping[str, Builder]:
        return builders(world.session(Role.LEARNER))

    plans = world.services.exams.blueprints()
    if not plans:
        return []

    @cache
    def running() -> str:
        return _begun(world, plans[0].id, wrong_every=0, share=0.6).id

    @cache
    def marked(wrong_every: int) -> str:
        view = _begun(world, plans[0].id, wrong_every=wrong_every, share=1.0)
        world.services.sittings.hand_in(world.session(Role.LEARNER).actor, view.id)
        return view.id

    @cache
    def vetoed() -> str:
        """Of a paper that has vital questions: one of them missed, the marks would do."""
        strict = [plan.id for plan in plans if plan.veto]
        found = (_begun(world, plan, wrong_every=0, share=1.0, vital_wrong=True) for plan in strict)
        view = next(view for view in found if any(item.question.vital for item in view.paper.items))
        world.services.sittings.hand_in(world.session(Role.LEARNER).actor, view.id)
        return view.id

    looks = (
        Look(route="exam.hall", make=lambda: Route("exam.hall"), every=True),
        Look(route="exam.rules", make=lambda: Route.to("exam.rules", blueprint=plans[0].id), every=True),
        Look(route="exam.sitting", make=lambda: Route.to("exam.sitting", sitting=running()), every=True),
        Look(route="exam.sitting", make=lambda: Route.to("exam.sitting", sitting=running()), note="hand-in",
             act=_ask),
        Look(route="exam.result", make=lambda: Route.to("exam.result", sitting=marked(2)), note="failed", every=True),
        Look(route="exam.result", make=lambda: Route.to("exam.result", sitting=vetoed()), note="vetoed"),
        Look(route="exam.result", make=lambda: Route.to("exam.result", sitting=marked(9)), note="passed"),
    )  # fmt: skip
    return entries(world, made, looks)


def _begun(world: World, blueprint: str, *, wrong_every: int, share: float, vital_wrong: bool = False) -> SittingView:
    """A mock paper answered up to a share of it, with a few flags; `vital_wrong`: the first vital one is missed."""
    actor, sittings = world.session(Role.LEARNER).actor, world.services.sittings
    view = sittings.start_mock(actor, world.person, blueprint)
    for at, place in enumerate(view.presentation.places[: int(len(view.presentation.places) * share)]):
        item = view.paper.item(place.slot)
        if item is None or (share < 1 and at % 7 == 5):
            sittings.flag(actor, view.id, place.slot, on=True)
            continue
        wrong = [option.id for option in item.question.options if not option.correct][:1]
        right = sorted(item.question.key)
        missed = vital_wrong and item.question.vital
        vital_wrong = vital_wrong and not missed
        sittings.answer(
            actor, view.id, place.slot, wrong if missed or (wrong_every and at % wrong_every == 0) else right
        )
    return view


def _ask(window: DesktopWindow) -> None:
    screen = window.host.showing
    if isinstance(screen, SittingScreen):
        screen.ask_hand_in()
