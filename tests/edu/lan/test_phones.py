"""Seats on phones, through real HTTP on loopback: coming in, playing, coming back, being sent away, lies and floods."""

from __future__ import annotations

import asyncio
import gzip
import json
import socket
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from edu.domain.drills.phone_views import DoorView
from edu.lan.connection import Offenders
from edu.lan.server import PhoneServer
from edu.services.drill_seat_memory import SeatMemory
from edu.services.drill_seats import DrillSeats
from tests.edu.services.drill_hall import FLOOD, Hall, make_hall
from tests.edu.services.school import TRAINER
from tests.rigs.phones import Phone, Phones
from tests.stores import make_bench

HOME = "127.0.0.1"


@dataclass
class Room:
    hall: Hall
    seats: DrillSeats
    phones: Phones
    run: str
    memory: Path

    @property
    def door(self) -> DoorView:
        door = self.seats.door(TRAINER, self.run)
        assert door is not None
        return door

    def joined(self, pin: str = "") -> Phone:
        phone = self.phones.phone()
        self.phones.run(phone.join(pin or self.door.pin))
        return phone

    def seated(self, role: str, name: str) -> Phone:
        phone = self.joined()
        self.phones.run(phone.take(role, name))
        return phone

    def until(self, decision: str) -> None:
        self.hall.runs.jump_next_decision(TRAINER, self.run)
        assert decision in [one.decision for one in self.hall.runs.view(TRAINER, self.run).open]

    def again(self) -> DrillSeats:
        """The program was killed and starts anew on the same data."""
        self.seats.rest()
        self.hall = self.hall.again()
        self.hall.runs.resume(TRAINER, self.run)
        self.seats = seats_of(self.hall, self.memory)
        return self.seats


def seats_of(hall: Hall, memory: Path) -> DrillSeats:
    return DrillSeats(hall.runs, hall.judging, hall.assessing, PhoneServer(), SeatMemory(memory), hall.bench.clock)


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    hall = make_hall(make_bench(tmp_path / "data"))
    run = hall.runs.start(TRAINER, FLOOD, mode="group", seed=7, org=hall.village(), seats={"duty": "npc"})
    seats = seats_of(hall, tmp_path / "phones.json")
    address = seats.open(TRAINER, run, HOME).address
    room = Room(hall, seats, Phones(f"http://{address}"), run, tmp_path / "phones.json")
    yield room
    room.seats.rest()
    room.phones.close()
    hall.bench.store.close()


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


# -- lies and floods --


