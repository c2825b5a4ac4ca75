"""An expression said in plain Chinese, by the titles of what it names. Never fails: what cannot be read stays."""

from __future__ import annotations

import re

from edu.domain.drills.clauses import COMPARISONS, ORDER_WORDS, QUESTIONS
from edu.domain.drills.conditions import BadExpression, tokens
from edu.domain.drills.vocabulary import EVERYWHERE, Vocabulary

_SIGNS = {
    **COMPARISONS, "and": "，并且", "or": "，或者", "not": "并非", "true": "总是", "false": "从不", "(": "（",
    ")": "）", ",": "，", "+": "加", "-": "减", "*": "乘", "/": "除以", "%": "除余", "min": "较小者", "max": "较大者",
}  # fmt: skip


_NAME = r"[a-z][a-z0-9_-]*(?:\.[a-z0-9_-]+)*"
_RISE = re.compile(rf"max\(0, (?:({_NAME}) - (\d+)|(\d+) - ({_NAME}))\)(?: ([*/]) (\d+))?")
_CAPPED = re.compile(r"min\((\d+), (.+)\)")


def expression_words(vocabulary: Vocabulary, text: str) -> str:
    """“上石坑自然村”已到安置点的比例不低于 60%，并且消息“暴雨橙色…”已经发出"""
    if rise := _rise(vocabulary, text):
        return rise
    try:
        words = [word for word, _ in tokens(text)][:-1]
    except BadExpression:
        return text
    said: list[str] = []
    unit = ""
    at = 0
    while at < len(words):
        word, negated = words[at], words[at] == "not" and words[at + 1 : at + 2] != ["("]
        name = words[at + 1] if negated and at + 1 < len(words) else word
        start = at + int(negated)
        if name in QUESTIONS and words[start + 1 : start + 2] == ["("] and ")" in words[start:]:
            end = words.index(")", start)
            said.append(_asked(vocabulary, name, [one for one in words[start + 2 : end] if one != ","], negated))
            unit, at = QUESTIONS[name].unit, end + 1
        elif word in vocabulary.quantities:
            title, unit = vocabulary.quantities[word]
            said.append(title)
            at += 1
        else:
            said.append(_plain(word, unit, said))
            unit = unit if word in COMPARISONS else ""
            at += 1
    return _joined(said)


def _rise(vocabulary: Vocabulary, text: str) -> str:
    """What grows from a threshold on, as nearly every danger does: min(30, max(0, creek.stage - 235) / 2)."""
    capped = _CAPPED.fullmatch(text)
    found = _RISE.fullmatch(capped[2] if capped else text)
    if found is None:
        return ""
    name, more = found[1] or found[4], bool(found[1])
    if name not in vocabulary.quantities:
        return ""
    title, unit = vocabulary.quantities[name]
    step, gain = (found[6], "1") if found[5] == "/" else ("1", found[6] or "1")
    way, end = ("高", found[2]) if more else ("低", found[3])
    said = f"{title}{way}于 {end} {unit or ' '}以后，每{way} {step} {unit or ' '}加 {gain}".replace("  ", " ")
    return f"{said}，最多 {capped[1]}" if capped else said


def _asked(vocabulary: Vocabulary, name: str, args: list[str], negated: bool) -> str:
    question = QUESTIONS[name]
    titles = []
    for number, family in enumerate(question.families):
        arg = args[number] if number < len(args) else ""
        titles.append(_titled(vocabulary, family, arg, args[number - 1] if number else ""))
    said = (question.no if negated and question.no else question.yes).format(*titles)
    return f"并非{said}" if negated and not question.no else said


def _titled(vocabulary: Vocabulary, family: str, arg: str, before: str) -> str:
    if not arg:
        return EVERYWHERE
    if family == "orders":
        return ORDER_WORDS.get(arg, arg)
    if family == "options":
        decision = vocabulary.scenario.decision(before)
        option = decision.option(arg) if decision is not None else None
        return f"“{option.text[:18] or arg}”" if option is not None else arg
    return f"“{vocabulary.title(family, arg)}”"


def _plain(word: str, unit: str, said: list[str]) -> str:
    if not word[0].isdigit():
        return _SIGNS.get(word, word)
    compared = bool(said) and said[-1] in COMPARISONS.values()
    if unit == "%" and not word.endswith("%"):
        return f"{int(word) / 10:g}%"
    return f"{word} {unit}" if unit and compared and unit != "%" else word


def _joined(said: list[str]) -> str:
    """Figures stand off from the words around them."""
    text = ""
    for one in said:
        gap = (
            " "
            if text and (one[0].isdigit() or text[-1].isdigit()) and one[0] not in "，）" and text[-1] not in "（，"
            else ""
        )
        text += gap + one
    return text
