"""The head of an after-action report: which drill, who sat where, how it ended, what it was worth."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlab.lib.units import mm
from reportlab.platypus import Spacer, Table, TableStyle

from edu.domain.drills.debrief_words import (
    choice_lines,
    ending_title,
    part_texts,
    points_text,
    total_text,
)
from edu.domain.drills.run_shown import clock_text
from edu.domain.drills.scenario import VERDICTS
from edu.domain.drills.scoring import RATING_WORDS
from edu.domain.obligations.words import DRILL_KINDS
from edu.reports.drill_pages import WIDTH
from edu.reports.faces import BOX, missing_characters
from edu.reports.inks import BLUE_PALE, LINE, RED, WHITE
from edu.reports.page_styles import BODY, FIGURE, SMALL, STRONG, TITLE
from edu.reports.tables import facts_table, grid, section, text
from edu.system.clock import civil_text

if TYPE_CHECKING:
    from edu.domain.drills.papers import AfterAction
    from edu.domain.drills.run_views import RunResult, SeatView

_STATES = {"running": "进行中（按现在结束计分）", "closed": "已存档", "abandoned": "已放弃"}
_HELD = {"npc": "程序代演", "open": "现场人员"}
LINKED = (
    "自动得分逐条注明依据事件：事件只追加、不修改，逐条用哈希相链，可在程序里校验；同一份事件重放一遍，得到同样的状态和同样的"
    "分数。没有人操作而由时间推出的得分，依据是推演开始的事件。"
)


def cover(paper: AfterAction) -> list[Any]:
    result = paper.result
    return [
        text("桌面推演复盘报告", TITLE),
        text(result.scenario.title, STRONG),
        Spacer(1, 3 * mm),
        _facts(paper),
        Spacer(1, 4 * mm),
        _scores(result),
        *_cap(result),
        Spacer(1, 5 * mm),
        *section("席位", grid((("席位", 0.4), ("由谁担任", 0.6)), map(_seat, result.seats), WIDTH, sourced=False)),
    ]


def _facts(paper: AfterAction) -> Any:
    result, run, evidence = paper.result, paper.result.run, paper.evidence
    until = f" 至 {_until(run.started_ms, run.closed_ms)}" if run.closed_ms else ""
    scenario = f"{result.scenario.title}（第 {result.scenario.version} 版）"
    facts = [
        ("单位", run.place_name),
        ("日期", civil_text(run.started_ms) + until),
        ("脚本", scenario),
        ("灾种", DRILL_KINDS.get(result.scenario.hazard, result.scenario.hazard)),
        ("形式", "桌面推演，单人" if run.mode == "solo" else "桌面推演，多人"),
        ("局次", str(run.seed)),
        ("地点", evidence.place if evidence else ""),
        ("带队人", evidence.commander if evidence else ""),
        ("参演人数", f"{evidence.participants} 人" if evidence else ""),
        ("状态", _STATES.get(run.state, run.state)),
        ("结局", ending_title(result)),
        ("推演时间", f"{result.scenario.starts} 至 {clock_text(result.scenario, result.tick)}"),
        ("开始事件", result.started_event),
        ("存档事件", result.closed_event),
    ]
    return facts_table(facts, WIDTH)


def _until(started_ms: int, closed_ms: int) -> str:
    """The hour alone on the same day."""
    day, _, hour = civil_text(closed_ms).partition(" ")
    return hour if civil_text(started_ms).startswith(day) else civil_text(closed_ms)


def _scores(result: RunResult) -> Any:
    score = result.result
    heads = [(f"总分　{RATING_WORDS[score.rating]}", points_text(score.total), total_text(score))]
    heads += [(one.title, f"{one.got} / {one.worth}", one.raw) for one in part_texts(score)]
    cells = [[text(word, SMALL), text(figure, FIGURE), text(note, SMALL)] for word, figure, note in heads]
    table = Table([cells], colWidths=[WIDTH / len(cells)] * len(cells))
    table.setStyle(
        TableStyle(
            [
                ("BACKGROUND", (0, 0), (0, 0), BLUE_PALE),
                ("BACKGROUND", (1, 0), (-1, 0), WHITE),
                ("BOX", (0, 0), (-1, -1), 0.6, LINE),
                ("INNERGRID", (0, 0), (-1, -1), 0.6, LINE),
                ("LEFTPADDING", (0, 0), (-1, -1), 8),
            ]
        )
    )
    return table


def _cap(result: RunResult) -> list[Any]:
    score = result.result
    if score.cap is None:
        return []
    before = f"封顶前 {points_text(score.before_cap)} 分"
    said = f"触碰红线 {len(score.redlines)} 条，总分封顶 {points_text(score.cap)} 分；{before}。"
    table = Table([[text(said, STRONG)]], colWidths=[WIDTH])
    table.setStyle(TableStyle([("LINEBEFORE", (0, 0), (0, -1), 3, RED), ("LEFTPADDING", (0, 0), (-1, -1), 8)]))
    return [Spacer(1, 2 * mm), table]


def _seat(seat: SeatView) -> tuple[str, str]:
    if seat.by == "npc":
        return seat.title, _HELD["npc"]
    return seat.title, seat.name or _HELD["open"]


def overview(paper: AfterAction) -> list[Any]:
    result = paper.result
    counts = {kind: sum(news.kind == kind for news in result.news) for kind in ("inject", "acted", "sent")}
    lines = choice_lines(result, paper.cite)
    verdicts = "；".join(
        f"{word} {number} 个" for word in VERDICTS.values() if (number := sum(line.verdict == word for line in lines))
    )
    lapsed = sum(line.how in ("expired", "open") for line in result.decisions)
    decided = f"出现决策 {len(result.decisions)} 个（{verdicts or '没有作出决定'}）"
    acts = f"采取行动 {counts['acted']} 次，报送 {counts['sent']} 次"
    missed = f"，其中没有人及时决定 {lapsed} 个" if lapsed else ""
    story = [
        *section("一、概况", text(result.scenario.situation, BODY)),
        Spacer(1, 2 * mm),
        text(f"全程到达消息 {counts['inject']} 条，{decided}{missed}；{acts}。", BODY),
    ]
    ending = next((one for one in result.scenario.endings if one.id == result.run.ending), None)
    if ending is not None:
        story.append(text(f"结局：{ending.title}。{ending.text}", BODY))
    if paper.evidence and paper.evidence.summary:
        story.append(text(f"小结：{paper.evidence.summary}", BODY))
    if paper.evidence and paper.evidence.findings:
        story.append(text(f"发现的问题：{paper.evidence.findings}", BODY))
    if result.only_pictures:
        story.append(text(f"{result.only_pictures}。", BODY))
    return [*story, Spacer(1, 2 * mm), text(LINKED, SMALL), *_boxes(paper)]


def _boxes(paper: AfterAction) -> list[Any]:
    """Names typed on a phone and notes cannot be mended once the drill is over: what is not in the face is told."""
    result = paper.result
    written = [
        result.run.place_name,
        *(seat.name for seat in result.seats),
        *(line.rationale for line in result.decisions),
        *(one.note for one in result.observations),
        *(one.said for one in result.messages),
        *(f"{one.text}{one.owner}{one.how}" for one in result.improvements),
    ]
    missing = missing_characters("".join(written))
    if not missing:
        return []
    codes = "、".join(f"U+{ord(char):04X}" for char in missing)
    return [text(f"纸上的“{BOX}”是程序带的字体里没有的字：{codes}；程序里仍按原字保存。", SMALL)]