def test_lies_are_refused_and_change_nothing(room: Room) -> None:
    phone, looker = room.seated("secretary", "张三"), room.joined()
    tablet = room.joined(room.door.judge_pin)
    room.hall.runs.advance(TRAINER, room.run, 12)
    before = room.hall.runs.view(TRAINER, room.run).picture.hash

    async def lie(who: Phone, path: str, body: object, status: int) -> None:
        await who.call("POST", path, body)
        assert (who.status, bool(who.error)) == (status, True), (path, body, who.error)

    def do(what: str, **more: object) -> dict[str, object]:
        return {"seq": 50, "what": what, **more}

    async def lies() -> None:
        await lie(phone, "/api/do", do("act", id="open-hall"), 403)  # another's
        await lie(phone, "/api/do", do("choose", id="d0", option="nothing"), 409)
        await lie(phone, "/api/do", do("choose", id="d3", option="go"), 403)
        await lie(phone, "/api/do", do("choose", id="d2", option="go"), 409)  # not open yet
        await lie(phone, "/api/do", do("report", id="first", words={"time": "1"}), 403)
        await lie(phone, "/api/do", do("report", id="first", words={"x": "1"}), 400)
        await lie(phone, "/api/do", do("bring", id="birth"), 400)
        await lie(phone, "/api/do", do("choose", id=7), 400)
        await lie(phone, "/api/do", {"what": "act"}, 400)
        await lie(phone, "/api/do", do("note", text="字" * 4001), 400)
        await lie(phone, "/api/do", do("note", text="字" * 40_000), 413)
        await lie(phone, "/api/do", [1], 400)
        await lie(phone, "/api/take", {"role": "king", "name": "我"}, 404)
        await lie(phone, "/api/rate", {"items": [{"seq": 1, "target": "look", "rating": "P"}]}, 403)
        await lie(looker, "/api/do", do("note", text="我是谁"), 403)
        await lie(looker, "/api/take", {"role": "duty", "name": " \u202e\x00 "}, 400)
        await lie(looker, "/api/take", {"role": "duty", "name": "长" * 21}, 400)
        await lie(tablet, "/api/take", {"role": "duty", "name": "我"}, 403)
        await lie(tablet, "/api/rate", {"items": [{"seq": 1, "target": "moon", "rating": "P"}]}, 404)
        await lie(tablet, "/api/rate", {"items": [{"seq": 2, "target": "look", "rating": "Q"}]}, 400)
        looker.token = looker.token[:-1] + ("0" if looker.token[-1] != "0" else "1")
        await lie(looker, "/api/leave", {}, 403)
        await looker.call("PUT", "/api/do")
        assert looker.status in (404, 405)

    room.phones.run(lies())

    assert room.hall.runs.view(TRAINER, room.run).picture.hash == before
    assert room.hall.runs.view(TRAINER, room.run).observations == ()


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("", b'{"pin":"\xff\xfe"}'),
        ("Content-Encoding: gzip\r\n", b"0123456789"),
        ("Content-Encoding: gzip\r\n", gzip.compress(b'{"pin":"' + b"0" * 20_000_000 + b'"}')),
        ("X-Seat: \xff.\xff\r\n", b"{}"),
        ("", b"[" * 60_000),
        ("", b'{"pin":"\\ud800"}'),
    ],
)
def test_bytes_that_are_no_text_are_refused_in_words(
    room: Room, caplog: pytest.LogCaptureFixture, head: str, body: bytes
) -> None:
    where = "/api/now" if "X-Seat" in head else "/api/join"
    asked = (
        f"{'GET' if 'X-Seat' in head else 'POST'} {where} HTTP/1.1\r\nHost: {room.door.address}\r\n"
        f"{head}Connection: close\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    host, _, port = room.door.address.partition(":")
    with socket.create_connection((host, int(port)), timeout=20) as phone:
        phone.sendall(asked.encode("latin-1") + body)
        answer = b""
        while got := phone.recv(65536):
            answer += got
    assert answer.split(b" ", 2)[1] in (b"400", b"403", b"413")
    assert b'"error":' in answer
    assert [record for record in caplog.records if record.exc_info or record.levelname == "ERROR"] == []


def test_a_name_of_markup_is_only_text(room: Room) -> None:
    phone = room.seated("secretary", "<img src=x>")

    assert phone.page["name"] == "<img src=x>"
    assert "innerHTML" not in page_of(room)


def page_of(room: Room) -> str:
    phone = room.phones.phone()

    async def load() -> str:
        async with phone.session.get(phone.base + "/") as answer:
            assert "sha256-" in answer.headers["Content-Security-Policy"]
            assert "unsafe" not in answer.headers["Content-Security-Policy"]
            assert "Access-Control-Allow-Origin" not in answer.headers
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
            return await answer.text()

    return room.phones.loop.run_until_complete(load())


def test_the_page_is_whole_in_itself_and_small(room: Room) -> None:
    text = page_of(room)

    assert len(text.encode()) < 40_000
    for outside in ("http://", "https://", "src=", "@import", "url("):
        assert outside not in text.replace("data:,", "")


def test_another_sites_page_reaches_nothing(room: Room) -> None:
    phone = room.phones.phone()
    body = {"pin": room.door.pin}

    async def reach() -> None:
        for headers in ({"Host": "evil.example"}, {"Origin": "http://evil.example"}, {"Origin": "null"}):
            await phone.call("POST", "/api/join", body, headers=headers)
            assert phone.status == 403, headers
        await phone.call("POST", "/api/join", body, headers={"Origin": phone.base})
        assert phone.status == 200

    room.phones.run(reach())


def test_a_flood_of_one_phone_is_slowed_and_others_play_on(room: Room) -> None:
    loud, quiet = room.seated("secretary", "张三"), room.seated("duty", "李四")
    states: list[int] = []

    async def shout() -> None:
        await loud.call("GET", "/api/now?v=")
        states.append(loud.status)

    room.phones.run(*(shout() for _ in range(120)))
    room.phones.run(quiet.look())

    assert states.count(429) >= 60
    assert quiet.status == 200


def test_who_dribbles_headers_is_cut_and_others_play_on(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("edu.lan.newcomers.HEAD_SECONDS", 0.2)
    monkeypatch.setattr("edu.lan.newcomers.LOOK_SECONDS", 0.05)
    phone = room.seated("secretary", "王")
    host, _, port = room.door.address.partition(":")
    with socket.create_connection((host, int(port))) as slow:
        slow.settimeout(30)
        slow.sendall(b"GET / HTTP/1.1\r\nHost: ")
        with suppress(OSError):
            while True:
                slow.sendall(b"x")
                time.sleep(0.02)
    room.phones.run(phone.look())


def answer_to(room: Room, sent: bytes) -> bytes:
    """What came back until the server closed."""
    host, _, port = room.door.address.partition(":")
    with socket.create_connection((host, int(port)), timeout=20) as phone:
        phone.sendall(sent)
        answer = b""
        with suppress(ConnectionError):
            while got := phone.recv(65536):
                answer += got
    return answer


@pytest.mark.parametrize(
    "sent",
    [
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03 this is TLS",
        b"GARBAGE\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nX: " + b"x" * 20_000 + b"\r\n\r\n",
        b"GET /" + b"x" * 20_000 + b" HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nExpect: wonders\r\nConnection: close\r\n\r\n",
        b"POST /api/join HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzzz\r\nnot a chunk",
    ],
)
def test_what_is_no_request_is_answered_in_chinese_and_tells_no_version(
    room: Room, caplog: pytest.LogCaptureFixture, sent: bytes
) -> None:
    for _ in range(5):
        head, _, body = answer_to(room, sent).partition(b"\r\n\r\n")
        assert int(head.split(b" ", 2)[1]) in range(400, 500)
        assert b"Server: yingzhi" in head
        assert b"aiohttp" not in head + body
        assert b"Python" not in head + body
        assert json.loads(body)["error"].endswith("。")

    assert len(caplog.records) <= 1
    assert all(record.exc_info is None and record.levelname == "WARNING" for record in caplog.records)


def test_an_offender_is_logged_once_a_minute_with_how_often(caplog: pytest.LogCaptureFixture) -> None:
    offenders = Offenders(most=2)
    for now in (0, 1, 59, 60):
        offenders.offended("10.0.0.7", now, "BadStatusLine")
    offenders.offended("10.0.0.8", 61, "BadStatusLine")
    offenders.offended("10.0.0.9", 61, "BadStatusLine")

    said = [record.getMessage() for record in caplog.records]
    assert [line.split(" ")[3] for line in said] == ["10.0.0.7", "10.0.0.7", "10.0.0.8", "10.0.0.9"]
    assert said[1].endswith("2 more since the last line")


def test_who_stays_silent_is_let_go_and_a_crowd_of_them_shuts_nobody_out(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("edu.lan.newcomers.MOST", 8)
    host, _, port = room.door.address.partition(":")
    silent = [socket.create_connection((host, int(port)), timeout=20) for _ in range(40)]
    phone = room.seated("secretary", "王")
    room.phones.run(phone.look())
    assert phone.status == 200
    assert silent[0].recv(1) == b""  # the oldest of too many

    monkeypatch.setattr("edu.lan.newcomers.HEAD_SECONDS", 0.05)
    assert silent[-1].recv(1) == b""  # the youngest, for its silence
    for one in silent:
        one.close()


def test_a_taken_port_gives_the_next(room: Room) -> None:
    other = PhoneServer()
    first = int(room.door.address.rpartition(":")[2])
    try:
        second = int(other.start(room.seats._hub, HOME, first).rpartition(":")[2])  # type: ignore[arg-type]
    finally:
        other.stop()

    assert second != first
