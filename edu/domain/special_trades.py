"""特种作业: the classes of trades that need a State licence, as far as they could be verified."""

from __future__ import annotations

from dataclasses import dataclass

from edu.domain.questions import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecialTrade:
    """A class of the catalogue (作业类别) and its licensed operations (准操项目)."""

    id: str
    code: str
    title: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherTrade:
    """What is often taken for one of them, and who licenses it instead."""

    title: str
    authority: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecialTrades:
    """`status` pending: a help for filling in, no ground to say who needs which licence."""

    id: str = "special-trades"
    cites: tuple[str, ...] = ()
    status: Status = "pending"
    note: str = ""
    trades: tuple[SpecialTrade, ...] = ()
    others: tuple[OtherTrade, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """Every operation, in the catalogue's order."""
        return tuple(item for trade in self.trades for item in trade.items)
