"""The expressions of a scenario: own parser, two types (int, bool), compiled to closures over the state's slots.

    stage.now >= 180 and share(stone) < 60%        chosen(route, ridge) or since(i07) > 10

Percent literals are permille (60% is 600). Division rounds down; by nothing it gives 0. No eval, no attribute access,
no loops: an expression costs at most its own length, and a scenario from outside can do no more than ask.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol, TypeAlias

Slots: TypeAlias = list[int]
Run: TypeAlias = Callable[[Slots], int]
Kind = Literal["int", "bool"]

LONGEST, DEEPEST = 400, 20
LARGEST = 10**12
REMEMBERED = 4096
"""Values of one expression that are kept."""
_TOKEN = re.compile(r"\s*(?:(\d+%?)|([a-z][a-z0-9_-]*(?:\.[a-z0-9_-]+)*)|(>=|<=|==|!=|[-+*/%<>(),]))")
_WORDS = ("and", "or", "not", "true", "false")


class BadExpression(Exception):
    """`at` counts characters from 0; the message is a plain Chinese sentence."""

    def __init__(self, message: str, at: int) -> None:
        super().__init__(message)
        self.message = message
        self.at = at


@dataclass(frozen=True, slots=True)
class Closure:
    """A compiled expression; `constant` is its value where it asks for nothing.

    `reads` has a bit for every slot that it can ask: while none of these changes, neither does its value.
    `both` are the two sides of an `and`.
    """

    kind: Kind
    run: Run
    reads: int
    constant: int | None = None
    slot: int | None = None
    both: tuple[Closure, Closure] | None = None


class Names(Protocol):
    """What the expressions of one scenario may name."""

    def name(self, text: str) -> Closure | None: ...

    def call(self, function: str, arguments: Sequence[str]) -> Closure | str:
        """A closure, or a Chinese sentence saying why not; arguments are ids."""
        ...


def compiled(text: str, names: Names, kind: Kind) -> Closure:
    """Raises BadExpression; an int is never taken for a bool or the other way round."""
    if len(text) > LONGEST:
        raise BadExpression(f"条件超过 {LONGEST} 个字符。", LONGEST)
    parser = _Parser(text, names)
    found = parser.expression(0)
    parser.finished()
    if found.kind != kind:
        raise BadExpression("这里要的是一个条件。" if kind == "bool" else "这里要的是一个数。", 0)
    return found


def constant(kind: Kind, value: int) -> Closure:
    return Closure(kind, lambda v: value, 0, constant=value)


def at_slot(slot: int, kind: Kind = "int") -> Closure:
    return Closure(kind, operator.itemgetter(slot), 1 << slot, slot=slot)


def remembered(closure: Closure) -> Run:
    """What a single slot decides is worked out once for each of its values: a danger that follows the water's level."""
    run, reads = closure.run, closure.reads
    if closure.slot is not None or closure.constant is not None or reads.bit_count() != 1:
        return run
    slot, known = reads.bit_length() - 1, dict[int, int]()

    def recall(v: Slots) -> int:
        value = known.get(v[slot])
        if value is None:
            if len(known) >= REMEMBERED:
                known.clear()
            value = known[v[slot]] = run(v)
        return value

    return recall


def bits(slots: Iterable[int]) -> int:
    """The `reads` of these slots."""
    return sum({1 << slot for slot in slots})


