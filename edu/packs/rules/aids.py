"""Rules of a one-page aid: short enough for a wall, on registered grounds, with a number for each call."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import date

from edu.domain.aids import Aid
from edu.domain.courses import count_han
from edu.domain.problems import Problem
from edu.domain.register import Register
from edu.packs.reading import Reading
from edu.packs.rules import finding
from edu.packs.rules.finding import error, warning

TITLE, WHO, EVENT = 16, 16, 8
SIGN, DO, HOW, NEVER = 30, 14, 40, 24
MEANS, ASKS = 50, 60
CALL, BLANK = 8, 10
"""汉字 at most."""
COUNTS: dict[str, range] = {
    "signs": range(2, 5), "steps": range(4, 8), "never": range(2, 5), "calls": range(1, 5), "blanks": range(1, 7),
}  # fmt: skip
ROWS = range(2, 5)
NUMBER = re.compile(r"[0-9][0-9 -]{2,19}")


def check_aid(reading: Reading[Aid], register: Register, topics: Collection[str], on: date) -> Iterator[Problem]:
    """No `topics` means that none are listed."""
    yield from reading.problems
    aid = reading.value
    if aid is None:
        return
    yield from finding.cites(aid.cites, register, on, reading.place("cites"), "一页纸")
    yield from finding.facts(aid.facts, register, on, reading.place("cites"), "一页纸")
    for name in aid.facts:
        if name in register.facts and register.facts[name].pending:
            yield warning(reading.place("status"), "pending-aid", f"用了待核的事实“{name}”，印出来会写明待核。")
    sources = [register.sources.get(cite.partition("#")[0]) for cite in aid.cites]
    if aid.status == "original" and not any(source and source.opened == "original" for source in sources):
        yield error(reading.place("status"), "aid-status", "标为原文核对，但依据没有一份读过原文。")
    for topic in aid.topics:
        if topics and topic not in topics:
            yield error(reading.place("topics"), "topic-unknown", f"没有主题“{topic}”。", "见 content/topics.yaml。")
    yield from _counts(aid, reading)
    yield from _long(aid, reading)
    for call in aid.calls:
        if not NUMBER.fullmatch(call.number):
            what = f"“{call.number}”不是电话号码。"
            yield error(reading.place("calls"), "aid-number", what, "只写数字；各单位不同的号码写进 blanks。")


def _counts(aid: Aid, reading: Reading[Aid]) -> Iterator[Problem]:
    wanted = {key: span for key, span in COUNTS.items() if aid.kind != "signal" or key not in ("signs", "steps")}
    if aid.kind == "signal":
        wanted["rows"] = ROWS
    for key, span in wanted.items():
        count = len(getattr(aid, key))
        if count not in span:
            what = f"“{key}”有 {count} 条，应为 {span.start} 到 {span.stop - 1} 条。"
            yield error(reading.place(key), "aid-count", what)


def _long(aid: Aid, reading: Reading[Aid]) -> Iterator[Problem]:
    said = [("title", aid.title, TITLE), ("who", aid.who, WHO), ("event", aid.event, EVENT)]
    said += [("signs", sign, SIGN) for sign in aid.signs]
    said += [("steps", step.do, DO) for step in aid.steps]
    said += [("steps", step.how, HOW) for step in aid.steps]
    said += [("rows", row.means, MEANS) for row in aid.rows]
    said += [("rows", row.do, ASKS) for row in aid.rows]
    said += [("never", one, NEVER) for one in aid.never]
    said += [("calls", call.who, CALL) for call in aid.calls]
    said += [("blanks", blank, BLANK) for blank in aid.blanks]
    for key, text, most in said:
        if count_han(text) > most:
            yield error(reading.place(key), "aid-long", f"“{text[:12]}…”有 {count_han(text)} 个字，最多 {most} 个。")
