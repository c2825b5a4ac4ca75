"""A status as one plain Chinese sentence, for screens, Excel and the trainer's ear."""

from __future__ import annotations

from datetime import date

from edu.domain.obligations.rules import Rule
from edu.domain.obligations.status import State, Status

STATE_NAMES: dict[State, str] = {
    "met": "已完成",
    "due_soon": "即将到期",
    "due": "待完成",
    "overdue": "已逾期",
    "not_applicable": "不适用",
    "unverified": "待核",
}

_SENTENCES = {
    "met": "已完成 {done}（要求 {needed}）。",
    "met_late": "已补齐 {done}（要求 {needed}），但完成时已过期限 {window_to}。",
    "certificate_valid": "证书有效，{until}。",
    "covered": "已达标：{done}（要求 {needed}）。",
    "open": "已完成 {done}（要求 {needed}），还差 {missing}，最迟 {window_to}{left}。",
    "runs_out": "目前有效，{window_to} 到期{left}，请尽早安排。",
    "unrecorded": "台账起始日之前应完成 {needed}，目前只有记录 {done}，请补录任职日期或凭证。",
    "no_measure": "还没有填报人数，无法计算。",
    "missed_period": "上一周期（{missed_from} 至 {missed_to}）只完成 {missed_done}（要求 {needed}），"
    "本周期还差 {missing}，请立即补做。",
    "rolling_lapsed": "最近一段时间内只完成 {done}（要求 {needed}），还差 {missing}。",
    "deadline_passed": "最迟 {window_to} 应完成 {needed}，目前只完成 {done}，请立即补做。",
    "certificate_lapsed": "证书已于 {lapsed} 失效，请换证；失效期间不得上岗作业。",
    "certificate_missing": "没有有效证书，应持证上岗。",
    "below_target": "未达标：现有 {done}，要求 {needed}，还差 {missing}。",
    "other_subject": "这一条不针对此类对象。",
    "other_region": "这一条是其他地区的规定，本地未启用。",
    "conditions": "不符合这一条的适用条件。",
    "rule_not_yet": "这一条在该日期尚未施行。",
    "rule_ended": "这一条在该日期已停止施行。",
    "post_not_begun": "尚未任职。",
    "post_ended": "已离任。",
    "no_anchor": "没有发生触发这一条的情形（如转岗、复工、采用新工艺）。",
    "nobody": "没有应计人员。",
}


_OFFLINE_SHORT = (
    "其中线下 {offline}，低于线下应有的 {share}（要求学时的 {percent}%）；"
    "这一比例对培训机构是强制标准，其他单位参照，建议安排线下补足。"
)


def amount_text(rule: Rule, amount: int, *, missing: bool = False) -> str:
    """An amount of the rule's duty with its unit: 学时 to one decimal, 次, 本, or heads.

    What is done is rounded down and what is `missing` up, so that the two add up to what is needed.
    """
    if rule.kind == "hours":
        unit = rule.credit.offline_minutes
        tenths = -(-amount * 10 // unit) if missing else amount * 10 // unit
        return f"{tenths // 10} 学时" if tenths % 10 == 0 else f"{tenths // 10}.{tenths % 10} 学时"
    return f"{amount} {'次' if rule.kind == 'count' else '人' if rule.kind == 'coverage' else '本'}"


def explain(status: Status) -> str:
    """Why the status is what it is, and what to do; a pending rule says so first, too much online stands last."""
    text = _SENTENCES[status.why.code].format_map(_words(status))
    if status.offline_short:
        text += _OFFLINE_SHORT.format_map(_offline_words(status))
    return f"依据待核，仅供参考：{text}" if status.state == "unverified" else text


def _words(status: Status) -> dict[str, str]:
    rule, ends = status.rule, status.window_to
    words = {
        "done": amount_text(rule, status.done),
        "needed": amount_text(rule, status.needed),
        "missing": amount_text(rule, status.missing, missing=True),
        "window_to": _day(ends) if ends is not None else "",
        "left": "（今天截止）" if status.days_left == 0 else f"（还有 {status.days_left} 天）",
        "until": f"有效期至 {_day(ends)}" if ends is not None else "长期有效",
    }
    return words | {name: _value(rule, name, value) for name, value in status.why.values.items()}


def _offline_words(status: Status) -> dict[str, str]:
    rule = status.rule
    return {
        "offline": amount_text(rule, status.offline),
        "share": amount_text(rule, rule.credit.offline_needed(status.needed), missing=True),
        "percent": f"{rule.credit.offline_share / 10:g}",
    }


def _value(rule: Rule, name: str, value: object) -> str:
    if isinstance(value, date):
        return _day(value)
    return amount_text(rule, value) if name == "missed_done" and isinstance(value, int) else str(value)


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
