"""A condition as rows that somebody can pick: what, comparison, value, joined by 且 or by 或.

Most conditions of a drill are such rows. What is not (arithmetic, brackets, 且 and 或 mixed) stays a typed expression.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from edu.domain.drills.conditions import BadExpression, tokens
from edu.domain.drills.layout import ORDERS
from edu.domain.drills.vocabulary import EVERYWHERE, THINGS, Pairs, Vocabulary

Joiner = Literal["and", "or"]
COMPARISONS: Mapping[str, str] = {
    ">=": "不低于", ">": "高于", "<=": "不高于", "<": "低于", "==": "等于", "!=": "不等于",
}  # fmt: skip
ORDER_WORDS = {"none": "没有要求", "leave": "转移", "stay": "留在室内", "return": "回家"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A function that a condition may ask. `yes` and `no` are sentences about its arguments; a number has only `yes`.

    `families` says what each argument is: a list of the scenario, 'crowds' (everywhere, a zone, or a group of it),
    'options' (of the decision before), 'orders', 'things' (whatever happens at a moment).
    """

    word: str
    families: tuple[str, ...]
    yes: str
    no: str = ""
    unit: str = ""

    @property
    def number(self) -> bool:
        return not self.no


def _heads(word: str) -> Question:
    return Question(word=f"{word}的人数", families=("crowds",), yes=f"{{}}{word}的人数", unit="人")


