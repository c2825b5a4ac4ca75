"""What the demo hands over: the statistics workbook, ten certificates, three learning files, a summary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edu.demo.places import ORGANISATION, TOWN
from edu.system.clock import civil_date

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from edu.bootstrap import Services
    from edu.demo.township import Made
    from edu.domain.actors import Actor

CERTIFICATES = 10
LEARNING_FILES = 3


def write_outputs(services: Services, actor: Actor, out: Path, made: Made, say: Callable[[str], None]) -> list[Path]:
    """Through the services, as a manager would; gives the files in the order of the summary."""
    year = civil_date(services.clock.now_ms()).year
    workbook = out / f"{TOWN}{year}年安全培训统计.xlsx"
    say("写统计表")
    services.statistics.export(actor, year, made.town, workbook)
    files = [workbook]
    issued = services.certificates.certificates(actor, limit=CERTIFICATES)
    say(f"写证书 {len(issued)} 张")
    folder = out / "certificates"
    folder.mkdir(parents=True, exist_ok=True)
    files += services.certificate_papers.print_each(actor, [record.id for record in issued], folder)
    holders = list(dict.fromkeys(record.person for record in issued))[:LEARNING_FILES]
    say(f"写学习档案 {len(holders)} 份")
    (out / "learning-files").mkdir(parents=True, exist_ok=True)
    for number, person in enumerate(holders, 1):
        path = out / "learning-files" / f"learning-file-{number}.pdf"
        services.learning_files.export_pdf(actor, person, path, "示范：年度归档")
        files.append(path)
    summary = out / "summary.txt"
    summary.write_text(_summary(services, actor, made, files), encoding="utf-8")
    return [*files, summary]


def _summary(services: Services, actor: Actor, made: Made, files: list[Path]) -> str:
    today = civil_date(services.clock.now_ms())
    counts = services.obligations.overview(actor, made.town, today)
    lines = [
        f"{ORGANISATION} · {today.isoformat()}（虚构）",
        f"人员 {made.people}，培训班 {len(made.classes)} 期，事件 {services.ledger.count()} 条",
        f"逾期 {counts.overdue_people} 人，即将到期 {counts.due_soon_people} 人",
        f"账本摘要 {services.ledger.digest()}",
        "",
        *(str(path) for path in files),
    ]
    return "\n".join(lines) + "\n"
