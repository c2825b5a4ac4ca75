"""What an import tells of a firm and its credit code: the code is another's, nobody's, or beside another name or place.

Each is (code, message, remedy).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from edu.domain.enterprise import firm_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from edu.domain.people import Enterprise
    from edu.domain.roster import RosterEnterprise, RosterLine

_NAMED = 5
"""A code that was copied down a whole column stands beside more names than a line can tell."""


def shared_code(uscc: str, names: Sequence[str]) -> tuple[str, str, str]:
    """The file writes it beside these names, and no firm has it."""
    named = "、".join(f"“{name}”" for name in names[:_NAMED]) + ("等" if len(names) > _NAMED else "")
    return (
        "enterprise_code_shared",
        f"信用代码 {uscc} 在这份名册里写给了 {len(names)} 个名称不同的企业：{named}。"
        "一个代码只能是一家企业，看不出是哪一家的，写了这个代码的人员没有导入。",
        "请对照营业执照核对：代码写错的，在名册里改正再导入；是同一家企业的，把名册里的名称改成一样的再导入；"
        "一时查不到代码的，先把这几行的信用代码留空再导入。",
    )


def spelt_otherwise(made: Enterprise, told: RosterEnterprise) -> tuple[str, str, str] | None:
    """Of a new firm that the file also calls by a longer name."""
    if not told.name or firm_key(told.name) == firm_key(made.name):
        return None
    return (
        "enterprise_two_spellings",
        f"信用代码 {made.uscc} 在这份名册里写了长短不同的企业名称：本行写的是“{told.name}”，别处写的是“{made.name}”；"
        f"按同一家企业登记，名称用“{made.name}”。",
        "是同一家的，不用处理；不是同一家的，请对照营业执照在名册里改正代码再导入。",
    )


def several_codes(name: str, codes: Sequence[str]) -> tuple[str, str, str]:
    return (
        "enterprise_several_codes",
        f"企业“{name}”登记时没有信用代码，这份名册给它写了 {len(codes)} 个不同的："
        f"{'、'.join(codes)}。看不出哪一个是它的，写了这些代码的人员没有导入。",
        "请对照营业执照核对：写错的，在名册里改正再导入；确实是几家同名企业的，先在“村社与企业”里选中已登记的这一家，"
        "点“修改企业”，补上它自己的代码，再导入。",
    )


def code_of_another(name: str, uscc: str, holder: str) -> tuple[str, str, str]:
    """The person is at the firm `name`, which has no code; `holder` has the one that the line writes."""
    if firm_key(name) != firm_key(holder):
        return (
            "enterprise_code_of_another",
            f"这个人登记在企业“{name}”，那一家还没有信用代码；名册在“{name}”后面写的 {uscc} 是企业“{holder}”的。"
            "看不出这个人在哪一家，本行没有导入，免得一个人在两家企业各有一个岗位。",
            "请对照营业执照核对：代码写错的，在名册里改正再导入；两个名称是同一家的，或者这个人已经换到"
            f"“{holder}”的，请在人员页结束这个人在“{name}”的岗位，次日起再导入。",
        )
    return (
        "enterprise_namesake",
        f"这个人登记在企业“{name}”，那一家还没有信用代码；名册写的 {uscc} "
        f"是另一家“{holder}”的。看不出两家是不是同一家，本行没有导入，免得一个人在两家同名企业各有一个岗位。",
        "请在“村社与企业”里核对：确实是两家的，给没有代码的那一家补上它自己的代码，再导入；"
        "是同一家重复登记的，请在人员页结束这个人在没有代码那一家的岗位，次日起再导入，或直接添加有代码这一家的岗位。",
    )


def either(name: str, codes: Sequence[str]) -> tuple[str, str, str]:
    """`codes`: of the firms of this name, '' for each that has none."""
    return (
        "enterprise_either",
        f"同一乡镇登记了 {len(codes)} 家“{name}”（{'、'.join(code or '没有信用代码' for code in codes)}），"
        "本行没有写信用代码，看不出这个人在哪一家，本行没有导入。",
        "请在“村社与企业”里给没有代码的那一家补上它自己的代码，在名册的这一行写上信用代码，再导入。",
    )


def unclear(name: str, codes: Sequence[str]) -> tuple[str, str, str]:
    return (
        "enterprise_unclear",
        f"叫“{name}”的企业有 {len(codes)} 家，信用代码不同（{'、'.join(codes)}），本行没有写信用代码，"
        "看不出这个人在哪一家，本行没有导入。",
        "请在名册的这一行补上信用代码，再导入。",
    )


def code_added(name: str, uscc: str) -> tuple[str, str, str]:
    return (
        "enterprise_code_added",
        f"企业“{name}”登记时没有信用代码，导入后补上名册写的 {uscc}。",
        "请对照营业执照核对一次；不是同一家企业的，请在名册里写企业全称再导入。",
    )


def maybe_known(name: str, registered: bool) -> tuple[str, str, str]:
    before = "已经登记过" if registered else "这份名册前面也写了"
    return (
        "enterprise_maybe_known",
        f"{before}一家“{name}”，其中一家没有写明乡镇，看不出是不是同一家；照现在的写法，会登记成两家。",
        "是同一家的，先不要导入：在名册里每一行都写上乡镇，或写上信用代码；已登记的那一家没有写明乡镇的，"
        "在“村社与企业”里选中它，点“修改企业”写上乡镇，再导入。确实是两家的，直接导入。",
    )


def maybe_spelt(
    name: str, lines: Sequence[RosterLine], others: Sequence[tuple[str, Sequence[RosterLine]]]
) -> tuple[str, str, str]:
    """`lines` that write the new firm; of each other one its name and lines, none where it is registered."""
    sheet = lines[0].sheet
    beside = "、".join(f"“{other}”（{_lines(written, sheet) or '已登记'}）" for other, written in others[:_NAMED])
    more = "等" if len(others) > _NAMED else ""
    return (
        "enterprise_maybe_same",
        f"“{name}”（{_lines(lines, sheet)}）和{beside}{more}名称相近，可能是同一家；"
        f"照现在的写法，算 {len(others) + 1} 家企业。",
        "是同一家的，请先不要导入：在名册里把名称改成一样的（已登记的，照登记的名称写），再导入。"
        "确实不是一家的，直接导入。",
    )


def _lines(lines: Sequence[RosterLine], sheet: str) -> str:
    """Of another sheet than that of the finding, which is named; of several the first."""
    if not lines:
        return ""
    there = [str(line.row) for line in lines if line.sheet == lines[0].sheet]
    named = "" if lines[0].sheet == sheet else f"工作表“{lines[0].sheet}”"
    more = "等" if len(lines) > len(there[:_NAMED]) else ""
    return f"{named}第 {'、'.join(there[:_NAMED])} 行{more}"


def differing(known: Enterprise, told: RosterEnterprise) -> tuple[str, str, str] | None:
    """What the roster says otherwise of a registered firm."""
    flags = (
        ("是否高危", told.high_risk, known.high_risk),
        ("消防重点单位", told.key_place, known.key_place),
    )
    said = [f"{title}“{'是' if new else '否'}”" for title, new, old in flags if new is not None and new != old]
    said += [f"行业“{told.industry}”"] if told.industry and told.industry != known.industry else []
    if not said:
        return None
    return (
        "enterprise_differs",
        f"企业“{known.name}”已经登记过，名册写的{'、'.join(said)}与登记的不同，企业的登记没有改动。",
        "请在“村社与企业”里核对；名册对的，在那里修改（高危关系到应修学时）。",
    )


def other_name(known: Enterprise, told: RosterEnterprise) -> tuple[str, str, str] | None:
    """Of a registered firm: its name stays."""
    if not (told.uscc and told.name and known.name) or firm_key(told.name) == firm_key(known.name):
        return None  # without its code it is found by a name that it had
    return (
        "enterprise_other_name",
        f"信用代码 {told.uscc} 登记的企业是“{known.name}”，本行写的是“{told.name}”；"
        f"一个代码只能是一家企业，按代码归到“{known.name}”，企业的名称没有改动。",
        "请对照营业执照核对：代码写错的，在名册里改正再导入；企业改了名的，在“村社与企业”里选中它，"
        "点“修改企业”改名称。",
    )


def unnamed(uscc: str) -> tuple[str, str, str]:
    return (
        "enterprise_unnamed",
        f"信用代码 {uscc} 的企业没有登记过，名册里也没有写它的名称；照常登记，这家企业没有名称。",
        "请先不要导入，在名册的“工作单位”栏写上企业名称再导入；已经导入的，在“村社与企业”里选中没有名称的这一家，"
        "点“修改企业”写上名称。",
    )


def still_unnamed(told: RosterEnterprise) -> tuple[str, str, str]:
    return (
        "enterprise_unnamed",
        f"信用代码 {told.uscc} 的企业登记时没有名称，名册写的是“{told.name}”；企业的登记没有改动。",
        "请在“村社与企业”里选中没有名称的这一家，点“修改企业”写上名称。",
    )


def former_name(known: Enterprise, name: str) -> tuple[str, str, str]:
    return (
        "enterprise_former_name",
        f"企业“{known.name}”（{known.uscc}）以前登记的名称是“{name}”，本行写的是以前的名称，没有写信用代码；"
        f"按同一家归到“{known.name}”，没有另外登记“{name}”。",
        f"是同一家的，不用处理，请提醒报送单位改用现在的名称；确实是另一家“{name}”的，先不要导入："
        "在名册里写上它自己的信用代码，再导入。",
    )


def other_town(known: Enterprise, registered: bool, uscc: str, town: str) -> tuple[str, str, str]:
    """The line writes another township than the firm's."""
    stays = "企业的登记没有改动" if registered else "企业登记在前面写的乡镇"
    before = "已经登记在另一个乡镇（街道）" if registered else "名册前面归在另一个乡镇（街道）"
    return (
        "enterprise_other_town",
        f"信用代码 {uscc} 是企业“{known.name}”的，{before}，本行归在“{town}”；{stays}，岗位按本行的乡镇登记。",
        "请核对：代码写错的，在名册里改正再导入；企业搬了的，在“村社与企业”里选中它，点“修改企业”改乡镇；"
        "企业在两个乡镇都有场所的，不用处理。",
    )
