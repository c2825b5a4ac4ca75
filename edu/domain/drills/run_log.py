"""A run from message to message, in words: everything that was put in and everything that came of it, in order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from edu.domain.drills.debrief_words import addressed, role_title, role_titles
from edu.domain.drills.messages import Message
from edu.domain.drills.run_shown import clock_text
from edu.domain.drills.run_views import InputLine, RunResult
from edu.domain.drills.scenario import Scenario
from edu.domain.drills.state import News

NEWS_WORDS = {
    "inject": "消息", "opened": "决策出现", "answered": "决定", "expired": "到时按默认", "npc": "程序代答",
    "acted": "行动", "sent": "报送", "redline": "红线", "ended": "结局", "arrived": "到达",
}  # fmt: skip
INPUT_WORDS = {
    "choose": "作出决定", "act": "采取行动", "report": "填报", "bring": "加注消息", "freeze": "先不算后果",
    "seat": "换席位",
}  # fmt: skip
MADE_UP = "临时加注"
CAME_OF = {"choose": "answered", "act": "acted", "report": "sent", "bring": "inject"}
PUT_IN, CAME = "输入", "推演"
HOLDERS = {"npc": "由程序代演", "person": "由在场的人担任"}


@dataclass(frozen=True, slots=True, kw_only=True)
class LogLine:
    """`event` is the ledger event of an input, '' for what followed from it; `time_ms` 0 where nobody put it in."""

    tick: int
    clock: str
    source: str
    kind: str
    who: str
    text: str
    words: str
    event: str
    time_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class InjectRecord:
    """A message of the scenario and what became of it, or one that the trainer made up; `tick` -1: never came."""

    id: str
    plan: str
    to: str
    channel: str
    text: str
    expected: str
    objective: str
    tick: int
    clock: str
    how: str


def log_lines(result: RunResult) -> tuple[LogLine, ...]:
    """What was put in stands right before what came of it, after all that was there before it in the same tick."""
    scenario = result.scenario
    rows = [
        (line.tick, _before(result, line), number, _input(scenario, line)) for number, line in enumerate(result.inputs)
    ]
    rows += [(news.tick, at, len(result.inputs), _news(scenario, news)) for at, news in enumerate(result.news)]
    rows += [(one.tick, one.after, -1, _made_up(scenario, one)) for one in result.messages]
    return tuple(line for *_order, line in sorted(rows, key=lambda row: row[:3]))


def _before(result: RunResult, line: InputLine) -> int:
    """The place of the news that the input made; behind all news where it made none."""
    kind = CAME_OF.get(line.kind, "")
    found = (
        at for at, news in enumerate(result.news)
        if news.tick == line.tick and news.kind == kind and news.what == line.what
    )  # fmt: skip
    return next(found, len(result.news))


def _news(scenario: Scenario, news: News) -> LogLine:
    text, who = _told(scenario, news.what, news.detail, news.kind)
    return LogLine(
        tick=news.tick, clock=clock_text(scenario, news.tick), source=CAME, kind=NEWS_WORDS.get(news.kind, news.kind),
        who=who, text=text, words="", event="", time_ms=0,
    )  # fmt: skip


def _made_up(scenario: Scenario, message: Message) -> LogLine:
    return LogLine(
        tick=message.tick, clock=clock_text(scenario, message.tick), source=PUT_IN, kind=MADE_UP,
        who=addressed(scenario, message), text=message.said, words="", event=message.event, time_ms=message.time_ms,
    )  # fmt: skip


def _input(scenario: Scenario, line: InputLine) -> LogLine:
    text, who = _put_in(scenario, line)
    return LogLine(
        tick=line.tick, clock=clock_text(scenario, line.tick), source=PUT_IN,
        kind=INPUT_WORDS.get(line.kind, line.kind), who=who, text=text,
        words=_words(scenario, line), event=line.event, time_ms=line.time_ms,
    )  # fmt: skip


def _put_in(scenario: Scenario, line: InputLine) -> tuple[str, str]:
    if line.kind == "freeze":
        return ("先不算后果" if line.option == "on" else "恢复算后果"), ""
    if line.kind == "seat":
        return HOLDERS.get(line.option, line.option), role_title(scenario, line.what)
    return _told(scenario, line.what, line.option, CAME_OF.get(line.kind, ""))


def _told(scenario: Scenario, what: str, detail: str, kind: str) -> tuple[str, str]:
    """The thing in words, and whose it is."""
    if kind == "inject":
        inject = next((one for one in scenario.injects if one.id == what), None)
        return (f"{inject.channel}：{inject.text}", role_titles(scenario, inject.to)) if inject else (what, "")
    decision = scenario.decision(what)
    if decision is not None:
        option = decision.option(detail)
        return f"{decision.title}：{option.text}" if option else decision.title, role_title(scenario, decision.role)
    acts = {one.id: (one.title, one.role) for one in scenario.actions}
    acts |= {one.id: (one.title, one.role) for one in scenario.forms}
    if what in acts:
        title, role = acts[what]
        return title, role_title(scenario, role)
    titles = {one.id: one.title for one in scenario.redlines}
    titles |= {one.id: one.title for one in scenario.endings}
    titles |= {one.id: one.title for one in scenario.assets}
    return titles.get(what, what), ""


def _words(scenario: Scenario, line: InputLine) -> str:
    """Fields of a report by their titles; a rationale as it stands."""
    form = next((one for one in scenario.forms if one.id == line.what), None)
    titles: Mapping[str, str] = {field.id: field.title for field in form.fields} if form else {}
    return "；".join(f"{titles.get(name, name)}：{text}" if name else text for name, text in line.words.items())


def inject_records(result: RunResult) -> tuple[InjectRecord, ...]:
    """The whole list of messages: those that came by time, then those that did not, as the scenario has them.

    What the trainer made up stands among those that came.
    """
    scenario = result.scenario
    came = {news.what: news.tick for news in result.news if news.kind == "inject"}
    brought = {line.what for line in result.inputs if line.kind == "bring"}
    pooled = {one: pool.title for pool in scenario.pools for one in pool.injects}
    objectives = {one.id: one.title for one in scenario.objectives}
    found = [
        InjectRecord(
            id=one.id,
            plan=_plan(one.at, one.jitter, one.when, pooled.get(one.id, "")),
            to=role_titles(scenario, one.to),
            channel=one.channel,
            text=one.text,
            expected=one.expected,
            objective=objectives.get(one.objective, ""),
            tick=came.get(one.id, -1),
            clock=clock_text(scenario, came[one.id]) if one.id in came else "",
            how="没有出现" if one.id not in came else "培训员加注" if one.id in brought else "自动到达",
        )
        for one in scenario.injects
    ]
    found += [
        InjectRecord(
            id=one.event,
            plan=MADE_UP,
            to=addressed(scenario, one),
            channel=one.head,
            text=one.text,
            expected="",
            objective="",
            tick=one.tick,
            clock=clock_text(scenario, one.tick),
            how="培训员加注",
        )
        for one in result.messages
    ]
    return tuple(sorted(found, key=lambda one: (one.tick < 0, one.tick)))


def _plan(at: int | None, jitter: int, when: str, pool: str) -> str:
    if at is not None:
        return f"第 {at // 60} 分钟" + (f"，前后 {jitter // 60} 分钟" if jitter >= 60 else "")
    if when:
        return "达到条件时"
    return f"双盲抽取：{pool}" if pool else "手动加注"
