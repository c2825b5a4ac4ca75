"""What every request passes before it is looked at, and what every answer wears."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable

import msgspec
from aiohttp import web

from edu.domain.errors import Conflict, EduError, InvalidInput, NotAllowed, NotFound

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

log = logging.getLogger(__name__)

LARGEST_BODY = 64 * 1024
"""Bytes: a report of ten long fields."""
STATUS: tuple[tuple[type[EduError], int], ...] = (
    (NotAllowed, 403),
    (NotFound, 404),
    (Conflict, 409),
    (InvalidInput, 400),
)
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "Server": "yingzhi",
}
WORDS = {
    400: "发来的内容不对。", 404: "没有这个地址。", 408: "网络太慢，内容没有收全。", 413: "内容太长，请分几次发送。",
    500: "电脑上出了点问题，请再试一次。", 504: "网络太慢，内容没有收全。",
}  # fmt: skip


class Buckets:
    """So many requests at once and so many a second, by client; a full bucket is forgotten."""

    def __init__(self, burst: float, a_second: float, most: int = 2000) -> None:
        self._burst, self._rate, self._most = burst, a_second, most
        self._left: dict[str, tuple[float, float]] = {}

    def take(self, who: str, now: float) -> bool:
        left, since = self._left.pop(who, (self._burst, now))
        left = min(self._burst, left + (now - since) * self._rate)
        allowed = left >= 1
        self._left[who] = (left - 1 if allowed else left, now)
        if len(self._left) > self._most:
            del self._left[next(iter(self._left))]
        return allowed


def json_answer(value: object, status: int = 200) -> web.Response:
    return web.Response(body=msgspec.json.encode(value), status=status, content_type="application/json")


def refusal(status: int, message: str, remedy: str = "") -> web.Response:
    return json_answer({"error": message, "remedy": remedy}, status)


def unasked(status: int) -> web.Response:
    """For what was refused before anybody looked at what it asks."""
    return refusal(status, WORDS.get(status, "不能这样访问。"))


def same_place(request: web.Request, allowed: frozenset[str]) -> bool:
    """A page of another site cannot reach this server under a name of its own (DNS rebinding), nor post to it."""
    origin = request.headers.get("Origin")
    return request.headers.get("Host", "") in allowed and (origin is None or origin.removeprefix("http://") in allowed)


def dressed(answer: web.StreamResponse, policy: str) -> web.StreamResponse:
    answer.headers.update(HEADERS)
    answer.headers["Content-Security-Policy"] = policy
    return answer


async def in_words(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Whatever goes wrong is one sentence to the phone; what nobody foresaw is in the log, the server goes on."""
    try:
        return await handler(request)
    except EduError as exc:
        status = next((code for kind, code in STATUS if isinstance(exc, kind)), 500)
        return refusal(status, exc.message, exc.remedy)
    except (msgspec.MsgspecError, UnicodeError, web.RequestPayloadError):  # no JSON, no UTF-8, not what it says it is
        return refusal(400, WORDS[400], "请刷新页面后再试。")
    except web.HTTPException as exc:
        return unasked(exc.status)
    except TimeoutError:
        return refusal(408, WORDS[408], "请再试一次。")
    except Exception:  # the boundary: one phone's bad luck is not the room's
        log.exception("a phone's request failed")
        return unasked(500)
