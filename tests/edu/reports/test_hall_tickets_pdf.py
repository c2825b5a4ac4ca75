from __future__ import annotations

from datetime import date
from pathlib import Path

import pypdfium2

from edu.domain.hall.tickets import TicketFace, code_from, spaced
from edu.reports.hall_tickets_pdf import hall_tickets_pdf, write_hall_tickets


def face(number: int, label: str = "实验小学三（1）班", people: int = 30) -> TicketFace:
    return TicketFace(
        code=code_from(str(number)), label=label, people=people, first=date(2026, 11, 22), last=date(2026, 11, 22)
    )


def test_eight_tickets_a_page_each_with_its_code_name_and_days(tmp_path: Path) -> None:
    faces = [face(0), face(1, "王䶮", 1), *(face(n) for n in range(2, 9))]
    path = tmp_path / "tickets.pdf"

    write_hall_tickets("古市镇应急安全体验馆", faces, path)

    document = pypdfium2.PdfDocument(path)
    first = document[0].get_textpage().get_text_bounded()
    assert len(document) == 2
    assert all(spaced(one.code) in first for one in faces[:8])
    assert spaced(faces[8].code) not in first
    assert "团队票，30 人" in first
    assert "个人票" in first
    assert "王䶮" in first
    document.close()


def test_long_names_stay_on_their_ticket() -> None:
    data = hall_tickets_pdf("某某自治县" * 8, [face(1, "字" * 30)])

    page = pypdfium2.PdfDocument(data)[0].get_textpage()
    rights = [page.get_charbox(at)[2] for at in range(page.count_chars())]
    assert max(rights) <= 595 / 2
