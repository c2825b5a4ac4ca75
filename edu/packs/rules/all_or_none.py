"""“以上都对” in whatever words: an option that speaks of the other options is answered by counting, not by knowing."""

from __future__ import annotations

import re

_COUNT = r"(?:[一二两三四五几各]|\d|所有|全部)?"
_UNIT = r"(?:个|项|种|条|样|者|点|类)?"
_KIND = r"(?:选项|答案|说法|做法|办法|措施|情形|情况|内容|方法)?"
_ALL = r"(?:都|均|全都?|皆|全部|统统|没有一[个项种条样]|无一)"
_VERDICT = (
    r"(?:不|没|能|会|应该|应当|需要)*"
    r"(?:对|错|是|非|正确|错误|可以|可|行|要|选|做|有|成立|符合|合格|需要|合适|不选|不是)(?:的|了)?"
)
_OTHERS = r"(?:以上|上述|上面|前面|前述|前|其余|其他|其它|另外|这|那)"
_POINTS = re.compile(
    # 以上几种都可以, 上述做法均应做到: whatever follows
    rf"^(?:以上|上述|上面|前面|前述)(?:的|这|那)?{_COUNT}{_UNIT}{_KIND}的?{_ALL}"
    # 三项都正确，一起做: the unit of an option, and a verdict
    rf"|^(?:这|那|前|其余|其他|其它)?[两二三四五几]个?(?:项|选项|答案){_KIND}{_ALL}{_VERDICT}"
    r"|(?<![\w）)])(?:以上|上述|前面几[项种])[^，。]*(?:都|均|全|皆|没有一)"  # not 二层以上的都在内
)
_BARE = re.compile(rf"(?:{_OTHERS})?(?:的)?{_COUNT}{_UNIT}{_KIND}{_ALL}{_VERDICT}[。！]?|全选|都选|全部")
_LETTERS = re.compile(r"(?:[A-E①-⑤][、和与,，]?){2,}[^，。]{0,2}(?:都|均|全|皆)")


def points_at_others(option: str) -> bool:
    """`option` without its marks; 都不对，站着别动 does something of its own and is none."""
    return bool(_POINTS.search(option) or _BARE.fullmatch(option) or _LETTERS.search(option))
