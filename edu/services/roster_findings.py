"""What an import tells of a person and of their posts, in words: each (message, remedy), with a code (Finding)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from edu.domain.obligations.words import SCHEMES
from edu.domain.person_classes import PERSON_CLASS_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from edu.domain.people import OrgUnit, Person
    from edu.domain.roster import RosterLine, RosterRow

Finding = tuple[str, str, str]
"""(code, message, remedy)."""
NAMED_LINES = 5


def post_beside(title: str, wide: str, place: str) -> Finding:
    where = f"归在“{wide}”，没有写到村" if wide else "没有写明单位"
    return (
        "post_beside",
        f"这个人已经登记过“{title}”岗位，{where}；名册写的是“{place}”，导入后另有一个岗位。",
        "是同一个岗位的，导入后请在人员页结束没有写到村的那一个；确实是两个岗位的，不用处理。",
    )


def post_elsewhere(held: Sequence[tuple[str, str]]) -> Finding:
    """`held`: title and place of each post."""
    named = "、".join(f"“{title}”{f'（{where}）' if where else ''}" for title, where in held)
    return (
        "post_elsewhere",
        f"这个人还登记着同一类别的岗位：{named}，这份名册没有再写；导入不结束已有的岗位，导入后几个岗位都算在岗。",
        "换了单位、村（社区）或工种的，导入后请在人员页结束原来的那一个；只是写法不同、其实是同一个岗位的，"
        "请先不要导入，照登记的写法改正名册再导入；确实同时在几个岗位的，不用处理。",
    )


def post_reclassed(title: str, new: str, held: str) -> Finding:
    """`new`, `held`: the classes."""
    return (
        "post_reclassed",
        f"这个人在同一处的“{title}”岗位登记的人员类别是“{_class(held)}”，这份名册按"
        f"“{_class(new)}”登记，导入后另有一个岗位，两个都算在岗。",
        "名册对的，导入后请在人员页结束原来的那一个；登记对的，请先不要导入，在名册里写明“人员类别”，再导入；"
        "确实是两个岗位的，不用处理。",
    )


def post_prolonged(title: str, last: date, until: date) -> Finding:
    return (
        "post_prolonged",
        f"这个人的“{title}”岗位登记到 {last.isoformat()}，名册写到 {until.isoformat()}，导入后从次日起接着在岗。",
        "已经离岗的，请从名册里删去这一行再导入。",
    )


def post_ended(title: str, last: date, *, begins_by_end: bool) -> Finding:
    """`begins_by_end`: whether a later last day in the roster would begin it again."""
    dates = "新的任职日期或到期日期" if begins_by_end else f"{last.isoformat()} 以后的任职日期"
    return (
        "post_ended",
        f"这个人登记过“{title}”岗位，已于 {last.isoformat()} 结束；名册没有写新的日期，没有重新上岗。",
        f"仍在岗的，请在名册里写上{dates}再导入，或在人员页添加岗位。",
    )


def post_left_by_hand(title: str, last: date, until: date) -> Finding:
    return (
        "post_ended",
        f"这个人的“{title}”岗位已在人员页结束，最后一天是 {last.isoformat()}；名册写到 {until.isoformat()}，"
        "到期日期可能只是证书的，没有重新上岗。",
        f"已经离岗的，不用处理；仍在岗的，请在名册里写上 {last.isoformat()} 以后的任职日期再导入，或在人员页添加岗位。",
    )


def post_left(title: str, left: date, ends: str) -> Finding:
    """`ends`: the last day as it is registered, or ''."""
    held = f"登记的是到 {ends}" if ends else "登记的岗位没有结束日期"
    return (
        "post_left",
        f"名册写这个人的“{title}”岗位到 {left.isoformat()} 为止，{held}；导入不结束已有的岗位，仍按登记的算在岗。",
        f"名册对的，请在人员页结束这个岗位，最后一天填 {left.isoformat()}；名册写错的，请改正名册。",
    )


def post_starts_earlier(title: str, start: date, held: str, before: date) -> Finding:
    """`before`: the last day of the roster's that no held post covers; `held`: the first day as it is registered."""
    return (
        "post_start_differs",
        f"名册写这个人的“{title}”岗位从 {start.isoformat()} 开始，登记的是 {held}；导入不改已有的岗位，没有采用。",
        "请核对任职日期。名册对的，登记的这个岗位不用结束：请在人员页再添加一个同样的岗位，"
        f"任职日期填 {start.isoformat()}，最后在岗日填 {before.isoformat()}。",
    )


