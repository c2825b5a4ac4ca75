"""manager.person: everything about one person, and what may be done for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from PySide6.QtWidgets import QWidget

from edu.domain.actors import Permission
from edu.domain.events.people import PersonDetails
from edu.domain.learning_file import LearningFile
from edu.domain.obligations.duties import Duty, SubjectDuties
from edu.domain.people import Enterprise
from edu.domain.places import PlaceTree
from edu.services.certificates import Certificates
from edu.services.learning_files import LearningFiles
from edu.services.obligations import Obligations
from edu.services.organisations import Organisations
from edu.services.people import NewPost, People, PersonView
from ui.navigation import Screen
from ui.screens.files import PDF, SQLITE
from ui.screens.manager.parts.day_asked import DayAsked
from ui.screens.manager.parts.desk import Desk
from ui.screens.manager.parts.duty import duty_line, show_clause
from ui.screens.manager.parts.lines import Facts, Line, LineList
from ui.screens.manager.parts.two_columns import TwoColumns
from ui.screens.manager.person import presenter as p
from ui.screens.manager.person.sheets import (
    DetailsSheet,
    EndPostSheet,
    ExportSheet,
    NewDetails,
    PostSheet,
    StatePaper,
    StatePaperSheet,
)
from ui.widgets import Banner, Button, Card, FormSheet, PlainLabel, ask_reason, clear, column, scroll

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Loaded:
    view: PersonView
    places: PlaceTree
    firms: Mapping[str, Enterprise]
    file: LearningFile
    duties: SubjectDuties


class PersonScreen(Screen):
    title = "人员档案"

    def __init__(
        self,
        person: str,
        people: People,
        organisations: Organisations,
        certificates: Certificates,
        files: LearningFiles,
        obligations: Obligations,
        desk: Desk,
        trades: Sequence[str] = (),
        on: date | None = None,
    ) -> None:
        super().__init__()
        self._trades = trades
        self._id, self._people, self._certificates = person, people, certificates
        self._organisations = organisations
        self._files, self._obligations, self._desk = files, obligations, desk
        self._loaded: _Loaded | None = None
        self.day = DayAsked(desk.today, on)
        self.day.picked.connect(self._load_duties)
        self.export_button = Button("导出学习档案", "accent", icon="export", on_click=self._on_export)
        self.export_button.setEnabled(False)
        self.header_actions = (self.export_button,)
        inside = QWidget()
        page = column(inside, gap="l", margin="page")
        self._top = column(gap="none")
        page.addLayout(self._top)
        left, right = (self._who(), self._learning()), (self._posts(), self._duties(), self._papers(), self._sittings())
        page.addWidget(TwoColumns(left, right, shares=(2, 3)))
        page.addStretch(1)
        column(self).addWidget(scroll(inside))

    # -- the cards --

    def _who(self) -> Card:
        card = Card("基本信息")
        self.details_button = Button("改姓名、手机", "ghost", icon="edit", on_click=self._on_details)
        self.details_button.setEnabled(False)
        card.add_action(self.details_button)
        self._facts = Facts()
        self.unmask_button = Button("查看完整证件号", icon="unlock", on_click=self._on_unmask)
        self._whole = PlainLabel("", "strong")
        self._whole.hide()
        return card.add(self._facts).add(self._whole).add(self.unmask_button)

    def _posts(self) -> Card:
        card = Card("岗位")
        self.add_post_button = Button("添加岗位", "ghost", icon="add", on_click=self._on_add_post)
        card.add_action(self.add_post_button)
        self.posts = LineList("还没有岗位，法定要求从添加岗位后开始计算。")
        return card.add(self.posts)

    def _duties(self) -> Card:
        self.duties = LineList("当前岗位没有法定学习要求。")
        return Card("法定要求", hint="按岗位和任职日期逐条计算").add_action(self.day).add(self.duties)

    def _papers(self) -> Card:
        card = Card("证书")
        self.state_button = Button("登记国家证书", "ghost", icon="add", on_click=self._on_state)
        card.add_action(self.state_button)
        self.papers = LineList("还没有证书。")
        return card.add(self.papers)

    def _learning(self) -> Card:
        self._counts = PlainLabel("", "soft")
        self._years = Facts()
        self.recent = LineList("还没有学习记录。")
        return Card("学习档案").add(self._counts).add(self._years).add(self.recent)

    def _sittings(self) -> Card:
        self.sittings = LineList("还没有参加过考试。")
        return Card("考试").add(self.sittings)

    # -- loading --

    def on_enter(self) -> None:
        self.day.set_today(self._desk.today)
        self._load()

    def _load_duties(self) -> None:
        actor, on = self._desk.actor, self.day.on
        self._desk.load(self, lambda: self._obligations.person(actor, self._id, on), self._show_duties)

    def _show_duties(self, found: SubjectDuties) -> None:
        self.duties.set_lines([duty_line(duty, self._on_clause) for duty in found.duties])

    def _load(self) -> None:
        actor, on = self._desk.actor, self.day.on

        def work() -> _Loaded:
            return _Loaded(
                view=self._people.view(actor, self._id),
                places=PlaceTree(self._organisations.org_units(actor)),
                firms={firm.id: firm for firm in self._organisations.enterprises(actor)},
                file=self._files.file(actor, self._id),
                duties=self._obligations.person(actor, self._id, on),
            )

        self._desk.load(self, work, self._show)

    def _show(self, loaded: _Loaded) -> None:
        self._loaded = loaded
        person, today = loaded.view.person, self._desk.today
        rows = p.post_rows(loaded.view.posts, loaded.places, loaded.firms, today)
        current = next((row for row in rows if row.current), None)
        self.set_title(person.name or "（已注销）", f"{current.words} · {current.place}" if current else "没有在任岗位")
        clear(self._top)
        if (warning := loaded.view.unprintable) is not None:
            self._top.addWidget(Banner("warn", f"{warning.message}。", f"{warning.remedy}。"))
        self._facts.set_facts(p.person_facts(person, today))
        self.unmask_button.setEnabled(not person.erased)
        self.details_button.setEnabled(not person.erased and self._desk.actor.may(Permission.PEOPLE_WRITE))
        self.export_button.setEnabled(True)
        self.posts.set_lines([self._post_line(row) for row in rows])
        self._show_duties(loaded.duties)
        self._fill_file(loaded.file, today)

    def _fill_file(self, file: LearningFile, today: date) -> None:
        self.papers.set_lines(
            [Line(row.title, row.note, chip=row.chip) for row in p.paper_rows(file.certificates, today)]
        )
        self.sittings.set_lines([Line(row.title, row.note, chip=row.chip) for row in p.sitting_rows(file.sittings)])
        self._counts.setText(p.file_counts(file))
        self._years.set_facts(p.hours_words(file))
        self.recent.set_lines([Line(what, day) for day, what in p.preview(file)])

    def _post_line(self, row: p.PostRow) -> QWidget:
        actions = []
        if row.may_end:
            actions.append(Button("结束任职", "ghost", on_click=lambda: self._on_end(row)))
        chip: Any = ("met", "在岗") if row.current else ("none", "已离任")
        return Line(row.words, row.place, chip=chip, soft=(row.span,), actions=actions)

    def _on_clause(self, duty: Duty) -> None:
        show_clause(self, duty)

    # -- acting --

    def _on_unmask(self) -> None:
        ask_reason(
            self,
            "查看完整证件号",
            "查看的人、时间和用途会记入台账，不能删除。",
            yes="查看",
            hint="例如：核对参训资格",
            on_reason=lambda sheet, reason: self._write(
                sheet, lambda: self._people.unmask(self._desk.actor, self._id, reason), self._show_whole
            ),
        )

    def _show_whole(self, details: PersonDetails) -> None:
        phone = f"\n手机 {details.phone}" if details.phone else ""
        self._whole.setText(f"{details.id_number}{phone}")
        self._whole.show()
        self.unmask_button.hide()

    def _on_details(self) -> None:
        if self._loaded is not None:
            DetailsSheet(self, self._loaded.view.person, self._change)

    def _change(self, sheet: FormSheet, new: NewDetails) -> None:
        self._write(
            sheet,
            lambda: self._people.change_details(
                self._desk.actor, self._id, name=new.name, phone=new.phone, initials=new.initials
            ),
            self._details_changed,
        )

    def _details_changed(self, _value: None) -> None:
        self._whole.hide()  # the phone that stands there is the old one
        self.unmask_button.show()
        self._changed("个人信息已保存")(None)

    def _on_add_post(self) -> None:
        if self._loaded is not None:
            units, firms = self._loaded.places.units.values(), self._loaded.firms.values()
            PostSheet(self, list(units), list(firms), self._desk.today, self._add_post, self._trades)

    def _add_post(self, sheet: FormSheet, post: NewPost) -> None:
        self._write(sheet, lambda: self._people.assign(self._desk.actor, self._id, post), self._changed("岗位已添加"))

    def _on_end(self, row: p.PostRow) -> None:
        EndPostSheet(
            self,
            row.words,
            self._desk.today,
            lambda sheet, day: self._write(
                sheet,
                lambda: self._people.end_post(self._desk.actor, self._id, row.id, day),
                self._changed("任职已结束"),
            ),
        )

    def _on_state(self) -> None:
        StatePaperSheet(self, self._desk.today, self._record)

    def _record(self, sheet: FormSheet, paper: StatePaper) -> None:
        self._write(
            sheet,
            lambda: self._certificates.record_state_certificate(
                self._desk.actor, self._id, kind=paper.kind, category=paper.category, number=paper.number,
                issued=paper.issued, expires=paper.expires, authority=paper.authority,
            ),
            self._changed("国家证书已登记"),
        )  # fmt: skip

    def _on_export(self) -> None:
        if self._loaded is not None:
            ExportSheet(self, self._loaded.view.person.name, self._export)

    def _export(self, sheet: FormSheet, form: p.Form, reason: str, whole: bool) -> None:
        if self._loaded is None:
            return
        kinds = PDF if form == "pdf" else SQLITE
        path = self._desk.files.save_as(self, "保存学习档案", p.export_name(self._loaded.view.person, form), kinds)
        if path is None:
            return
        write = self._files.export_pdf if form == "pdf" else self._files.export_sqlite
        self._write(
            sheet,
            lambda: write(self._desk.actor, self._id, path, reason, whole_number=whole),
            lambda _done: self._exported(path.name),
        )

    def _exported(self, name: str) -> None:
        self._desk.navigator.notify(f"已导出：{name}", "ok")
        self._load()

    def _write(self, sheet: FormSheet, work: Callable[[], T], done: Callable[[T], None]) -> None:
        sheet.submit(self._desk.tasks, work, done)

    def _changed(self, words: str) -> Callable[[Any], None]:
        def done(_value: Any) -> None:
            self._desk.navigator.notify(words, "ok")
            self._load()

        return done
