"""The statistics of a year: figures by township or village, and streams of what stands behind them."""

from __future__ import annotations

import gc
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from edu.domain.actors import Actor, Permission, require
from edu.domain.errors import InvalidInput, NotAllowed, NotFound
from edu.domain.figure_definitions import COUNTED
from edu.domain.obligations.windows import add_months
from edu.domain.places import Lines, PlaceTree
from edu.domain.statistics import WHOLE, Frame, StatisticsBook, StoppedShort, SummaryRow, duty_row
from edu.services.hall_statistics import hall_book
from edu.system.clock import civil_date, ms_at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from contextlib import AbstractContextManager
    from pathlib import Path

    from edu.domain.hall.book import HallBook
    from edu.domain.obligations.rules import CreditHour
    from edu.domain.statistics import DutyRow, Figures
    from edu.services.hall_names import HallNames
    from edu.services.obligations import Obligations
    from edu.services.ports import Reading, Store
    from edu.services.ports.content import ObligationBook
    from edu.services.ports.statistics import DutiesElsewhere, StatisticsWriter, YearRecords
    from edu.system.clock import Clock
    from edu.system.settings import SettingsFile

T = TypeVar("T")
SOON_MONTHS = 6
MANY_EVENTS = 50_000


class Statistics:
    def __init__(
        self,
        store: Store,
        clock: Clock,
        settings: SettingsFile,
        book: ObligationBook,
        obligations: Obligations,
        hall_names: HallNames,
        writer: StatisticsWriter,
        elsewhere: DutiesElsewhere | None = None,
    ) -> None:
        self._store = store
        self._clock = clock
        self._settings = settings
        self._book = book
        self._obligations = obligations
        self._hall_names = hall_names
        self._writer = writer
        self._elsewhere = elsewhere

    def book(self, actor: Actor, year: int, org: str = "") -> StatisticsBook:
        """A past year to its end, the present one to today. `org` '' is the actor's scope, else the home township."""
        require(actor, Permission.REPORTS)
        until = self._until(year)
        with self._store.reading() as view:
            tree = PlaceTree(view.people.org_units())
            return self._filled(view, until, tree, self._scope(actor, tree, org), self._store.reading)

    def export(
        self, actor: Actor, year: int, org: str, path: Path, progress: Callable[[str], None] = lambda said: None
    ) -> int:
        """Write the workbook from one view of the store; gives the number of people listed."""
        require(actor, Permission.REPORTS)
        until = self._until(year)
        with few_collections(), self._store.reading() as view:
            tree = PlaceTree(view.people.org_units())
            scope = self._scope(actor, tree, org)
            with self._begun_elsewhere(view, scope, until) as elsewhere:
                progress("统计汇总")
                book = self._filled(view, until, tree, scope, lambda: nullcontext(view))
                if elsewhere is not None:
                    book = replace(book, duties=partial(carried_on, elsewhere, book.duties))
                progress("写工作簿")
                return self._writer.write(book, path)

    def _begun_elsewhere(
        self, view: Reading, scope: str, until: date
    ) -> AbstractContextManager[Callable[[], Iterator[DutyRow]] | None]:
        """A second process earns its start only where there is much to judge."""
        if self._elsewhere is None or view.ledger.count() < MANY_EVENTS:
            return nullcontext()
        return self._elsewhere.begin(scope, until, self._settings.value, view.ledger.state())

    def _filled(
        self,
        view: Reading,
        until: date,
        tree: PlaceTree,
        scope: str,
        reading: Callable[[], AbstractContextManager[Reading]],
    ) -> StatisticsBook:
        lines = tree.lines(scope)
        home = self._settings.value.home
        frame = frame_of(until, lines, tree, self._book.defaults.credit, unplaced=not scope or scope == home)
        year = view.statistics.year(frame)
        by_line = year.figures()

        def stream(rows: Callable[[YearRecords, Reading], Iterator[T]]) -> Callable[[], Iterator[T]]:
            def opened() -> Iterator[T]:
                with reading() as held:
                    yield from rows(year if held is view else held.statistics.year(frame), held)

            return opened

        def hall() -> HallBook:
            with reading() as held:
                return hall_book(held, frame.first, frame.last, self._hall_names, frame.takes_hall)

        return StatisticsBook(
            organisation=self._settings.value.organisation,
            org_name=lines.top.name if lines.top else "",
            year=until.year,
            until=until,
            credit=frame.credit,
            rows_are=lines.kind,
            rows=tuple(_rows(lines, by_line, frame.credit)),
            total=SummaryRow(org=scope, code="", name="合计", figures=_whole(by_line.get(WHOLE, {}), frame.credit)),
            months=year.months(),
            classes=stream(lambda year, _: year.classes()),
            people=stream(lambda year, _: year.people()),
            expiries=stream(lambda year, _: year.expiries()),
            drills=stream(lambda year, _: year.drills()),
            hall=hall,
            duties=stream(lambda _, held: map(duty_row, self._obligations.everything(held, scope, until))),
            untracked=self._obligations.untracked(until),
        )

    def _until(self, year: int) -> date:
        today = civil_date(self._clock.now_ms())
        if not 2000 <= year <= today.year:
            raise InvalidInput(f"不能统计 {year} 年。", f"请填写 2000 至 {today.year} 之间的年份。")
        return min(today, date(year, 12, 31))

    def _scope(self, actor: Actor, tree: PlaceTree, org: str) -> str:
        wanted = org or actor.scope or self._settings.value.home
        unit = tree.final(wanted)
        if wanted and unit is None:
            raise NotFound("没有找到这个单位。", "请先在程序里登记单位，或改用其他区划代码。")
        if unit is not None and not tree.within(unit.id, actor.scope):
            raise NotAllowed("这个单位不在您负责的范围内。", "请在自己负责的单位中选择。")
        return unit.id if unit is not None else ""