QUESTIONS: Mapping[str, Question] = {
    "share": Question(word="已到安置点的比例", families=("crowds",), yes="{}已到安置点的比例", unit="%"),
    "home": _heads("还没动身"), "moving": _heads("正在路上"), "safe": _heads("已到安置点"), "refused": _heads("不肯走"),
    "trapped": _heads("受困"), "lost": _heads("伤亡"),
    "chosen": Question(
        word="某个决策选了某项", families=("decisions", "options"), yes="决策{}选了{}", no="决策{}没有选{}"),
    "answered": Question(word="某个决策已经作答", families=("decisions",), yes="决策{}已经作答", no="决策{}还没有作答"),
    "opened": Question(word="某个决策已经提出", families=("decisions",), yes="决策{}已经提出", no="决策{}还没有提出"),
    "fired": Question(word="某条消息已经发出", families=("injects",), yes="消息{}已经发出", no="消息{}还没有发出"),
    "done": Question(word="某个行动已经做了", families=("actions",), yes="行动{}已经做了", no="行动{}还没有做"),
    "times": Question(word="某个行动做过的次数", families=("actions",), yes="行动{}做过的次数", unit="次"),
    "sent": Question(word="某份报告已经报出", families=("forms",), yes="报告{}已经报出", no="报告{}还没有报出"),
    "since": Question(word="某件事发生后经过的时间", families=("things",), yes="{}发生后经过的时间", unit="分钟"),
    "marked": Question(word="踩了某条红线", families=("redlines",), yes="踩了红线{}", no="没有踩红线{}"),
    "closed": Question(word="某条道路封闭", families=("roads",), yes="道路{}封闭", no="道路{}没有封闭"),
    "power": Question(word="某个地点有电", families=("zones",), yes="{}有电", no="{}停电"),
    "network": Question(word="某个地点有网络", families=("zones",), yes="{}有网络", no="{}断网"),
    "ready": Question(word="某个安置点已开门", families=("shelters",), yes="安置点{}已开门", no="安置点{}还没有开门"),
    "inside": Question(word="某个安置点里的人数", families=("shelters",), yes="安置点{}里的人数", unit="人"),
    "free": Question(word="某支力量空闲的数量", families=("assets",), yes="力量{}空闲的数量"),
    "warned": Question(
        word="某个地点正在用某种手段预警", families=("zones", "channels"), yes="{}正在用{}预警", no="{}没有在用{}预警"),
    "ordered": Question(
        word="某个地点接到的要求", families=("zones", "orders"), yes="{}接到的要求是{}", no="{}接到的要求不是{}"),
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """`what` is a quantity or a function; `value` is raw (permille for a share). A yes-or-no one has no `compare`."""

    what: str
    args: tuple[str, ...] = ()
    compare: str = ""
    value: int = 0
    negated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Clauses:
    rows: tuple[Clause, ...]
    joiner: Joiner = "and"

    @property
    def text(self) -> str:
        return f" {self.joiner} ".join(_text(one) for one in self.rows)


def clauses_of(text: str) -> Clauses | None:
    """None where rows cannot say it, also where it is no expression at all."""
    try:
        words = [word for word, _ in tokens(text)][:-1]
    except BadExpression:
        return None
    joiners = {word for word in words if word in ("and", "or")}
    if len(joiners) > 1:
        return None
    joiner: Joiner = "or" if "or" in joiners else "and"
    rows = [_clause(piece) for piece in _split(words, joiner)] if words else []
    if any(row is None for row in rows):
        return None
    return Clauses(rows=tuple(row for row in rows if row is not None), joiner=joiner)


def subjects(vocabulary: Vocabulary) -> Pairs:
    """Everything that can be asked of this scenario: what it has nothing of is left out."""
    quantities = [(name, title) for name, (title, _) in vocabulary.quantities.items()]
    asked = [
        (name, one.word)
        for name, one in QUESTIONS.items()
        if all(choices(vocabulary, family, "") for family in one.families if family != "options")
    ]
    return [*quantities[:1], *asked, *quantities[1:]]


def choices(vocabulary: Vocabulary, family: str, before: str) -> Pairs:
    """What an argument may be; `before` is the argument in front of it."""
    if family == "crowds":
        zones = vocabulary.scenario.zones
        groups = [(f"{zone.id}.{one.id}", vocabulary.title("crowds", f"{zone.id}.{one.id}"))
                  for zone in zones for one in zone.groups]  # fmt: skip
        return [("", EVERYWHERE), *vocabulary.rows("zones"), *groups] if zones else []
    if family == "options":
        decision = vocabulary.scenario.decision(before)
        return [(one.id, one.text[:24] or one.id) for one in decision.options] if decision is not None else []
    if family == "orders":
        return [(name, ORDER_WORDS[name]) for name in ORDERS]
    if family == "things":
        return [pair for name in THINGS for pair in vocabulary.rows(name)]
    return vocabulary.rows(family)


def blank_clause(vocabulary: Vocabulary, what: str) -> Clause:
    """About `what`, with the first of everything that can be chosen."""
    question = QUESTIONS.get(what)
    args: list[str] = []
    for family in question.families if question is not None else ():
        offered = choices(vocabulary, family, args[-1] if args else "")
        # heads are asked of everywhere, or of a zone: a group is for shares alone
        args.append(offered[0][0] if offered else "")
    number = question is None or question.number
    return Clause(what=what, args=tuple(args), compare=">=" if number else "", value=10 if what == "t" else 1)


def _split(words: Sequence[str], joiner: str) -> list[list[str]]:
    pieces: list[list[str]] = [[]]
    for word in words:
        if word == joiner:
            pieces.append([])
        else:
            pieces[-1].append(word)
    return pieces


def _clause(words: list[str]) -> Clause | None:
    negated = words[:1] == ["not"]
    what, args, rest = _subject(words[1:] if negated else words)
    question = QUESTIONS.get(what)
    if not what or (question is None and args is not None) or (question is not None and args is None):
        return None
    given = args or ()
    if question is not None and not question.number:
        return None if rest or len(given) != len(question.families) else Clause(what=what, args=given, negated=negated)
    value = _value(rest[1:])
    if negated or value is None or rest[0] not in COMPARISONS or len(given) > 1:
        return None
    args_now = (given or ("",)) if question is not None else ()
    return Clause(what=what, args=args_now, compare=rest[0], value=value)


def _subject(words: list[str]) -> tuple[str, tuple[str, ...] | None, list[str]]:
    if not words or not words[0][0].isalpha() or words[0] in ("true", "false", "not", "min", "max"):
        return "", None, []
    if words[1:2] != ["("]:
        return words[0], None, words[1:]
    if ")" not in words:
        return "", None, []
    end = words.index(")")
    args = tuple(word for word in words[2:end] if word != ",")
    sound = all(word[0].isalpha() for word in args)
    return (words[0], args, words[end + 1 :]) if sound else ("", None, [])


def _value(words: list[str]) -> int | None:
    minus = words[:1] == ["-"]
    figures = words[1:] if minus else words
    if len(figures) != 1 or not figures[0][0].isdigit():
        return None
    number = int(figures[0].removesuffix("%")) * (10 if figures[0].endswith("%") else 1)
    return -number if minus else number


def _text(one: Clause) -> str:
    args = ", ".join(arg for arg in one.args if arg)
    subject = f"{one.what}({args})" if one.what in QUESTIONS else one.what
    if not one.compare:
        return f"not {subject}" if one.negated else subject
    percent = one.what == "share" and one.value % 10 == 0 and one.value >= 0
    return f"{subject} {one.compare} {f'{one.value // 10}%' if percent else one.value}"
