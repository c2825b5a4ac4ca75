"""One trainer at the console, four people at their phones: the flash flood to its end through real HTTP."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from edu.domain.drills.run_views import RunView
from tests.journeys.hands import Hands
from tests.rigs.phones import Phone, Phones
from ui.screens.drill.console import ConsoleScreen
from ui.screens.drill.debrief import DebriefScreen
from ui.screens.drill.home import DrillHomeScreen
from ui.screens.drill.message_sheet import MessageSheet
from ui.screens.drill.phones_sheet import PhonesSheet
from ui.screens.drill.setup import SetupScreen

SEATS = {"commander": "张三", "duty": "李四", "secretary": "王五", "watcher": "赵六"}


@pytest.fixture
def phones() -> Iterator[Phones]:
    phones = Phones("")
    yield phones
    phones.close()


def test_four_phones_play_the_flash_flood_to_its_end(drill_hands: Hands, phones: Phones) -> None:
    hands = drill_hands
    hands.enter("trainer")
    hands.place("drill.home")
    hands.press(hands.on(DrillHomeScreen).cards["flash-flood"])
    setup = hands.on(SetupScreen)
    hands.choose(setup.unit, setup.unit.itemData(0))
    hands.choose(setup.seats["grid"], "npc")
    hands.press(setup.begin)
    console = hands.on(ConsoleScreen)
    people = come_in(hands, console, phones)
    hands.qtbot.waitUntil(lambda: console.door.text() == "手机入座：4 部在线", timeout=10_000)
    assert [seat.name for seat in view_of(console).seats] == [*SEATS.values(), ""]

    speak(hands, console, phones, people)
    inputs = play(hands, console, phones, people)
    phones.run(*(phone.look() for phone in people.values()))
    assert {phone.page["phase"] for phone in people.values()} == {"over"}
    hands.press(console.end)

    debrief = hands.on(DebriefScreen)
    assert debrief.result is not None
    assert debrief.result.result.total >= 7_000
    assert [
        (line.kind, line.what) for line in debrief.result.inputs if line.kind in ("choose", "act", "report")
    ] == inputs
    assert hands.services.ledger.verify().ok
    hands.leave()


def come_in(hands: Hands, console: ConsoleScreen, phones: Phones) -> dict[str, Phone]:
    hands.press(console.door)
    sheet = hands.sheet(PhonesSheet)
    phones.base = f"http://{sheet.address.text()}"
    people = {role: phones.phone() for role in SEATS}
    pin = sheet.pin.text()
    phones.run(*(phone.join(pin) for phone in people.values()))
    phones.run(*(phone.take(role, SEATS[role]) for role, phone in people.items()))
    hands.press(sheet.close_button)
    return people


def speak(hands: Hands, console: ConsoleScreen, phones: Phones, people: dict[str, Phone]) -> None:
    """What no scenario foresaw: to one of the four, and nothing of it in the world."""
    before = view_of(console).picture.hash
    hands.press(console.messages.add_own)
    box = hands.sheet(MessageSheet)
    box.words.insertPlainText("县里问：你们谁在值班？")
    hands.choose(box.role, "duty")
    hands.press(box.yes)
    phones.run(*(phone.look() for phone in people.values()))
    heard = {role: [one["text"] for one in phone.news] for role, phone in people.items()}
    assert heard == {**{role: [] for role in people}, "duty": ["县里问：你们谁在值班？"]}
    assert view_of(console).picture.hash == before


def view_of(console: ConsoleScreen) -> RunView:
    assert console.view is not None
    return console.view


def play(hands: Hands, console: ConsoleScreen, phones: Phones, people: dict[str, Phone]) -> list[tuple[str, str]]:
    """Whoever is asked decides well on the own phone; the trainer moves time alone. What was put in, in order."""
    given: list[tuple[str, str]] = []
    for _ in range(200):
        if view_of(console).over:
            return given
        put = put_in(hands, console, phones, people)
        given += put
        if put:
            version = view_of(console)
            hands.qtbot.waitUntil(lambda before=version: console.view is not before, timeout=5_000)
        else:
            hands.press(console.clock.to_decision if view_of(console).tick < 200 else console.clock.five)
    pytest.fail("the drill does not end")


def put_in(hands: Hands, console: ConsoleScreen, phones: Phones, people: dict[str, Phone]) -> list[tuple[str, str]]:
    phones.run(*(phone.look() for phone in people.values()))
    scenario = view_of(console).scenario
    for phone in people.values():
        for asked in phone.page["decisions"]:
            decision = scenario.decision(asked["id"])
            assert decision is not None
            good = next(option.id for option in decision.options if option.verdict == "good")
            phones.run(phone.do("choose", asked["id"], option=good))
            assert phone.status == 200, phone.error
            return [("choose", asked["id"])]
        for action, _title in phone.page["actions"]:
            phones.run(phone.do("act", action))
            assert phone.status == 200, phone.error
            return [("act", action)]
        for form in phone.page["forms"]:
            if any(one["text"] == form["title"] for one in phone.news):
                continue  # sent before
            phones.run(phone.do("report", form["id"], words={part[0]: "已核实" for part in form["fields"]}))
            assert phone.status == 200, phone.error
            return [("report", form["id"])]
    return []