def carried_on(elsewhere: Callable[[], Iterator[T]], own: Callable[[], Iterator[T]]) -> Iterator[T]:
    """What is told elsewhere and, where that stops short, the rest by oneself: both tell the same in one order."""
    told = 0
    try:
        for row in elsewhere():
            told += 1
            yield row
    except StoppedShort:
        yield from islice(own(), told, None)


@contextmanager
def few_collections() -> Iterator[None]:
    """Rows come and go without circles: looking for circles after every 700 of them took a quarter of the time."""
    usual = gc.get_threshold()
    gc.set_threshold(100_000, 50, usual[2])
    try:
        yield
    finally:
        gc.set_threshold(*usual)


def frame_of(until: date, lines: Lines, tree: PlaceTree, credit: CreditHour, *, unplaced: bool) -> Frame:
    first = date(until.year, 1, 1)
    return Frame(
        first=first.isoformat(),
        last=until.isoformat(),
        soon=add_months(until, SOON_MONTHS).isoformat(),
        first_ms=ms_at(first),
        end_ms=ms_at(until + timedelta(days=1)),
        line_of=lines.line_of,
        names={org: tree.full_name(org) for org in tree.units},
        unplaced=unplaced,
        credit=credit,
    )


def _rows(lines: Lines, by_line: Mapping[int, Figures], credit: CreditHour) -> Iterator[SummaryRow]:
    """Every unit, and what hangs on the scope itself where there is anything."""
    for number, unit in enumerate(lines.shown, start=1):
        figures = _whole(by_line.get(number, {}), credit)
        yield SummaryRow(org=unit.id, code="" if unit.proposed else unit.code, name=unit.name, figures=figures)
    own = _whole(by_line.get(0, {}), credit)
    if any(own.values()) or not lines.shown:
        top = lines.top
        yield SummaryRow(org=top.id if top else "", code=top.code if top else "", name=lines.own_name, figures=own)


def _whole(figures: Figures, credit: CreditHour) -> Figures:
    """Every key, zero where nothing was counted, with the hours of both forms on one scale."""
    both = credit.credited(figures.get("offline_minutes", 0), figures.get("online_minutes", 0))
    return {key: figures.get(key, 0) for key in COUNTED} | {"credited_minutes": both}
