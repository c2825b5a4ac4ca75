"""The summary of a year as a preview, group by group; names of the files. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from edu.domain.statistics import GROUPS, Share, StatisticsBook, SummaryRow
from ui.screens.files import safe_name

YEARS = 6


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One village or township (`total` for the last line); shares by group, and over all groups."""

    name: str
    shares: dict[str, Share]
    all: Share
    total: bool


def preview_rows(book: StatisticsBook) -> list[PreviewRow]:
    return [*(_row(line, total=False) for line in book.rows), _row(book.total, total=True)]


def _row(line: SummaryRow, *, total: bool) -> PreviewRow:
    shares = {slug: line.share(f"trained_{slug}", f"due_{slug}") for slug in GROUPS}
    return PreviewRow(
        name="合计" if total else line.name,
        shares=shares,
        all=Share(part=sum(s.part for s in shares.values()), whole=sum(s.whole for s in shares.values())),
        total=total,
    )


def share_text(share: Share) -> str:
    return f"{share.part:,} / {share.whole:,}" if share.whole else "—"


def percent(share: Share) -> str:
    value = share.value
    return "—" if value is None else f"{value * 100:.0f}%"


def year_pairs(year: int) -> Sequence[tuple[str, str]]:
    return [(str(year - back), f"{year - back} 年") for back in range(YEARS)]


def book_name(book: StatisticsBook) -> str:
    return safe_name(f"{book.org_name or book.organisation or '全部单位'}{book.year}年培训统计表") + ".xlsx"