def post_starts_later(title: str, start: date, held: str, ends: str) -> Finding:
    """`held`: the first day as it is registered, or ''; `ends`: the last one, or ''."""
    registered = f"登记的是 {held}" if held else "登记的岗位没有写任职日期"
    last = f"，最后在岗日仍填 {ends}" if ends else ""
    return (
        "post_start_differs",
        f"名册写这个人的“{title}”岗位从 {start.isoformat()} 开始，{registered}；导入不改已有的岗位，没有采用。",
        "请核对任职日期。名册对的，请在人员页把登记的这个岗位“结束任职”，"
        f"最后在岗日填 {(start - timedelta(days=1)).isoformat()}，再添加一个同样的岗位，"
        f"任职日期填 {start.isoformat()}{last}。",
    )


def post_title_differs(title: str, held: str) -> Finding:
    return (
        "post_title_differs",
        f"名册写这个人的岗位是“{title}”，登记的是“{held}”，人员类别和单位相同，算同一个岗位；导入没有改岗位名称。",
        "换了岗位的，请在人员页结束原来的岗位，再添加新的；只是叫法不同的，可以不改。",
    )


def post_scheme_differs(title: str, scheme: str, held: str) -> Finding:
    new, old = SCHEMES.get(scheme, scheme), SCHEMES.get(held, held)
    return (
        "post_scheme_differs",
        f"名册写的“{title}”岗位属于{new}条线，登记的属于{old}条线，人员类别和单位相同，算同一个岗位；"
        f"导入没有改主管条线，法定要求仍按{old}的计算。",
        "请核对主管部门。名册对的，请在人员页把登记的这个岗位“结束任职”，从次日起再添加一个同样的岗位，"
        f"主管条线选“{new}”；名册写错的，请改正名册。",
    )


def firm_scheme_differs(name: str, scheme: str, held: Iterable[str]) -> Finding:
    """`held`: the schemes of the firm's registered key posts."""
    old = "、".join(SCHEMES.get(one, one) for one in sorted(held))
    return (
        "firm_scheme_differs",
        f"企业“{name}”已登记的主要负责人、安全生产管理人员岗位属于{old}条线，名册写的主管部门属于"
        f"{SCHEMES.get(scheme, scheme)}条线；本行的岗位照名册登记，已登记的岗位没有改动。",
        "请核对主管部门：名册写错的，请改正名册再导入；登记错的，请在人员页把那几个人的岗位“结束任职”，"
        "从次日起再添加主管条线正确的；企业确实归两个部门管的，不用处理。",
    )


def post_repeated(row: RosterRow, titles: Sequence[str]) -> Finding:
    """`titles`: as it is written; it is registered under the first."""
    where = f"第 {'、'.join(str(line.row) for line in row.lines)} 行" if names_its_lines(row) else "名册的几行"
    whose = "这一行里" if len(row.lines) == 1 else f"{where}写的是同一个人，其中"
    title, *others = titles
    written = f"“{title}”岗位写了不止一次"
    if others:
        written = f"写了{'、'.join(f'“{one}”' for one in titles)}几个岗位名称"
    under = f"只登记一个，岗位名称用“{title}”" if others else "只登记一个"
    return (
        "post_repeated",
        f"{whose}{written}：单位、企业和人员类别都相同，{under}；任职日期不一样的，从最早的开始登记到最晚的结束。",
        "不用处理；不是同一个人的，请核对身份证号；确实是两处的，请在名册里把单位、企业写清楚再导入"
        f"{'；人员类别其实不同的，请把几个类别在“人员类别”里用顿号分开写，再导入' if others else ''}。",
    )


def names_its_lines(row: RosterRow) -> bool:
    """Whether `post_repeated` says which lines are one person's."""
    return 1 < len(row.lines) <= NAMED_LINES and len({line.sheet for line in row.lines}) == 1


def post_nowhere() -> Finding:
    return (
        "post_nowhere",
        "这个岗位没有写单位，也没有写乡镇和村（社区）；照常登记，先不归任何单位，乡镇和村的统计里没有这样的人。",
        "请在名册里补上单位或村（社区）再导入；整份名册是一个乡镇的，也可以在导入时选好乡镇。",
    )


def post_without_firm() -> Finding:
    return (
        "post_without_firm",
        "这个人是主要负责人、安全生产管理人员或特种作业人员，但没有写单位；照常登记，不归任何企业，"
        "企业的统计里没有这样的人。",
        "单位只写在标题、分组行或者上面一行的，请先不要导入，在每个人的行里写上单位再导入；确实没有单位的，可以不改。",
    )


def post_without_village(town: str) -> Finding:
    return (
        "post_without_village",
        f"这个人是网格员或村级应急管理员，但没有写村（社区），先归到“{town}”；照常登记，村的统计里没有这样的人。",
        "村（社区）只写在标题、分组行或者工作表名称里的，请先不要导入，在每个人的行里写上村（社区）再导入；"
        "确实是乡镇（街道）一级的，可以不改。",
    )


