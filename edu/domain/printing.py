"""What is said of a text that the program's own face cannot print: the same words before printing and at entry."""

from __future__ import annotations

from dataclasses import replace

from edu.domain.problems import Problem, Severity

CODE = "character_not_in_face"
REMEDY = (
    "请核对是否写错；确实是这个字时，请问清本人的打印替代字（如同音字），改用替代字并在备注里写明，或联系开发者补充字体"
)


def unprintable(what: str, text: str, missing: str, severity: Severity = "error") -> Problem:
    """`what` is 姓名, 培训大纲名称 …; `missing` the characters of `text` that have no drawing. Ends without a stop."""
    return Problem(
        code=CODE,
        message=f"{what}“{text}”里的“{'”“'.join(missing)}”字，程序带的字体里没有，打印出来会是空白",
        remedy=REMEDY,
        severity=severity,
    )


def unprintable_name(name: str, missing: str) -> Problem:
    """A name that is kept as it is: a warning of what will happen to the person's papers."""
    said = unprintable("姓名", name, missing, "warning")
    return replace(said, message=f"{said.message}，换成替代字后才能打印证书和学习档案")
