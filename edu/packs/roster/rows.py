"""One line of a roster → a checked person, or what is wrong with it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from edu.domain.enterprise import USCC_LENGTH, is_phone, is_uscc, normalise_phone, normalise_uscc
from edu.domain.identity import IdDocument, Sex, check_digit, normalise, read_identity
from edu.domain.names import LONGEST, SHORTEST, clean_name
from edu.domain.org_codes import is_code, normalise_code
from edu.domain.person_classes import PERSON_CLASS_NAMES
from edu.domain.problems import Problem, Severity
from edu.domain.roster import Field, RosterEnterprise, RosterLine, RosterPost, RosterRow
from edu.domain.roster_words import FIELD_TITLES, id_kind_of
from edu.domain.text import says_nothing, unspaced
from edu.packs.roster.leavers import left_by_note
from edu.packs.roster.placeholders import may_have_one, names_none, refers_above
from edu.packs.roster.posts import Said, read_posts
from edu.packs.roster.values import Cell, Unclear, clean, lost_digits, read_date, read_yes_no

MAX_TEXT = 500
_NAME = re.compile(r"[^\W\d_](?:[^\W\d_]|[·'’. \-])*[^\W\d_.]\.?", re.UNICODE)
_IDENTITY: frozenset[Field] = frozenset(["name", "id_number"])
_ENDS: tuple[Field, ...] = ("end", "left")
_EARLIEST_START = 1949
_FURTHEST_START = timedelta(days=365)
_SEXES: dict[str, Sex] = {"男": "male", "女": "female", "男性": "male", "女性": "female"}


@dataclass(slots=True)
class LineReader:
    """Reads one line at a time; `problems` collects what it finds, with the field's name as column."""

    today: date
    cells: Mapping[Field, Cell]
    problems: list[Problem]

    def add(self, name: Field, code: str, message: str, remedy: str, *, warn: bool = False) -> None:
        severity: Severity = "warning" if warn else "error"
        self.problems.append(Problem(code=code, message=message, remedy=remedy, severity=severity, column=name))

    def text(self, name: Field) -> str:
        """The cleaned text of a field; what only says that there is nothing reads as empty, so does too long a text.

        Of the name and the number of the document the office's own word is kept: who has none is told so.
        """
        cell = self.cells.get(name, "")
        if cell == "":
            return ""
        text = clean(cell)
        if len(text) > MAX_TEXT:
            self.add(
                name,
                "cell_too_long",
                f"“{FIELD_TITLES[name]}”一格有 {len(text)} 个字，太长了",
                f"请改到 {MAX_TEXT} 字以内；CSV 文件请检查引号是否成对",
            )
            return ""
        if refers_above(name, text):
            self.add(
                name,
                "same_as_above",
                f"“{FIELD_TITLES[name]}”写的是“{text}”，不能确定指的是哪一行",
                "请写出完整的内容再导入（在 Excel 里可以把上面一格向下填充）",
            )
            return ""
        return "" if name not in _IDENTITY and says_nothing(text) else text

    def called(self, name: Field) -> str:
        """The name of a place or a firm: spaces that only spread its characters over the cell go."""
        text = unspaced(self.text(name))
        if not names_none(name, text):
            return text
        if may_have_one(text):
            self.add(
                name,
                "name_untold",
                f"“{FIELD_TITLES[name]}”写的是“{text}”，不是名称，按没有填写登记",
                "知道名称的，请写上全称再导入；确实没有的，可以不改",
                warn=True,
            )
        return ""

    def name(self) -> str:
        raw = self.text("name")
        name = clean_name(raw)
        if not name:
            self.add("name", "name_missing", "没有姓名", "请填写姓名；这一行不是人员时请删除")
        elif not SHORTEST <= len(name) <= LONGEST:
            self.add("name", "name_length", f"姓名有 {len(name)} 个字，应为 {SHORTEST} 至 {LONGEST} 个字", "请核对姓名")
        elif not any(character.isalpha() or unicodedata.category(character) == "Co" for character in name):
            self.add("name", "name_characters", f"“{name}”不像姓名", "请核对姓名")
        elif any(unicodedata.category(character) == "Co" for character in name):
            self.add(
                "name",
                "name_private_character",
                "姓名里有用旧造字程序输入的字，换一台电脑可能显示不出来",
                "请用支持生僻字的输入法重新输入这个字",
                warn=True,
            )
        elif _NAME.fullmatch(name) is None:
            self.add("name", "name_unusual", f"姓名“{name}”里有不常见的字符", "请核对；确认无误可以不改", warn=True)
        return name

    def document(self) -> IdDocument | None:
        cell = self.cells.get("id_number", "")
        if lost_digits(cell) or _rounded(cell):
            self.add(
                "id_number",
                "id_number_lost_digits",
                "身份证号被 Excel 当成数字保存，后几位已经丢失，无法恢复",
                "请把这一列设为“文本”格式，再对照证件重新输入完整号码",
            )
            return None
        kind_text = self.text("id_kind")
        kind = id_kind_of(kind_text) if kind_text else None
        if kind_text and kind is None:
            self.add(
                "id_kind",
                "id_kind_unknown",
                f"不认识证件类型“{kind_text[:20]}”，按号码判断",
                "请从导入模板的选项中选择",
                warn=True,
            )
        reading = read_identity(self.text("id_number"), self.today, kind)
        if not any(problem.code == "cell_too_long" and problem.column == "id_number" for problem in self.problems):
            self.problems += [replace(problem, column="id_number") for problem in reading.problems]
        return reading.document

    def day(self, name: Field, *, end: bool = False) -> date | None:
        try:
            return read_date(self.cells.get(name, ""), end=end)
        except Unclear as unclear:
            self.add(
                name,
                "date_unclear",
                f"看不懂{FIELD_TITLES[name]}“{str(unclear)[:20]}”",
                "请写成 2026-03-01 这样的日期，长期有效请写“长期”",
            )
            return None

    def days(self) -> tuple[date | None, date | None]:
        """First and last day in post: who has left before a certificate ends was in post until then."""
        start, ends = self.day("start"), {name: self.day(name, end=True) for name in _ENDS}
        if start and (start.year < _EARLIEST_START or start > self.today + _FURTHEST_START):
            self.add(
                "start",
                "start_strange",
                f"任职日期是 {start.isoformat()}，{'太早' if start < self.today else '离现在还有一年以上'}，照常登记",
                "请核对年份；写错的请改正再导入，确实是这一天的可以不改",
                warn=True,
            )
        for name, end in ends.items():
            if start and end and end < start:
                self.add(name, "dates_reversed", f"{FIELD_TITLES[name]}早于任职日期", "请核对这两个日期")
        return start, min((end for end in ends.values() if end), default=None)

    def phone(self) -> str:
        number = normalise_phone(self.text("phone"))
        parts = [part for part in re.split(r"[、/;,，；]", number) if part]
        if not parts:
            return ""
        if not is_phone(parts[0]):
            self.add("phone", "phone_form", "电话号码不对，没有采用", "手机号应为 11 位，请核对", warn=True)
            return ""
        return parts[0]

    def org_code(self) -> str:
        code = normalise_code(self.text("org_code"))
        if code and not is_code(code):
            self.add(
                "org_code",
                "org_code_form",
                f"“{code[:20]}”不是 12 位区划代码，没有采用；本行按名称找村（社区）和乡镇，照常登记",
                "请核对归到的单位；知道 12 位统计用区划代码的，请在名册里改正再导入，不清楚可以留空",
                warn=True,
            )
            return ""
        return code

    def enterprise(self) -> RosterEnterprise | None:
        name, code = self.called("enterprise"), normalise_uscc(self.text("uscc"))
        if lost_digits(self.cells.get("uscc", "")):
            self.add(
                "uscc",
                "uscc_lost_digits",
                "统一社会信用代码被当成数字保存，后几位已经丢失",
                "请把这一列设为“文本”格式后重新输入",
            )
            code = ""
        elif code and len(code) != USCC_LENGTH:
            self.add(
                "uscc",
                "uscc_form",
                f"“{code[:20]}”不是 18 位统一社会信用代码，没有采用；本行的企业按没有信用代码照常登记",
                "请对照营业执照补上 18 位代码再导入；还没有办好的，办好后在“村社与企业”里补上",
                warn=True,
            )
            code = ""
        elif code and not is_uscc(code):
            self.add(
                "uscc",
                "uscc_check",
                "统一社会信用代码不对（应为 18 位，末位是校验码）",
                "请对照营业执照核对，没有可以留空",
            )
            code = ""
        industry = self.text("industry")
        high_risk, key_place = self.flag("high_risk"), self.flag("key_place")
        if not name and not code:
            return None
        return RosterEnterprise(name=name, uscc=code, industry=industry, high_risk=high_risk, key_place=key_place)

    def flag(self, name: Field) -> bool | None:
        try:
            return read_yes_no(self.cells.get(name, ""))
        except Unclear as unclear:
            self.add(name, "yes_no_unclear", f"“{FIELD_TITLES[name]}”写的是“{str(unclear)[:20]}”", "请填写“是”或“否”")
            return None

    def compare(self, document: IdDocument | None) -> tuple[Sex | None, date | None]:
        """Sex and birth date: those of the number win, a different word in the file is a warning."""
        written, born = _SEXES.get(self.text("sex")), self.day("birth_date")
        if document is None or document.birth_date is None:
            return written, born
        if written is not None and written != document.sex:
            self.add("sex", "sex_differs", "性别与身份证号不一致，按身份证号", "请核对性别和身份证号", warn=True)
        if born is not None and (born.year, born.month) != (document.birth_date.year, document.birth_date.month):
            self.add(
                "birth_date",
                "birth_date_differs",
                "出生日期与身份证号不一致，按身份证号",
                "请核对出生日期和身份证号",
                warn=True,
            )
        return document.sex, document.birth_date

    def posts(self, enterprise: RosterEnterprise | None, org_code: str) -> tuple[RosterPost, ...]:
        start, end = self.days()
        pattern = RosterPost(
            title="",
            person_class="worker" if enterprise else "public",
            start=start,
            end=end,
            enterprise=enterprise,
            village=self.called("village"),
            town=self.called("town"),
            org_code=org_code,
        )
        words = (self.text("category"), self.text("role"), self.text("trade"), self.text("scheme"))
        posts, said = read_posts(*words, pattern)
        self._tell_posts(said, enterprise)
        return posts or (pattern,)

    def _tell_posts(self, read: Said, enterprise: RosterEnterprise | None) -> None:
        if read.unknown and enterprise is None:
            self.add(
                "role",
                "role_unknown",
                f"不认识岗位“{read.unknown[0][:20]}”，按公众处理",
                "请改成模板里的人员类别（如网格员、村级应急管理员）",
                warn=True,
            )
        for word, taken in read.any_of:
            self.add(
                "category",
                "class_any_of_three",
                f"写的是“{word}”，看不出是主要负责人、安全生产管理人员还是特种作业人员，"
                f"按“{PERSON_CLASS_NAMES[taken]}”登记",
                "请在“人员类别”或“岗位”里写明是哪一类，再导入",
                warn=True,
            )
        for title, taken in read.of_village:
            self.add(
                "role",
                "class_of_village_untold",
                f"这一行是村（社区）的，岗位写的是“{title[:20]}”，看不出是村级应急管理员、网格员还是别的人员，"
                f"按“{PERSON_CLASS_NAMES[taken]}”登记",
                "请在“人员类别”里写明是哪一类，再导入；登记得对的，可以不改",
                warn=True,
            )
        for title, taken in read.deputies if enterprise else ():
            self.add(
                "role",
                "class_of_deputy_untold",
                f"岗位“{title[:20]}”是副职、助理或前任，看不出是不是分管安全；不是现任正职，没有算作主要负责人，"
                f"按“{PERSON_CLASS_NAMES[taken]}”登记",
                "分管安全的，请在“人员类别”里写“安全生产管理人员”再导入；实际是主要负责人的，写“主要负责人”；"
                "都不是的，可以不改",
                warn=True,
            )
        for title, taken in read.beside:
            self.add(
                "role",
                "role_other_class",
                f"岗位“{title[:20]}”里像是还写了村（社区）的另一个岗位，只按“{PERSON_CLASS_NAMES[taken]}”登记",
                "两个岗位都担任的，请在“岗位”里用顿号分开写（如“村级应急管理员、网格员”）再导入；"
                "只担任一个的，请只写那一个",
                warn=True,
            )
        for word, taken in read.doubled:
            self.add(
                "role",
                "role_two_classes",
                f"“{word[:20]}”里像是写了主要负责人和安全生产管理人员两个岗位，只按“{PERSON_CLASS_NAMES[taken]}”登记",
                "两个岗位都担任的，请用顿号分开写（如“主要负责人、安全员”）再导入；只担任一个的，请只写那一个",
                warn=True,
            )


