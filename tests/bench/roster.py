"""A roster of ten thousand people, .xlsx: read in the child process, every check, taken in one transaction."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from edu.domain.actors import OPERATOR
from edu.domain.identity import check_digit
from tests.bench.measuring import BARE_EVENTS, BARE_INSERT, Measure, bare_row, bare_sqlcipher, sizes, timed
from tests.stores import make_bench

SECONDS = 5
HEADER = ("姓名", "身份证号", "岗位", "手机", "工作单位", "统一社会信用代码", "村(社区)", "任职日期")
ROLES = ("网格员", "主要负责人", "安全生产管理人员", "低压电工作业", "应急管理员")


def bench(scale: float, folder: Path) -> Iterator[Measure]:
    for count in sizes(scale, 10_000):
        folder.joinpath(str(count)).mkdir(parents=True)
        book = write_book(folder / str(count) / "名册.xlsx", count)
        made = make_bench(folder / str(count))
        services = made.services()
        with timed() as ours:
            plan = services.roster_import.dry_run(OPERATOR, book)
            result = services.roster_import.take(OPERATOR, plan)
        assert (result.accepted, result.new_people) == (count, count), plan.problems[:3]
        made.store.close()
        yield Measure(
            name=f"roster.{count}",
            value=ours.seconds,
            unit="s",
            goal=f"≤ {SECONDS} s for 10,000",
            holds=ours.seconds <= SECONDS,
            floor=_floor(folder / str(count), book, count),
        )


def write_book(path: Path, count: int) -> Path:
    import xlsxwriter

    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    sheet = book.add_worksheet("名册")
    sheet.write_row(0, 0, HEADER)
    for n in range(count):
        body = f"331124{1960 + n // 12_000 % 40}{n // 1000 % 12 + 1:02}15{n % 1000:03}"
        name = "赵钱孙李周吴郑王"[n % 8] + "伟芳娜敏静丽强磊"[n // 8 % 8] + "石坑叶村水口桥头"[n // 64 % 8]
        village = f"{'石坑叶村水口桥头'[n % 8]}{n % 40}村"
        row = (name, body + check_digit(body), ROLES[n % 5], f"138{n:08}", f"松阳县第{n % 300}号建材厂", "", village)
        sheet.write_row(n + 1, 0, (*row, "2024-03-01"))
    book.close()
    return path


def _floor(folder: Path, book: Path, count: int) -> float:
    """The workbook through calamine, then as many event rows as the import writes with one executemany."""
    from python_calamine import CalamineWorkbook

    bare = bare_sqlcipher(folder / "bare.db")
    bare.execute(BARE_EVENTS)
    with timed() as floor:
        rows = CalamineWorkbook.from_path(str(book)).get_sheet_by_index(0).to_python()
        assert len(rows) == count + 1
        bare.execute("BEGIN IMMEDIATE")
        bare.executemany(BARE_INSERT, [bare_row(n, b"x" * 120) for n in range(2 * count)])
        bare.execute("COMMIT")
    bare.close()
    return floor.seconds
