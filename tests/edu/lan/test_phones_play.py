"""Phones play: what a seat hears and does, and what an evaluator's tablet does."""

from __future__ import annotations

import asyncio

from tests.edu.lan.phone_room import Room, room
from tests.edu.services.school import TRAINER

__all__ = ["room"]  # the fixture


# -- playing --


def test_a_decision_is_played_once_however_often_it_is_sent(room: Room) -> None:
    phone = room.seated("secretary", "张三")
    room.until("d0")
    room.phones.run(phone.look())
    asked = phone.page["decisions"][0]
    assert (asked["id"], asked["options"][0]) == ("d0", ["go", "转移"])

    room.phones.run(phone.do("choose", "d0", option="go"))
    first = phone.status
    room.phones.run(phone.say("/api/do", seq=phone.seq, what="choose", id="d0", option="go"))

    assert (first, phone.status) == (200, 200)
    assert phone.page["decisions"] == []
    assert (phone.news[-1]["head"], phone.news[-1]["text"]) == ("已决定", "问题0：转移\n开始敲门")
    assert [line.option for line in room.hall.results.result(TRAINER, room.run).inputs if line.kind == "choose"] == [
        "go"
    ]


def test_a_waiting_phone_hears_what_the_console_does(room: Room) -> None:
    phone = room.seated("secretary", "张三")

    async def both() -> None:
        waiting = asyncio.ensure_future(phone.look(wait=True))
        await asyncio.sleep(0.3)
        assert not waiting.done()
        await asyncio.to_thread(room.hall.runs.pace, TRAINER, room.run, paused=False)
        await asyncio.wait_for(waiting, 3)

    room.phones.run(both())

    assert phone.page["phase"] == "going"


def test_a_seat_hears_its_own_messages_and_nothing_of_others_or_of_what_is_to_come(room: Room) -> None:
    secretary, duty = room.seated("secretary", "张三"), room.seated("duty", "李四")
    looker = room.joined()
    room.hall.runs.bring(TRAINER, room.run, "birth")
    room.until("d0")

    room.phones.run(secretary.look(), duty.look(), looker.look())

    assert [one["text"] for one in secretary.news] == ["有人要生了"]
    assert [one["text"] for one in duty.news] == ["预警"]
    assert looker.news == []
    assert (looker.page["decisions"], duty.page["decisions"]) == ([], [])
    everything = f"{secretary.page}{duty.page}{looker.page}"
    for secret in ("送命", "误时", "水高", "verdict", "expected"):
        assert secret not in everything


def test_a_seat_hears_what_the_trainer_makes_up_and_nobody_it_was_not_said_to(room: Room) -> None:
    secretary, duty = room.seated("secretary", "张三"), room.seated("duty", "李四")
    looker = room.joined()
    room.until("d0")
    room.phones.run(secretary.look(), duty.look(), looker.look())
    held = len(duty.news)

    async def hears() -> None:
        while len(duty.news) == held:  # an empty answer is asked anew, as the page does it
            await duty.look(wait=True)

    async def both() -> None:
        waiting = asyncio.ensure_future(hears())
        await asyncio.sleep(0.3)
        assert not waiting.done()
        said = {"role": "duty", "sender": "县防指来电", "public": True}
        await asyncio.to_thread(lambda: room.hall.messages.send(TRAINER, room.run, "<b>20</b> 分钟内报人数", **said))
        await asyncio.wait_for(waiting, 3)

    room.phones.run(both())

    assert (duty.page["first"], len(duty.page["news"])) == (held, 1), "only what is new is sent"
    last = duty.news[-1]
    assert (last["what"], last["head"], last["text"]) == ("message", "县防指来电", "<b>20</b> 分钟内报人数")
    assert last["clock"] == room.hall.runs.view(TRAINER, room.run).clock
    room.hall.messages.send(TRAINER, room.run, "各组报数")
    room.hall.runs.choose(TRAINER, room.run, "d0", "go")
    room.phones.run(secretary.look(), duty.look(), looker.look())
    assert [one["text"] for one in duty.news[held:]] == ["<b>20</b> 分钟内报人数", "各组报数"]
    assert [one["text"] for one in secretary.news[-2:]] == ["各组报数", "问题0：转移\n开始敲门"]
    assert [one["text"] for one in looker.news] == ["各组报数"]
    assert "分钟内报人数" not in f"{secretary.page}{secretary.news}{looker.page}"


