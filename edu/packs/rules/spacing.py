"""No space between two Chinese characters in anything that is shown: mostly a line break folded by YAML's `>-`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from edu.domain.courses import Run
from edu.domain.problems import Problem
from edu.packs.reading import Reading
from edu.packs.rules.finding import error

# 汉字, Chinese marks, full-width forms and quotes; not the ideographic space, which is typed on purpose
_CHINESE = r"\u3001-\u303f\u3400-\u9fff\uf900-\ufaff\uff01-\uff60‘’“”"
GAP = re.compile(rf"(?<=[{_CHINESE}])[ \t\u00a0]+(?=[{_CHINESE}])")
_AROUND = 8
"""Characters told on either side of a gap."""


def check_spacing(reading: Reading[Any], roots: Mapping[str, Path]) -> Iterator[Problem]:
    """`roots` are the folders by the first part of a file's label, as in content/drills/…, to find a gap's line."""
    for text in shown_texts(reading.value):
        for gap in GAP.finditer(text):
            before, after = text[: gap.start()][-_AROUND:], text[gap.end() :][:_AROUND]
            place = next(_lines(reading, roots, before, after), (reading.file, None))
            message = f"两个汉字之间多了空格：“…{before} {after}…”。"
            yield error(place, "spacing", message, "请删去空格；长文字写在一行，或用“|-”代替“>-”。")


def shown_texts(value: object) -> Iterator[str]:
    """Every text in a value, whatever it is made of; the runs of one paragraph are one text, without marks of bold."""
    if isinstance(value, str):
        yield value.replace("**", "")
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from shown_texts(one)
    elif isinstance(value, (tuple, list, frozenset)):
        if value and all(isinstance(one, Run) for one in value):
            yield "".join(one.text for one in value)
        else:
            for one in value:
                yield from shown_texts(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from shown_texts(getattr(value, field.name))


def _lines(reading: Reading[Any], roots: Mapping[str, Path], before: str, after: str) -> Iterator[tuple[str, int]]:
    """Where the gap stands in the files of a reading, if the words around it are written there as they are shown."""
    files = []
    for label in dict.fromkeys((reading.file, *(file for file, _ in reading.places.values()))):
        top, _, rest = label.partition("/")
        path = roots.get(top, Path()) / rest
        if path.is_file():
            files.append((label, path.read_text(encoding="utf-8")))
    # what stands before a gap may be a fact or bold in the file
    for words in (rf"{re.escape(before)}(\s+){re.escape(after)}", rf"(\s+){re.escape(after)}"):
        for label, raw in files:
            for found in re.finditer(words, raw):
                yield label, raw.count("\n", 0, found.start(1)) + 1