def firm_like_place(name: str) -> Finding:
    return (
        "firm_like_place",
        f"单位栏写的“{name}”看名字是村（社区）或乡镇，不是企业；没有登记过这个村（社区）、乡镇，"
        "或者本行写的是另一处，先照写的登记成一家企业。",
        "是村（社区）或乡镇的，请先不要导入：在名册里把它写到“村（社区）”或“乡镇（街道）”一栏，单位栏留空，岗位只写“书记”“主任”的改成"
        "“村书记”“镇主任”这样的全称，再导入；"
        "确实是企业的，不用处理。",
    )


def firm_of_village(name: str) -> Finding:
    return (
        "firm_like_place",
        f"单位栏写的“{name}”看名字是村（社区）的党组织、监督委员会、两委或网格，不是企业；先照写的登记成一家企业。",
        "请先不要导入：在名册里把村（社区）的名字写到“村（社区）”一栏，单位栏留空，岗位只写“书记”“主任”“委员”的改成"
        "“村书记”“村主任”“村委员”，再导入；确实是企业的，不用处理。",
    )


def firm_called_as_village(name: str, village: str) -> Finding:
    return (
        "firm_like_place",
        f"单位栏写的“{name}”像是已登记的“{village}”，没有写“村”或“社区”；先照写的登记成一家企业。",
        f"是村（社区）的，请先不要导入：在名册里改成“{village}”再导入；确实是企业的，不用处理。",
    )


def firm_of_township(name: str) -> Finding:
    return (
        "firm_like_place",
        f"单位栏写的“{name}”看名字是乡镇（街道）的科室或执法队，不是企业；先照写的登记成一家企业。",
        "请先不要导入：在名册里把单位栏改成乡镇（街道）的全称（如“某某镇人民政府”），再导入；"
        "确实要单独登记的，不用处理。",
    )


def firm_several(name: str) -> Finding:
    return (
        "firm_several",
        f"单位栏写的“{name}”像是几家单位写在一格里，先照写的登记成一家企业。",
        "是几家的，请先不要导入：每家单位写一行（同一个人可以写几行），再导入；确实是一家的，不用处理。",
    )


def village_waits(proposal: OrgUnit, village: str) -> Finding:
    return (
        "village_waits",
        f"村（社区）“{village}”已经登记，以前的名册写的“{proposal.name}”还在等待确认，看名字或区划代码可能是同一个村；"
        "登记在那个名字下的岗位，这次不再重复登记。",
        f"请在“村社与企业”的“等待确认的名字”里处理“{proposal.name}”：是同一个村的，点“并入已有的村”；"
        "不是的，另行新增或并入，再导入一次这份名册。",
    )


def phone_not_taken(person: Person) -> Finding:
    held = (
        f"名册写的手机与登记的（{person.phone_mask}）不同"
        if person.phone_mask
        else "名册写了手机，这个人还没有登记手机"
    )
    return (
        "phone_not_taken",
        f"{held}；导入不改已登记的人的手机，没有采用。",
        "名册对的，请打开这个人的页面，点“改姓名、手机”。",
    )


def person_namesake(person: Person, title: str) -> Finding:
    return (
        "person_namesake",
        f"系统里已经有一个“{person.name}”（{person.id_mask}），在同一处有同样的“{title}”岗位，证件号与本行的不同；"
        "本行按另一个人登记。",
        "是同一个人、这次改正了证件号的，请先不要导入：在“导入记录”里撤销以前那次导入，再导入这份；撤销不了的，"
        "导入后请在人员页结束证件号写错的那个人的岗位。本行的证件号写错的，请改正名册再导入。确实是两个人的，不用处理。",
    )


def id_number_other_name(row: RosterRow, person: Person) -> Finding:
    return (
        "id_number_other_name",
        f"这个证件号在系统里登记的姓名是“{person.name}”，本行写的是“{row.name}”。",
        "请核对身份证；确实改名的，先在人员页修改姓名再导入。",
    )


def counted(finding: Finding, lines: Sequence[RosterLine]) -> Finding:
    """One finding for all of whom it is true, a line a person."""
    code, message, remedy = finding
    if len(lines) < 2:
        return finding
    rows = [str(line.row) for line in lines[:NAMED_LINES] if line.sheet == lines[0].sheet]
    more = "等" if len(rows) < len(lines) else ""
    return code, f"{message}名册里这样写的共 {len(lines)} 人（第 {'、'.join(rows)} 行{more}）。", remedy


def _class(name: str) -> str:
    return next((title for known, title in PERSON_CLASS_NAMES.items() if known == name), name)