def test_a_phone_that_comes_back_after_a_kill_or_a_fork_hears_what_was_said_before(room: Room) -> None:
    phone = room.seated("secretary", "张三")
    room.hall.messages.send(TRAINER, room.run, "早", role="secretary")
    room.until("d0")
    room.hall.messages.send(TRAINER, room.run, "晚", role="secretary")
    room.again().go_on(TRAINER, room.run)
    fresh = room.phones.phone()
    fresh.token = phone.token  # the page was loaded again
    room.phones.run(fresh.look())
    assert [one["text"] for one in fresh.news] == ["早", "晚"]

    room.run = room.hall.runs.back(TRAINER, room.run, 2)
    room.seats.open(TRAINER, room.run)
    room.phones.run(fresh.look())
    assert [one["text"] for one in fresh.news] == ["早"]


def test_a_phone_cannot_speak_as_the_trainer_does(room: Room) -> None:
    phone = room.seated("secretary", "张三")
    for body in ({"what": "message", "text": "我说了算"}, {"what": "send", "text": "我说了算", "role": "duty"}):
        room.phones.run(phone.say("/api/do", seq=phone.seq + 1, **body))
        assert phone.status == 400
    room.phones.run(phone.say("/api/message", text="我说了算"))
    assert phone.status == 404
    assert room.hall.runs.view(TRAINER, room.run).messages == ()


def test_actions_reports_and_notes_are_put_in_for_the_own_seat(room: Room) -> None:
    phone = room.seated("duty", "李四")
    room.hall.runs.advance(TRAINER, room.run, 12)
    room.phones.run(phone.look())
    assert (phone.page["actions"], phone.page["forms"][0]["id"]) == ([["open-hall", "开礼堂"]], "first")

    room.phones.run(phone.do("act", "open-hall"))
    room.phones.run(phone.do("report", "first", words={"time": "00:10", "place": "上村"}))
    room.phones.run(phone.do("note", text="先通知学校，因为<b>近</b>"))

    result = room.hall.results.result(TRAINER, room.run)
    assert [(line.kind, line.what) for line in result.inputs if line.kind != "seat"] == [
        ("act", "open-hall"),
        ("report", "first"),
    ]
    assert result.inputs[-1].words == {"time": "00:10", "place": "上村"}
    assert [(one.role, one.note) for one in result.observations] == [("duty", "先通知学校，因为<b>近</b>")]


def test_an_evaluators_taps_come_late_once_and_with_their_own_time(room: Room) -> None:
    tablet = room.joined(room.door.judge_pin)
    assert tablet.page["still"]["objectives"][0]["criteria"][4][:2] == ["look", "复诵"]
    room.hall.runs.advance(TRAINER, room.run, 9)
    taps = [
        {"seq": 1, "target": "look", "rating": "M", "note": "慢", "tick": 4},
        {"seq": 2, "target": "look", "rating": "P", "tick": 99},
    ]

    room.phones.run(tablet.say("/api/rate", items=taps))
    room.phones.run(tablet.say("/api/rate", items=taps))

    found = room.hall.runs.view(TRAINER, room.run).observations
    assert [(one.rating, one.tick, one.note) for one in found] == [("M", 4, "慢"), ("P", 9, "")]
    assert tablet.page["ratings"] == [["look", "P"]]


def test_a_tablet_shows_the_drills_profile_beside_its_criteria_and_marks_by_it(room: Room) -> None:
    room.hall.assessing.take(TRAINER, room.run, "house")
    tablet = room.joined(room.door.judge_pin)
    own, goals, call, annex = tablet.page["still"]["objectives"]
    assert (own["grades"], goals["title"]) == ([], "本脚本的目标")
    assert call["grades"][0] == ["good", "优"]
    assert call["criteria"][0] == ["profile:who", "先叫谁说得清", False]
    assert annex["criteria"] == [["profile:b-1", "附录B 1.1", True]]

    room.phones.run(tablet.say("/api/rate", items=[{"seq": 1, "target": "profile:who", "rating": "good", "tick": 0}]))

    view = room.hall.runs.view(TRAINER, room.run)
    assert view.observations == ()
    assert [(one.indicator, one.grade) for one in view.marks] == [("who", "good")]
    assert tablet.page["ratings"] == [["profile:who", "good"]]
    assert room.joined().page["still"]["objectives"] == [], "what is asked of a seat is not shown to it"


def test_what_a_tablet_makes_up_about_a_profile_is_refused(room: Room) -> None:
    room.hall.assessing.take(TRAINER, room.run, "house")
    tablet = room.joined(room.door.judge_pin)
    for seq, (target, rating) in enumerate(
        [("profile:b-1", "good"), ("profile:who", "P"), ("profile:moon", "good"), ("who", "good")], 1
    ):
        room.phones.run(tablet.say("/api/rate", items=[{"seq": seq, "target": target, "rating": rating, "tick": 0}]))
        assert tablet.status in (400, 404), (target, rating)
    assert room.hall.runs.view(TRAINER, room.run).marks == ()
