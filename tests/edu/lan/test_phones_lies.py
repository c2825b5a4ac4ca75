"""Lies and floods of phones, and of what is none."""

from __future__ import annotations

import gzip
import json
import socket
import time
from contextlib import suppress

import pytest

from edu.lan.connection import Offenders
from edu.lan.server import PhoneServer
from tests.edu.lan.phone_room import HOME, Room, room
from tests.edu.services.school import TRAINER
from tests.rigs.phones import Phone

__all__ = ["room"]  # the fixture


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
