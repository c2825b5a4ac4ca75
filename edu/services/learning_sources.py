"""Which event stands behind a line of a learning file: an index over a person's ledger lines."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from edu.domain.ledger import LedgerLine

# kind → what of the payload (besides the subject) names the thing that the event is about
_KEYS: dict[str, tuple[str, tuple[str, ...]]] = {
    "person_registered": ("person", ()),
    "person_details_changed": ("person", ()),
    "post_assigned": ("post", ("post",)),
    "enrolled": ("class", ()),
    "signed_in": ("meeting", ("meeting",)),
    "marked_absent": ("meeting", ("meeting",)),
    "made_up": ("meeting", ("meeting",)),
    "attendance_taken_back": ("meeting", ("meeting",)),
    "sitting_started": ("sitting", ()),
    "sitting_marked": ("sitting", ()),
    "mark_overridden": ("sitting", ()),
    "answer_given": ("answer", ("slot",)),
    "drill_attended": ("drill", ()),
    "certificate_issued": ("certificate", ()),
    "state_certificate_recorded": ("state", ("record",)),
}
_BY_SUBJECT = frozenset({"class", "sitting", "answer", "drill", "certificate"})


class Sources:
    """The newest event wins where several say something of one thing (a mark, then its override)."""

    def __init__(self, lines: Sequence[LedgerLine]) -> None:
        self.lines = lines
        self._labels: dict[tuple[Any, ...], str] = {}
        for line in lines:
            known = _KEYS.get(line.kind)
            if known is not None:
                family, names = known
                payload = json.loads(line.payload) if names else {}
                subject = (line.subject,) if family in _BY_SUBJECT else ()
                self._labels[(family, *subject, *(payload.get(name) for name in names))] = line.label

    def of(self, family: str, *key: str | int) -> str:
        """'' when the line stands on an event of another person or machine."""
        return self._labels.get((family, *key), "")

    def payloads(self, *kinds: str) -> Iterable[tuple[LedgerLine, dict[str, Any]]]:
        return ((line, json.loads(line.payload)) for line in self.lines if line.kind in kinds)

    def subjects(self, *kinds: str) -> list[str]:
        """Each once, in order of time."""
        return list(dict.fromkeys(line.subject for line in self.lines if line.kind in kinds))
