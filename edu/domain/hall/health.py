"""What is measured of a hall's machine, and what to say of it to who looks after it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from edu.domain.ledger import Verdict

Health = Literal["ok", "warn", "bad"]
_GB = 1024**3
FULL, TIGHT = 200 * 1024**2, _GB
"""Bytes: below the first nothing new is begun, below the second staff are told (reliability R8)."""
SET_BACK_MS = 5 * 60_000


@dataclass(frozen=True, slots=True, kw_only=True)
class HealthLine:
    """`remedy` is said unless all is well."""

    key: str
    title: str
    state: Health
    said: str
    remedy: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unbooked:
    """What could not be written since the program started: `visits` and `answers` to the questions at a visit's end are
    tried again, `why` says what stopped them ('' nothing); `lost` are those of both that are not: the store refused
    them, or more waited than is kept.
    """

    visits: int = 0
    answers: int = 0
    lost: int = 0
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """`damage` is what the database itself complains of ('' nothing); times are UTC milliseconds, 0 where none is;
    `newest_ms` is the latest time of any record.

    Without `ballast` the room kept for a full disk is used up.
    """

    free_bytes: int
    total_bytes: int
    damage: str
    chain: Verdict
    now_ms: int
    newest_ms: int
    visitors: int
    version: str
    unbooked: Unbooked = Unbooked()
    ballast: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Fittings:
    """What hangs on the machine; `screens` are their sizes in pixels, '' and False where something is not there."""

    screens: Sequence[tuple[int, int]]
    sound: bool
    touch: bool
    printer: str
    voice: str
    faces_missing: Sequence[str] = ()
    """Files of the program's own faces that are gone or damaged."""
    writes_chinese: bool = True
    """Whether anything on the machine can."""


def judged(m: Measured) -> Iterator[HealthLine]:
    yield _disk(m)
    yield _database(m)
    yield _chain(m)
    yield _clock(m)
    yield _visits(m)
    yield HealthLine(key="version", title="程序", state="ok", said=f"版本 {m.version}")


def judged_fittings(f: Fittings) -> Iterator[HealthLine]:
    sizes = "、".join(f"{wide}×{high}" for wide, high in f.screens)
    yield HealthLine(key="screens", title="屏幕", state="ok" if sizes else "bad", said=sizes or "没有找到屏幕",
                     remedy="请检查显示线。")  # fmt: skip
    yield HealthLine(key="touch", title="触摸", state="ok" if f.touch else "warn",
                     said="找到触摸屏" if f.touch else "没有找到触摸屏，只能用鼠标",
                     remedy="请检查触摸屏的 USB 线。")  # fmt: skip
    yield HealthLine(key="sound", title="声音", state="ok" if f.sound else "warn",
                     said="正常" if f.sound else "没有找到声音设备，游戏照常，字幕照常",
                     remedy="需要声音时请接上音箱，再点“重开程序”。")  # fmt: skip
    yield _face(f)
    yield HealthLine(key="printer", title="打印机", state="ok" if f.printer else "warn",
                     said=f.printer or "没有默认打印机，结果页不显示“打印”",
                     remedy="需要打印时请在系统里设一台默认打印机。")  # fmt: skip
    yield HealthLine(key="voice", title="朗读", state="ok" if f.voice else "warn",
                     said=f.voice or "没有中文语音，不显示“读给我听”",
                     remedy="需要朗读时请安装系统的中文语音。")  # fmt: skip


def _face(f: Fittings) -> HealthLine:
    if not f.faces_missing:
        return HealthLine(key="face", title="字体", state="ok", said="齐全")
    instead = "先用别的字体顶上" if f.writes_chinese else "系统里也没有中文字体，字会变成方框"
    return HealthLine(key="face", title="字体", state="bad",
                      said=f"{'、'.join(f.faces_missing)} 缺少或损坏，{instead}；不能生成 PDF",
                      remedy="请重新安装本程序。")  # fmt: skip


def _disk(m: Measured) -> HealthLine:
    said = f"还剩 {_size(m.free_bytes)}，共 {_size(m.total_bytes)}"
    if m.free_bytes < FULL and not m.ballast:
        return HealthLine(key="disk", title="磁盘", state="bad", said=f"已满，备用的空间也用掉了：{said}",
                          remedy="请马上清理磁盘，下次开机会再留出备用的；清理前参观照常，但可能记不上。")  # fmt: skip
    if m.free_bytes < FULL:
        return HealthLine(key="disk", title="磁盘", state="bad", said=f"快满了：{said}",
                          remedy="请清理磁盘；在这之前参观照常，但可能记不上。")  # fmt: skip
    tight = m.free_bytes < TIGHT
    return HealthLine(key="disk", title="磁盘", state="warn" if tight else "ok", said=said, remedy="请尽快清理磁盘。")


def _database(m: Measured) -> HealthLine:
    if m.damage:
        return HealthLine(key="database", title="数据库", state="bad", said=m.damage,
                          remedy="请不要再用这台机器记录，联系技术人员。")  # fmt: skip
    return HealthLine(key="database", title="数据库", state="ok", said="检查通过")


def _chain(m: Measured) -> HealthLine:
    bad = m.chain.first_bad
    if bad is not None:
        return HealthLine(key="chain", title="台账", state="bad", said=f"第 {bad.seq} 条不对：{bad.reason}",
                          remedy="记录可能被改动过，请联系技术人员。")  # fmt: skip
    return HealthLine(key="chain", title="台账", state="ok", said=f"最近 {m.chain.events} 条前后相连，没有改动")


def _clock(m: Measured) -> HealthLine:
    back = m.newest_ms - m.now_ms
    if back > SET_BACK_MS:
        return HealthLine(key="clock", title="时钟", state="bad", said=f"比最新一条记录慢了{_span(back)}",
                          remedy="请校准电脑的日期时间；现在是对的，就是以前拨快过，不影响参观和记录。")  # fmt: skip
    return HealthLine(key="clock", title="时钟", state="ok", said="没有被拨回")


def _visits(m: Measured) -> HealthLine:
    said, remedy, kept = f"今天 {m.visitors} 人次", "", m.unbooked
    waiting = [f"{kept.visits} 次参观"] * bool(kept.visits) + [f"{kept.answers} 份评价"] * bool(kept.answers)
    if waiting:
        said += f"；{'、'.join(waiting)}还没有记上"
        remedy = f"原因：{kept.why}会自动再试。"
    if kept.lost:
        said += f"；丢了 {kept.lost} 条记录"
        remedy += "丢了的补不回来，统计里会少这些，请联系技术人员。"
    return HealthLine(key="visits", title="参观", state="warn" if remedy else "ok", said=said, remedy=remedy)


def _size(count: int) -> str:
    return f"{count / _GB:.1f} GB" if count >= _GB else f"{count // 1024**2} MB"


def _span(ms: int) -> str:
    minutes = ms // 60_000
    if minutes < 120:
        return f" {minutes} 分钟"
    return f" {minutes // 60} 小时" if minutes < 2 * 1440 else f" {minutes // 1440} 天"