_COMPARE: dict[str, Callable[[int, int], bool]] = {
    ">=": operator.ge, "<=": operator.le, "==": operator.eq, "!=": operator.ne, ">": operator.gt, "<": operator.lt,
}  # fmt: skip
_SLOT_AGAINST: dict[str, Callable[[int, int], Run]] = {
    ">=": lambda slot, value: lambda v: v[slot] >= value,
    "<=": lambda slot, value: lambda v: v[slot] <= value,
    "==": lambda slot, value: lambda v: v[slot] == value,
    "!=": lambda slot, value: lambda v: v[slot] != value,
    ">": lambda slot, value: lambda v: v[slot] > value,
    "<": lambda slot, value: lambda v: v[slot] < value,
}
_RUN_AGAINST: dict[str, Callable[[Run, int], Run]] = {
    ">=": lambda run, value: lambda v: run(v) >= value,
    "<=": lambda run, value: lambda v: run(v) <= value,
    "==": lambda run, value: lambda v: run(v) == value,
    "!=": lambda run, value: lambda v: run(v) != value,
    ">": lambda run, value: lambda v: run(v) > value,
    "<": lambda run, value: lambda v: run(v) < value,
}
"""Something against a number is by far the most frequent condition, and is asked on every beat: no inner calls."""
_STRENGTH = {"or": 1, "and": 2, **dict.fromkeys(_COMPARE, 4), "+": 5, "-": 5, "*": 6, "/": 6, "%": 6}


class _Parser:
    """Precedence climbing over the tokens; each piece is compiled as it is read."""

    def __init__(self, text: str, names: Names) -> None:
        self._names = names
        self._tokens = list(tokens(text))
        self._next = 0
        self._depth = 0

    def finished(self) -> None:
        word, at = self._peek()
        if word:
            raise BadExpression(f"“{word}”放在这里读不懂。", at)

    def expression(self, strength: int) -> Closure:
        self._depth += 1
        if self._depth > DEEPEST:
            raise BadExpression("条件嵌套太深。", self._peek()[1])
        left = self._operand()
        while (bound := _STRENGTH.get(self._peek()[0], 0)) > strength:
            word, at = self._take()
            left = _joined(word, at, left, self.expression(bound))
        self._depth -= 1
        return left

    def _operand(self) -> Closure:
        word, at = self._take()
        if word == "(":
            inner = self.expression(0)
            self._expect(")")
            return inner
        if word == "not":
            return _negated(_need(self.expression(3), "bool", at))
        if word == "-":
            return _joined("-", at, constant("int", 0), self.expression(6))
        if word in ("true", "false"):
            return constant("bool", int(word == "true"))
        if word[:1].isdigit():
            return constant("int", _number(word, at))
        if not word or not word[0].isalpha() or word in _WORDS:
            raise BadExpression("条件没有写完。" if not word else f"“{word}”放在这里读不懂。", at)
        return self._call(word, at) if self._peek()[0] == "(" else self._name(word, at)

    def _name(self, word: str, at: int) -> Closure:
        found = self._names.name(word)
        if found is None:
            raise BadExpression(f"没有“{word}”这个量。", at)
        return found

    def _call(self, function: str, at: int) -> Closure:
        self._take()
        if function in ("min", "max"):
            return self._extreme(at, least=function == "min")
        arguments: list[str] = []
        while self._peek()[0] != ")":
            word, where = self._take()
            if not word or not word[0].isalpha() or word in _WORDS:
                raise BadExpression(f"{function}(…) 的括号里要写编号。", where)
            arguments.append(word)
            if self._peek()[0] == ",":
                self._take()
        self._take()
        found = self._names.call(function, arguments)
        if isinstance(found, str):
            raise BadExpression(found, at)
        return found

    def _extreme(self, at: int, *, least: bool) -> Closure:
        left = _need(self.expression(0), "int", at)
        self._expect(",")
        right = _need(self.expression(0), "int", at)
        self._expect(")")
        return Closure("int", (_least if least else _greatest)(left, right), left.reads | right.reads)

    def _peek(self) -> tuple[str, int]:
        return self._tokens[self._next]

    def _take(self) -> tuple[str, int]:
        found = self._tokens[self._next]
        self._next = min(self._next + 1, len(self._tokens) - 1)
        return found

    def _expect(self, wanted: str) -> None:
        word, at = self._take()
        if word != wanted:
            raise BadExpression(f"这里少了“{wanted}”。", at)


def tokens(text: str) -> Sequence[tuple[str, int]]:
    """Words with their places, closed by an empty one. Raises BadExpression."""
    found: list[tuple[str, int]] = []
    at = 0
    while text[at:].strip():
        token = _TOKEN.match(text, at)
        if token is None:
            raise BadExpression(f"“{text[at:].strip()[0]}”不能写在条件里。", at)
        found.append((token[0].strip(), token.start(token.lastindex or 0)))
        at = token.end()
    return [*found, ("", len(text))]