def read_line(
    line: RosterLine, cells: Mapping[Field, Cell], texts: tuple[str, ...], today: date
) -> tuple[RosterRow | None, list[Problem]]:
    """A row exactly when none of the problems is an error."""
    reader = LineReader(today, cells, [])
    name, document = reader.name(), reader.document()
    sex, born = reader.compare(document)
    enterprise, org_code = reader.enterprise(), reader.org_code()
    posts = reader.posts(enterprise, org_code)
    phone, education, note = reader.phone(), reader.text("education"), reader.text("note")
    if document is None or any(problem.severity == "error" for problem in reader.problems):
        return None, reader.problems
    row = RosterRow(
        lines=(line,),
        name=name,
        document=document,
        sex=sex,
        birth_date=born,
        phone=phone,
        village=posts[0].village,
        town=posts[0].town,
        org_code=org_code,
        enterprise=enterprise,
        posts=posts,
        education=education,
        note=note,
        cells=texts,
    )
    if left := left_by_note(row, today):
        reader.problems.append(left)
    return row, reader.problems


def _rounded(cell: Cell) -> bool:
    """A text of 18 digits ending in 000 whose check digit fails: cut by Excel, then saved as text or CSV."""
    if not isinstance(cell, str) or "000" not in cell:
        return False
    number = normalise(cell)
    return (
        len(number) == 18
        and number.isdecimal()
        and number.isascii()
        and number.endswith("000")
        and (check_digit(number[:17]) != number[17])
    )
