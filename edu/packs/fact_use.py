"""Which facts of the register nothing says and no question stands on: check warns of them, the table names them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from edu.packs.library import ContentLibrary

_FACT = re.compile(r"\{\{\s*fact\s*:\s*([^{}]*?)\s*\}\}")


def unused_facts(library: ContentLibrary) -> tuple[str, ...]:
    """Ids, sorted. Read from the files as they stand: reasons and wrong options say facts as well, and keep none."""
    said = {name for path in _texts(library) for name in _FACT.findall(path.read_text(encoding="utf-8"))}
    said |= {name for bank in library.banks.values() for question in bank.questions for name in question.facts}
    return tuple(sorted(set(library.known_register.facts) - said))


def _texts(library: ContentLibrary) -> Iterator[Path]:
    """All but the register's own."""
    own = library.content / "register"
    for root in (library.content, library.exams):
        for path in root.rglob("*"):
            if path.suffix in (".yaml", ".md") and own not in path.parents:
                yield path
