"""The obligations that we ship are sound and sourced."""

from __future__ import annotations

from edu.packs.obligation_reader import read_obligations
from edu.packs.source import Report, read_yaml
from tests.edu.packs.shipped_obligations import CONTENT, shipped_rules


def _known_sources() -> frozenset[str]:
    raws = [read_yaml(path, Report(path.name)) for path in CONTENT.glob("register/sources/*.yaml")]
    return frozenset(entry["id"] for raw in raws if raw is not None for entry in raw.get("sources", ()))


def test_nothing_is_wrong_with_what_we_ship() -> None:
    reading = read_obligations(CONTENT / "obligations", known_sources=_known_sources())
    assert reading.problems == ()
    assert len(shipped_rules()) >= 80


def test_what_nobody_has_read_is_marked_pending() -> None:
    for rule in shipped_rules().values():
        assert not rule.source_text.startswith("条文未读") or rule.verified == "pending", rule.id
        assert rule.verified == "original" or rule.note, rule.id
