"""Rules of the rules of law: whoever is held to a duty is held to it by a source that is in force."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from edu.domain.obligations.defaults import Grounds
from edu.domain.obligations.rules import Rule
from edu.domain.problems import Problem
from edu.domain.register import Register
from edu.packs.obligation_reader import DEFAULTS, ObligationPack
from edu.packs.reading import Reading
from edu.packs.rules import finding
from edu.packs.rules.finding import Place


def check_obligations(reading: Reading[ObligationPack], register: Register, on: date) -> Iterator[Problem]:
    """Of rules and defaults that hold on the day or later; one that has ended keeps the sources of its time.

    Sources that are not registered were reported by the reader.
    """
    yield from reading.problems
    pack = reading.value
    if pack is None:
        return
    for rule in pack.rules:
        yield from _held(rule, f"规则 {rule.id}", register, on, reading.place(f"rule:{rule.id}"))
    if pack.defaults is not None:
        place = (f"{reading.file}/{DEFAULTS}", None)
        yield from _held(pack.defaults.credit_grounds, "默认的学时", register, on, place)
        yield from _held(pack.defaults.pass_grounds, "默认的合格线", register, on, place)


def _held(one: Rule | Grounds, what: str, register: Register, on: date, place: Place) -> Iterator[Problem]:
    """On its first day where that is still to come."""
    if one.valid_to is None or one.valid_to >= on:
        known = [cite for cite in one.cites if cite.partition("#")[0] in register.sources]
        yield from finding.cites(known, register, max(on, one.valid_from), place, what)
