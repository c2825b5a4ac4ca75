"""What an import tells of a firm whose credit code a roster writes beside another name or township than before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edu.domain.enterprise import firm_key

if TYPE_CHECKING:
    from edu.domain.people import Enterprise
    from edu.domain.roster import RosterEnterprise


def other_name(known: Enterprise, registered: bool, told: RosterEnterprise) -> tuple[str, str, str] | None:
    """(code, message, remedy). The registered name stays, of two new ones the first: never the one that came last."""
    if not told.name or not known.name or firm_key(told.name) == firm_key(known.name):
        return None
    if registered and not told.uscc:
        return None  # found by a name that it had
    if registered:
        return (
            "enterprise_other_name",
            f"信用代码 {told.uscc} 登记的企业是“{known.name}”，本行写的是“{told.name}”；"
            f"一个代码只能是一家企业，按代码归到“{known.name}”，企业的名称没有改动。",
            "请对照营业执照核对：代码写错的，在名册里改正再导入；企业改了名的，在“村社与企业”里选中它，"
            "点“修改企业”改名称。",
        )
    return (
        "enterprise_two_names",
        f"信用代码 {known.uscc} 在这份名册里写了两个企业名称：前面写的是“{known.name}”，本行写的是“{told.name}”；"
        f"一个代码只能是一家企业，都登记在先写的“{known.name}”。",
        "请对照营业执照核对：代码写错的，在名册里改正再导入；是同一家的，请把名册里的名称改成一样的再导入。",
    )


def other_town(known: Enterprise, registered: bool, uscc: str, town: str) -> tuple[str, str, str]:
    """(code, message, remedy), where the line writes another township than the firm's."""
    stays = "企业的登记没有改动" if registered else "企业登记在前面写的乡镇"
    before = "已经登记在另一个乡镇（街道）" if registered else "名册前面归在另一个乡镇（街道）"
    return (
        "enterprise_other_town",
        f"信用代码 {uscc} 是企业“{known.name}”的，{before}，本行归在“{town}”；{stays}，岗位按本行的乡镇登记。",
        "请核对：代码写错的，在名册里改正再导入；企业搬了的，在“村社与企业”里选中它，点“修改企业”改乡镇；"
        "企业在两个乡镇都有场所的，不用处理。",
    )
