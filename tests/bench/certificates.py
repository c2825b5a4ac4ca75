"""A thousand certificates as one PDF, against the same pages with nothing but two lines of text in the same font."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from edu.reports.certificate_pdf import write_certificates
from tests.bench.measuring import Measure, sizes, timed
from tests.edu.reports.papers import make_sheet

PAGES_A_SECOND, MEGABYTES = 110, 4


def bench(scale: float, folder: Path) -> Iterator[Measure]:
    for count in sizes(scale, 1_000):
        sheets = [replace(make_sheet(), number=f"331124101-2026-A1B2C3-{n:06}") for n in range(count)]
        target = folder / f"{count}.pdf"
        with timed() as ours:
            write_certificates(sheets, target)
        speed, megabytes = count / ours.seconds, target.stat().st_size / 1_000_000
        yield Measure(
            name=f"certificates.speed.{count}",
            value=speed,
            unit="pages/s",
            goal=f"≥ {PAGES_A_SECOND}",
            holds=speed >= PAGES_A_SECOND,
            floor=count / _floor(sheets),
        )
        yield Measure(
            name=f"certificates.size.{count}",
            value=megabytes,
            unit="MB",
            goal=f"≤ {MEGABYTES} MB for 1,000",
            holds=megabytes <= MEGABYTES,
        )


def _floor(sheets: list[object]) -> float:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    from edu.system.paths import Paths

    face = next(Paths(data=Path()).fonts.glob("*Regular*.ttf"))
    pdfmetrics.registerFont(TTFont("floor", str(face)))
    with timed() as floor:
        canvas = Canvas(io.BytesIO())
        for _ in sheets:
            canvas.setFont("floor", 20)
            canvas.drawString(100, 500, "培训合格证明")
            canvas.drawString(100, 400, "欧阳石坑 安全生产管理人员 初次培训")
            canvas.showPage()
        canvas.save()
    return floor.seconds
