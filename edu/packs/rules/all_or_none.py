"""“以上都对” in whatever words: an option that speaks of the other options is answered by counting, not by knowing."""

from __future__ import annotations

import re

_COUNT = r"(?:[一二两三四五几各每]|\d|所有|全部|任何一|哪一?)?"
_UNIT = r"(?:个|项|种|条|样|者|点|类|句话?)?"
_SORT = r"(?:选项|答案|说法|做法|办法|措施|情形|情况|内容|方法|话)"
_KIND = rf"{_SORT}?"
_ALL = r"(?:都|均|全都?|皆|全部|统统|没有?[一哪]一?[个项种条样句]|无一|[一哪]一?[个项种条样句][都也])"
_VERDICT = (
    r"(?:不|没|能|会|应该|应当|需要|是)*"
    r"(?:对|错|是|非|正确|错误|可以|可|行|要|选|做|有|成立|符合|合格|属实|需要|合适|不选|不是)(?:的|了|上)?"
)
_BEFORE = r"(?:以上|上述|上面|上边|上列|所列|前面|前边|前述)"
_SAID = r"(?:所?[说讲列写述]的?)?"
_OTHERS = rf"(?:{_BEFORE}|前|其余|其他|其它|另外|下面|这些?|那些?)"
_POINTS = re.compile(
    # 以上几种都可以, 上面说的全都正确, 上述做法均应做到: whatever follows
    rf"^{_BEFORE}(?:的|这|那)?{_SAID}{_COUNT}{_UNIT}{_KIND}的?{_ALL}"
    # 三项都正确，一起做: the unit of an option, and a verdict
    rf"|^(?:这|那|前|其余|其他|其它)?[两二三四五几]个?(?:项|选项|答案){_KIND}{_ALL}{_VERDICT}"
    r"|(?<![\w）)])(?:以上|上述|前面几[项种])[^，。]*(?:都|均|全|皆|没有一)"  # not 二层以上的都在内
)
_BARE = re.compile(
    rf"(?:{_OTHERS})?(?:的)?{_SAID}{_COUNT}{_UNIT}{_KIND}[说讲写]?[的得]?{_ALL}{_VERDICT}[。！]?"
    r"|[全都]选上?|全部"
    rf"|(?:{_BEFORE}|其余|其他|其它)(?:的|全部|所有|各项|[两二三四五几]项|{_SORT})*"  # 以上所有, 其他三项
    rf"|(?:{_BEFORE}{_SAID}{_COUNT}{_UNIT}{_KIND})?(?:没有?|无)(?:正确|对|错误|错)的?{_UNIT}{_KIND}"  # 没有正确答案
)
_LETTERS = re.compile(r"(?:[A-E①-⑤][、和与,，]?){2,}[^，。]{0,2}(?:都|均|全|皆)")


def points_at_others(option: str) -> bool:
    """`option` without its marks; 都不对，站着别动 does something of its own and is none."""
    return bool(_POINTS.search(option) or _BARE.fullmatch(option) or _LETTERS.search(option))
