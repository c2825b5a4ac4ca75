"""A department that a roster writes for a firm's key posts against that of those that the firm has registered.

A firm's special operators have their certificates elsewhere than its managers: only key posts are compared.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from edu.services.roster_findings import firm_scheme_differs

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from edu.domain.people import Enterprise
    from edu.domain.person_classes import PersonClass
    from edu.domain.roster import RosterEnterprise, RosterPost
    from edu.services.people import NewPost
    from edu.services.ports import Reading
    from edu.services.roster_findings import Finding

_KEY: frozenset[PersonClass] = frozenset(["principal", "safety-manager"])


class FirmSchemes:
    """`written`: the file's posts that say a scheme, with the firm of each; nothing is read of other firms."""

    def __init__(
        self,
        view: Reading,
        firms: Iterable[Enterprise],
        written: Iterable[tuple[RosterPost, RosterEnterprise | None]],
        today: date,
    ) -> None:
        told = [firm for post, firm in written if firm is not None and post.person_class in _KEY]
        names, codes = {firm.name for firm in told}, {firm.uscc for firm in told if firm.uscc}
        asked = [firm.id for firm in firms if firm.name in names or firm.uscc in codes] if told else []
        self._held = view.people.schemes_at(asked, _KEY, today.isoformat())

    def differing(self, post: NewPost, firm_name: str) -> Finding | None:
        """Of a post whose scheme the roster says."""
        held = self._held.get(post.enterprise, frozenset())
        if post.person_class not in _KEY or not held or post.scheme in held:
            return None
        return firm_scheme_differs(firm_name, post.scheme, held)