def _number(word: str, at: int) -> int:
    value = int(word.removesuffix("%")) * (10 if word.endswith("%") else 1)
    if value > LARGEST:
        raise BadExpression("数字太大。", at)
    return value


def _need(closure: Closure, kind: Kind, at: int) -> Closure:
    if closure.kind != kind:
        raise BadExpression("这里要的是一个条件。" if kind == "bool" else "这里要的是一个数。", at)
    return closure


def _negated(inner: Closure) -> Closure:
    run = inner.run
    return Closure("bool", lambda v: not run(v), inner.reads)


def _joined(word: str, at: int, left: Closure, right: Closure) -> Closure:
    wanted: Kind = "bool" if word in ("and", "or") else "int"
    first, second = _need(left, wanted, at).run, _need(right, wanted, at).run
    reads = left.reads | right.reads
    if word == "and":
        return _all_of(left, right)
    if word == "or":
        return Closure("bool", lambda v: first(v) or second(v), reads)
    if word in _COMPARE:
        return Closure("bool", _compared(word, left, right), reads)
    return Closure("int", _sum(word, left, right), reads)


def _all_of(left: Closure, right: Closure) -> Closure:
    """`a and b and c` is asked as `a and (b and c)`: where the first does not hold, as mostly, that is one call."""
    if left.both is not None:
        head, rest = left.both
        return _all_of(head, _all_of(rest, right))
    first, second = left.run, right.run
    return Closure("bool", lambda v: first(v) and second(v), left.reads | right.reads, both=(left, right))


def _compared(word: str, left: Closure, right: Closure) -> Run:
    if right.constant is not None:
        return (
            _RUN_AGAINST[word](left.run, right.constant)
            if left.slot is None
            else _SLOT_AGAINST[word](left.slot, right.constant)
        )
    compare, first, second = _COMPARE[word], left.run, right.run
    return lambda v: compare(first(v), second(v))


def _sum(word: str, left: Closure, right: Closure) -> Run:
    first, second, slot, value = left.run, right.run, left.slot, right.constant
    if word == "+":
        return lambda v: first(v) + second(v)
    if word == "-" and slot is not None and value is not None:
        return lambda v: v[slot] - value
    if word == "-":
        return lambda v: first(v) - second(v)
    if word == "*":
        return _times(left, right)
    if value:
        divisor = value
        return (lambda v: first(v) // divisor) if word == "/" else (lambda v: first(v) % divisor)
    if word == "/":
        return lambda v: first(v) // (second(v) or 1) if second(v) else 0
    return lambda v: first(v) % second(v) if second(v) else 0


def _least(left: Closure, right: Closure) -> Run:
    first, second, value = left.run, right.run, left.constant

    def least(v: Slots) -> int:
        a, b = first(v), second(v)
        return a if a < b else b

    def at_most(v: Slots) -> int:
        b = second(v)
        return b if value is None or b < value else value

    return least if value is None else at_most


def _greatest(left: Closure, right: Closure) -> Run:
    """`max(0, …)` is how a danger is written, and is asked for each zone on each beat."""
    first, second, value = left.run, right.run, left.constant

    def greatest(v: Slots) -> int:
        a, b = first(v), second(v)
        return a if a > b else b

    def at_least(v: Slots) -> int:
        b = second(v)
        return b if value is None or b > value else value

    return greatest if value is None else at_least


def _times(left: Closure, right: Closure) -> Run:
    """Products stay within 10^12, so that no scenario can make numbers that slow the machine."""
    first, second = left.run, right.run
    value = right.constant
    if value is None:
        return lambda v: _held(first(v) * second(v))
    factor = value
    return lambda v: _held(first(v) * factor)


def _held(value: int) -> int:
    if -LARGEST <= value <= LARGEST:
        return value
    return LARGEST if value > 0 else -LARGEST
