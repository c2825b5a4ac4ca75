"""Seats on phones: coming in, coming back, two on one seat, being sent away."""

from __future__ import annotations

import asyncio
import socket
import time

from tests.edu.lan.phone_room import HOME, Room, room
from tests.edu.services.school import TRAINER

__all__ = ["room"]  # the fixture


# -- coming in --


def test_a_phone_joins_picks_a_seat_and_its_name_stands_in_the_run(room: Room) -> None:
    phone = room.joined()
    assert [(one["title"], one["state"]) for one in phone.page["seats"]] == [("书记", "free"), ("值班员", "free")]

    room.phones.run(phone.take("secretary", "张三"))

    assert (phone.page["title"], phone.page["brief"], phone.page["name"]) == ("书记", "你管全村", "张三")
    seat = room.hall.runs.view(TRAINER, room.run).seats[0]
    assert (seat.by, seat.name) == ("open", "张三")


def test_a_seat_of_the_program_is_taken_over_by_who_comes_late(room: Room) -> None:
    room.until("d0")
    room.seated("duty", "李四")

    assert room.hall.runs.view(TRAINER, room.run).seats[1].by == "open"


def test_a_wrong_number_is_said_and_costs_time(room: Room) -> None:
    phone = room.phones.phone()
    wrong = "0000" if "0000" not in (room.door.pin, room.door.judge_pin) else "1111"
    for _ in range(4):
        room.phones.run(phone.join(wrong))
        assert (phone.status, phone.error) == (403, "数字不对。")

    room.phones.run(phone.join(room.door.pin))
    assert "2 秒后再试" in phone.error

    room.hall.bench.clock.advance(2_000)
    room.phones.run(phone.join(room.door.pin))
    assert phone.status == 200


def test_sixty_join_at_once_and_none_is_refused(room: Room) -> None:
    phones = [room.phones.phone() for _ in range(60)]
    pin = room.door.pin

    room.phones.run(*(phone.join(pin) for phone in phones))

    assert {phone.status for phone in phones} == {200}
    assert len({phone.token for phone in phones}) == 60


# -- coming back --


def test_a_phone_comes_back_to_its_seat_after_the_program_was_killed(room: Room) -> None:
    phone = room.seated("secretary", "张三")
    room.until("d0")
    room.phones.run(phone.do("choose", "d0", option="wait"))
    before = room.door

    door = room.again().go_on(TRAINER, room.run)

    assert door is not None
    assert (door.address, door.pin) == (before.address, before.pin)
    room.phones.run(phone.look())
    assert (phone.status, phone.page["role"], phone.page["name"], phone.page["seq"]) == (200, "secretary", "张三", 1)


def test_names_are_not_kept_beside_the_ledger(room: Room) -> None:
    room.seated("secretary", "张三丰")

    assert "张三丰" not in room.memory.read_text("utf-8")
    assert room.memory.stat().st_mode & 0o077 == 0


def test_a_way_back_sends_nobody_from_the_table(room: Room) -> None:
    phone = room.seated("secretary", "张三")
    room.until("d0")
    room.phones.run(phone.do("choose", "d0", option="wait"))
    room.run = room.hall.runs.back(TRAINER, room.run, 2)
    room.seats.open(TRAINER, room.run)
    room.until("d0")

    room.phones.run(phone.look())
    room.phones.run(phone.do("choose", "d0", option="go"))

    assert phone.status == 200
    assert phone.news[-1]["text"].startswith("问题0：转移")


def test_a_hundred_reconnects_leave_one_listener(room: Room) -> None:
    phone = room.seated("secretary", "张三")

    async def reconnects() -> None:
        asked = [asyncio.ensure_future(phone.look(wait=True)) for _ in range(25)]
        await asyncio.sleep(0.5)
        assert sum(one.done() for one in asked) == 24
        await asyncio.to_thread(room.hall.runs.pace, TRAINER, room.run, paused=False)
        await asyncio.gather(*asked)

    room.phones.run(reconnects())
    for _ in range(100):
        with socket.create_connection((HOME, int(phone.base.rpartition(":")[2]))) as one:
            one.sendall(b"GET /api/now HTTP/1.1\r\nHost: x\r\n")

    time.sleep(1)  # the bucket of this phone fills again
    room.phones.run(phone.look())
    assert phone.status == 200
    assert [one.connected for one in room.door.phones] == [True]


# -- two on one seat --


def test_a_second_phone_waits_for_the_holder_who_lets_go(room: Room) -> None:
    first, second = room.seated("secretary", "张三"), room.seated("secretary", "李四")
    assert (second.page["role"], second.page["waits_for"]) == ("", "书记")
    room.phones.run(first.look())
    assert first.page["asked_by"] == "李四"

    room.phones.run(first.say("/api/answer", yes=True), second.look())
    room.phones.run(second.look())

    assert (first.page["role"], second.page["role"], second.page["name"]) == ("", "secretary", "李四")
    assert room.hall.runs.view(TRAINER, room.run).seats[0].name == "李四"


def test_a_second_phone_is_refused_by_the_holder_and_let_in_by_the_trainer(room: Room) -> None:
    first, second = room.seated("secretary", "张三"), room.seated("secretary", "李四")
    room.phones.run(first.say("/api/answer", yes=False))
    room.phones.run(second.look())
    assert (second.page["role"], second.page["waits_for"]) == ("", "")

    room.phones.run(second.take("secretary", "李四"))
    assert room.door.asking == (("secretary", "李四", "张三"),)
    room.seats.settle(TRAINER, "secretary", True)
    room.phones.run(second.look())
    assert second.page["role"] == "secretary"


# -- sent away --


def test_who_is_sent_away_is_out_and_the_seat_is_free(room: Room) -> None:
    phone = room.seated("secretary", "张三")
    room.seats.kick(TRAINER, room.door.phones[0].key)

    room.phones.run(phone.look())

    assert (phone.status, phone.error) == (403, "主持人请你离席了。")
    old = room.door.pin
    room.seats.renew(TRAINER)
    assert room.door.pin != old
    assert room.seated("secretary", "李四").page["role"] == "secretary"


def test_phones_are_told_of_the_end(room: Room) -> None:
    phone = room.seated("secretary", "张三")

    async def both() -> None:
        waiting = asyncio.ensure_future(phone.look(wait=True))
        await asyncio.sleep(0.2)
        await asyncio.to_thread(room.seats.close, TRAINER)
        await waiting

    room.phones.run(both())

    assert (phone.page["phase"], phone.page["decisions"]) == ("closed", [])
    assert not room.memory.exists()
    assert room.seats.door(TRAINER, room.run) is None
