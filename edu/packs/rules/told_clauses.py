"""A clause that a text names in words (《消防法》第九十条, GB 50140-2005 第 5.2.1 条) is there, and in force.

What is cited by id is looked at where it is cited (`finding.cites`); this is what an author typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from edu.domain.numerals import chinese_numeral
from edu.domain.register import BY_ARTICLE, Register, Source

_MOST_ARTICLES = 2000
_NUMERALS = {chinese_numeral(number): number for number in range(1, _MOST_ARTICLES)}
_ARTICLE = re.compile(
    r"《(?P<name>[^《》]{2,40})》\s*(?:（[^）]{1,20}）)?\s*第\s*(?P<number>[一二三四五六七八九十百千零]+|\d+)\s*条"
)
_CLAUSE = re.compile(
    r"\s*(?:（[^）]{1,20}）)?\s*的?\s*第?\s*(?P<number>\d+(?:\.\d+)+[A-Z]?)\s*条"
    r"(?:\s*第\s*(?P<items>\d+(?:、\d+)*)\s*款)?"
)
"""Right after a standard's number."""


@dataclass(frozen=True, slots=True)
class ToldClauses:
    """`laws`: by full or short name, the number of the last article; of two versions in force the greater."""

    on: date
    laws: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, register: Register, on: date) -> ToldClauses:
        found = cls(on)
        for source in register.sources.values():
            if source.kind in BY_ARTICLE and source.last is not None and not source.repealed(on):
                for name in {source.name, source.short, source.name.removeprefix("中华人民共和国")}:
                    found.laws[name] = max(source.last, found.laws.get(name, 0))
        return found

    def articles(self, text: str) -> Iterator[str]:
        """Each article of a law in `text` that the law does not have, with the law's last one."""
        for found in _ARTICLE.finditer(text):
            last = self.laws.get(found["name"])
            number = int(found["number"]) if found["number"].isdecimal() else _NUMERALS.get(found["number"], 0)
            if last is not None and not 0 < number <= last:
                yield f"{found[0]}（只到第{chinese_numeral(last)}条）"

    def clause(self, source: Source, told: str) -> str | None:
        """The clause that `told` begins with, named right after the number of `source`, if it does not hold."""
        after = _CLAUSE.match(told)
        if after is None:
            return None
        named = f"{after['number']}({after['items']})" if after["items"] else after["number"]
        gone = source.repealed_clause(named, self.on) is not None or source.beyond(named)
        return after["number"] if gone else None
