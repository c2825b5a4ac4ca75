"""Negative stems: whoever overlooks a 不 answers the opposite, so the negating word of what is asked stands in bold.

禁止, 违反 and the like say what is asked for without negating it and need no mark; 错在哪里 asks why, not which.
"""

from __future__ import annotations

import re

_BOLD = re.compile(r"\*\*[^*]*\*\*")
_QUOTED = re.compile(r"“[^”]*”")
_SENTENCE = re.compile(r"[。！；？?\n]")
_CLAUSE = re.compile(r"[，：,:]")
_NOT_ASKED = re.compile(
    r"(.)不\1"  # 能不能, 对不对, 是不是
    r"|不(?:得|应|能)?(?:超过|少于|大于|小于|低于|高于|满)"  # a limit: 最长不得超过
    r"|才不|[谁哪]\w{0,3}?[也都]|错在|为什么"  # 怎样才不会; 谁也不许 asks nobody; a reason is no choice
)
_ASKS = re.compile(r"哪|谁|什么|(?:的|得)(?:是|有)|下列|下面|以下")
_NEGATES = re.compile(
    r"不(?:正确|对|能|该|应|得|许|准|要|可|行|合|会|当|妥|宜|符|安全|属|包括|需|必|是|算|适|用|恰|科学|成立|存在)"
    r"|靠不住|有误|无[须需]|切[忌勿]|[做排说写用答办判]错|错误|错的"
)
_JUDGED = re.compile(r"不正确|错误的是")
_LEFT_OUT = re.compile(r"(?:哪|谁|下列|下面|以下).*?(没有?)(?:做|到位|达|如实|办|查)")


def unmarked_negation(stem: str, *, statement: bool = False) -> str | None:
    """The word that turns the question round and is not bold, as it stands in `stem`; None where there is none.

    `statement`: of a 判断题, which asks nothing; only what would be judged twice over is negative there.
    """
    if statement:
        twice = _JUDGED.search(_BOLD.sub("", stem))
        return twice[0] if twice else None
    for sentence in _SENTENCE.split(_QUOTED.sub("＊", stem)):
        if any(_negates(bold) for bold in _BOLD.findall(sentence)):
            continue
        asked = False
        for clause in _CLAUSE.split(_NOT_ASKED.sub("＊", sentence)):
            asked = asked or _ASKS.search(clause) is not None  # 哪些动作会引燃燃气，绝不能做
            found = (_NEGATES.search(clause) or _LEFT_OUT.search(clause)) if asked else None
            if found:
                return found[found.re.groups]
    return None


def _negates(bold: str) -> bool:
    return _NEGATES.search(bold) is not None or "没" in bold
