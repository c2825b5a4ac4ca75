from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from edu.packs.checks import check_content, check_exams, check_library, pack_count
from edu.packs.library import ContentLibrary
from tests.edu.packs.builders import (
    BANK,
    BODY,
    COURSE,
    FILES,
    SHORT,
    TODAY,
    line_of,
    make_installation,
    problems_of,
    question_text,
    swap,
)

REPOSITORY = Path(__file__).parents[3]


def test_a_sound_installation_has_no_problem(tmp_path: Path) -> None:
    library = make_installation(tmp_path)
    assert problems_of(library) == []
    assert pack_count(library) == 7


def test_an_empty_installation_has_no_problem(tmp_path: Path) -> None:
    library = ContentLibrary(tmp_path / "content", tmp_path / "exams")
    assert problems_of(library) == []
    assert pack_count(library) == 0


def test_shipped_content_is_clean() -> None:
    library = ContentLibrary(REPOSITORY / "content", REPOSITORY / "exams")
    problems = check_library(library, TODAY)
    errors = [f"{p.file}:{p.line} {p.message}" for p in problems if p.severity == "error"]
    assert errors == []


BROKEN = [
    # file, what stands there, what is written instead, code, a part of the line that is named
    ("sources", "kind: law", "kind: gesetz", "choice", "kind:"),
    ("sources", "year: 2021", "year: '2021'", "field", "year:"),
    ("sources", "issuer: 全国", "isuer: 全国", "unknown-field", "isuer"),
    ("sources", "id: gb-55009-2021", "id: fire-law-2021", "duplicate-id", None),
    ("sources", "id: gb-55009-2021", "id: GB_55009", "slug", "GB_55009"),
    ("sources", "in_force_from: 2022-01-01", "in_force_from: 2022-13-01", "field", "2022-13-01"),
    ("sources", "in_force_to: null", "in_force_to: 2020-01-01", "field", "2020-01-01"),
    ("sources", "in_force_to: null", "in_force_to: 2026-01-01", "replaced-by", None),
    ("sources", "replaced_by: null", "replaced_by: nix-2030", "replaced-unknown", None),
    ("sources", "number: GB 55009-2021", "number: null", "number", None),
    ("sources", "schema: 1", "schema: 2", "schema-newer", "schema"),
    ("sources", "schema: 1", "schemo: 1", "schema", None),
    (
        "sources",
        "opened: original\n    opened_note: 全文\n  - id: gb",
        "opened: original\n    read_in: press\n    opened_note: 全文\n  - id: gb",
        "read-in",
        None,
    ),
    (
        "sources",
        "opened: original\n    opened_note: 全文\n",
        "opened: original\n    read_in: gelesen\n",
        "choice",
        "gelesen",
    ),
    ("facts", "display: 2 m", "display: 3 m", "display", None),
    ("facts", "gb-55009-2021#5.3.4", "nix#5", "cite-unknown", None),
    ("facts", "cites: [gb-55009-2021#5.3.4]", "cites: []", "fact-ground", None),
    ("facts", "unit: m", "unit: m\n    unit: cm", "duplicate-key", "unit: cm"),
    ("facts", "cites: [gb-55009-2021#5.3.4]", "cites: gb#1", "field", "cites: gb"),
    ("course", "id: yingzhi.fire", "id: yingzhi.feuer", "id-file", "id: yingzhi"),
    ("course", "audiences: [public, grid-member]", "audiences: [public, everyone]", "choice", "everyone"),
    ("course", "audiences: [public, grid-member]", "audiences: [public, public]", "field", "public"),
    ("course", "audiences: [public, grid-member]", "audiences: []", "missing", "audiences"),
    ("course", "topic: T01", "topic: fire", "field", "topic"),
    ("course", "minutes: 5", "minutes: 50", "field", "minutes"),
    ("course", "kiosk: true", "kiosk: ja", "field", "kiosk"),
    ("course", "minutes: 5", "minutes: 6", "kiosk-long", "- id: call"),
    ("course", "lessons/01-call.md", "../../secret.md", "field", "secret"),
    ("course", "file: lessons/01-call.md", "file: lessons/02-nix.md", "unreadable", None),
    ("course", "review: {by: null, on: null, due: 2027-06-30}", "review: nobody", "field", "review"),
    ("course", "lessons:\n", "lessons: []\nlektionen:\n", "missing", None),
    ("course", "  - id: call", "  - call\n  - id: call", "field", "- call"),
    ("course", "title: 火灾", "title: [火灾]", "field", "title"),
    ("course", "summary: 会报警", "summary:", "missing", "summary"),
    ("course", "version: 1", "version: true", "field", "version"),
    ("course", "version: 1", "version: 1.5", "field", "version"),
    ("course", "version: 1", "version: &v 1", "yaml-alias", "version"),
    ("course", "version: 1", "version: !!python/name:os.system", "yaml-tag", "version"),
    ("course", "version: 1", "version: [1", "yaml", None),
    ("course", "version: 1", "? [a, b]\n: 1\nversion: 1", "yaml-key", None),
    ("course", "version: 1", "version: 1\n---\nid: x", "yaml-documents", "---"),
    ("lesson", "## 怎么做", "### 怎么做", "page-title", "### 怎么做"),
    ("lesson", "---\n\n## 怎么做", "---\n\n---\n\n## 怎么做", "page-empty", None),
    ("lesson", "media/call.svg", "media/nix.svg", "media", "nix.svg"),
    ("lesson", "media/call.svg", "../../x.svg", "media", "../../x.svg"),
    ("lesson", "media/call.svg", "https://a.example/x.svg", "media", "https"),
    ("lesson", "![在屋外打电话]", "![]", "picture-alt", "media/call"),
    ("lesson", "![在屋外", "![图](media/call.svg)\n\n![在屋外", "pictures", "## 怎么做"),
    ("lesson", "先到安全", "<b>先到</b>安全", "html", "<b>"),
    ("lesson", "先到安全", "<!-- x -->先到安全", "html", "<!--"),
    ("lesson", "先到安全", "[先到](http://a.example)安全", "markup", "[先到]"),
    ("lesson", "先到安全", "*先到*安全", "markup", "*先到*"),
    ("lesson", "先到安全", "`先到`安全", "markup", "`先到`"),
    ("lesson", "先到安全", "**先到安全", "bold", "**先到"),
    ("lesson", "软管不超过", "![图](media/call.svg)软管不超过", "markup", "软管"),
    ("lesson", "fact:hose-length", "fact:nix", "fact-unknown", "fact:nix"),
    ("lesson", "cite:fire-law-2021#44", "cite:nix#44", "cite-unknown", "cite:nix"),
    ("lesson", "{{fact:hose-length}}", "{{hose-length}}", "braces", "{{hose"),
    ("lesson", "**记住**", "**注意**", "callout", "**注意**"),
    ("lesson", "> **记住**", "> | a |\n> |---|\n\n> **记住**", "callout", "> | a |"),
    ("lesson", "软管不超过", "    代码\n\n软管不超过", "markup", "    代码"),
    ("lesson", "软管不超过", "***\n\n软管不超过", "markup", "***"),
    ("lesson", "软管不超过", "# 大标题\n\n软管不超过", "markup", "# 大"),
    ("lesson", "软管不超过", "- 一\n  - 二\n\n软管不超过", "list", "- 一"),
    ("lesson", "软管不超过", "|a|b|c|d|e|\n|-|-|-|-|-|\n\n软管不超过", "table", "|a|"),
    ("lesson", "```check", "```python", "check", "```python"),
    ("lesson", "fire/q-1", "fire/q-1\nfire/q-2", "check", "```check"),
    ("lesson", "fire/q-1", "fire/nix", "check-unknown", "```check"),
    ("svg", "viewBox", "viewbox", "svg", "viewbox"),
    ("svg", "<rect", "<image href='x.png'/><rect", "svg", "<image"),
    ("svg", "<rect", "<use href='http://a.example/x'/><rect", "svg", "<use"),
    ("svg", "<rect", "<rect style='fill:red'/><rect", "svg", "style"),
    ("svg", "<rect", "<rect onclick='x()'/><rect", "svg", "onclick"),
    ("svg", "<rect", "<rect fill='url(http://a.example)'/><rect", "svg", "url("),
    ("svg", "<rect", "<?php x?><rect", "svg", "<?php"),
    ("svg", "<svg", "<!DOCTYPE svg [<!ENTITY a 'b'>]><svg", "svg", "<!DOCTYPE"),
    ("svg", 'font-size="32"', 'font-size="12"', "svg", "12"),
    ("svg", 'font-family="Noto Sans SC" ', "", "svg", "<text"),
    ("svg", "</svg>", "", "svg", None),
    ("bank", "id: fire\n", "id: feuer\n", "id-file", "id: feuer"),
    ("bank", "course: yingzhi.fire", "course: yingzhi.nix", "course-unknown", None),
    ("bank", "type: single", "type: essay", "choice", "type:"),
    ("bank", "questions:", "situations: [{id: s, text: 夜里}]\nquestions:", "situation-size", "situations"),
    ("bank", "type: single", "type: single\n    situation: nix", "situation-unknown", "situation: nix"),
    (
        "bank",
        "questions:",
        "situations: [{id: s, text: 夜}, {id: s, text: 夜}]\nquestions:",
        "duplicate-id",
        "situations",
    ),
    ("bank", "id: q-2", "id: q-1", "duplicate-id", None),
    ("bank", "why: 早报早到", "warum: 早报早到", "missing", "warum"),
    ("bank", "difficulty: 0.75", "difficulty: 0.755", "field", "difficulty"),
    ("bank", "difficulty: 0.75", "difficulty: 2", "field", "difficulty"),
    ("bank", "difficulty: 0.75", "difficulty: hoch", "field", "difficulty"),
    ("bank", "text: 先拍视频发群", "text: 以上都对", "all-of-above", "options:"),
    ("bank", "text: 先拍视频发群", "text: 到安全处报警", "duplicate-option", "options:"),
    ("bank", "id: photo", "id: call", "duplicate-id", "options:"),
    ("bank", "先拍视频发群, why", "先拍视频发群, correct: true, why", "correct-count", "options:"),
    ("bank", "type: single", "type: multiple", "option-count", "options:"),
    ("bank", "type: single", "type: truefalse", "truefalse", "options:"),
    ("bank", "先做什么", "不正确的是", "negation", "不正确的是"),
    ("bank", "先做什么", "不应该做的是哪项", "negation", "不应该"),
    ("bank", "cites: [fire-law-2021#44]", "cites: []", "no-ground", "cites:"),
    ("bank", "{选项:call}", "{选项:nix}", "option-token", "explanation"),
    ("bank", "{选项:call}", "选项A", "option-letter", "explanation"),
    ("bank", "why: 早报早到", "why: B项错", "option-letter", "options:"),
    ("bank", "cites: [fire-law-2021#44]", "cites: [nix#1]", "cite-unknown", "nix#1"),
    ("bank", "facts: []", "facts: [nix]", "fact-unknown", "facts: [nix]"),
    ("bank", "facts: []", "facts: [hose-length]", "question-status", "status: original"),
    ("bank", "cites: [fire-law-2021#44]", "cites: [gb-55009-2021#5.3.4]", "question-status", "status: original"),
    ("bank", "image: null", "image: media/nix.svg", "media", "image: media"),
    ("bank", "image: null", "image: media/call.svg", "image-alt", "image: media"),
    ("bank", "邻居家", "邻居{{fact:nix}}", "fact-unknown", "{{fact:nix}}"),
    ("bank", "邻居家", "{{fact:nix}}邻居", "yaml-key", "{{fact:nix}}"),
    ("bank", "title: 火灾", "title: null", "missing", "title"),
    ("bank", "facts: []", "facts: [[a], hose-length]", "field", "facts"),
    ("bank", "facts: []", "facts: {a: b}", "field", "facts"),
    ("bank", BANK[BANK.index("    options:") : BANK.index("    explanation")], "", "option-count", "- id: q-1"),
    ("bank", "correct: true, ", "", "correct-count", "options:"),
    ("bank", "{id: photo", "{id: [x]", "field", "{id: [x]"),
    ("bank", "vital: true", "vital:\n      a: b", "field", "vital"),
    ("bank", "level: apply", "level: null", "missing", "level"),
    ("bank", "difficulty: 0.75", "difficulty: null", "missing", "difficulty"),
    ("bank", "difficulty: 0.75", "difficulty: true", "field", "difficulty"),
    ("bank", "effective_from: 2021-04-29", "effective_from: 2021", "field", "effective_from"),
    ("bank", "audiences: [public, grid-member]", "audiences: [public, {a: b}]", "field", "audiences"),
    ("course", "version: 1", "version: null", "missing", "version"),
    ("bank", "questions:", "questions: 无\nfragen:", "field", "questions:"),
    (
        "bank",
        "夜里闻到焦味，走廊里已经有烟，你在三楼，怎么办",
        "邻居家厨房起火，屋里的人都出来了，先做什么",
        "same-stem",
        None,
    ),
    ("blueprint", "count: ", "situation: true, count: 1", "field", "count:"),
    ("blueprint", "bank: fire", "bank: nix", "draw-bank", "sections:"),
    ("blueprint", "count: 2", "count: 3", "draw-unmet", "sections:"),
    ("blueprint", "level: apply", "level: guess", "choice", "level"),
    ("blueprint", "pass_mark: 1", "pass_mark: 80", "pass-mark", "pass_mark"),
    ("blueprint", "note: 自定", "note: null", "pass-cite", "pass_cite"),
    ("blueprint", "pass_cite: null", "pass_cite: nix#2", "cite-unknown", "pass_cite"),
    ("blueprint", "title: 模拟练习", "title: 模拟考试", "total", "sections:"),
    ("blueprint", "id: mock", "id: other", "id-file", "id: other"),
    ("blueprint", "rule: paused", "rule: stops", "choice", "rule"),
    ("blueprint", "draw: [{bank: fire, count: 2, level: apply}]", "draw: []", "missing", "draw"),
    (
        "blueprint",
        "sections:\n",
        "sections:\n  - title: 单选题\n    type: single\n    marks: 1\n    draw: [{bank: fire, count: 1}]\n",
        "duplicate-id",
        "sections:",
    ),
    ("blueprint", "schema: 1", "schema: 2", "schema-newer", "schema"),
    ("blueprint", "sections:\n", "sections: []\nteile:\n", "missing", "sections:"),
    ("programme", "courses: [yingzhi.fire]", "courses: [yingzhi.nix]", "course-unknown", "courses"),
    ("programme", "blueprint: mock", "blueprint: nix", "blueprint-unknown", "blueprint"),
    ("programme", "hours_rule: public-hours", "hours_rule: nix", "rule-unknown", "hours_rule"),
    (
        "programme",
        "hours_rule: public-hours",
        "hours_rule: null\noutline: [{title: 课, hours: 3, way: lecture, topics: []}]",
        "hours-ground",
        "hours_rule",
    ),
    (
        "programme",
        "blueprint: mock",
        "blueprint: mock\noutline: [{title: 课, hours: 3, way: lecture, topics: []}]",
        "outline-hours",
        "outline",
    ),
    (
        "programme",
        "blueprint: mock",
        "blueprint: mock\noutline: [{title: 课, hours: 2, way: sleep, topics: []}]",
        "choice",
        "outline",
    ),
    ("programme", "blueprint: mock", "blueprint: mock\nby_class: often", "field", "by_class"),
    ("programme", "id: public-initial", "id: other", "id-file", "id: other"),
    ("programme", "valid_months: 12", "valid_months: 0", "field", "certificate"),
    ("programme", "schema: 1", "schema: 9", "schema-newer", "schema"),
    ("case", "id: harbour-2020", "id: other", "id-file", "id: other"),
    ("case", "date: 2020-03-04", "date: null", "missing", "date"),
    ("case", "topics: [T01]", "topics: [fire]", "field", "topics"),
    ("case", "topics: [T01]", "topics: []", "missing", "topics"),
    ("case", "dead: 3", "dead: -1", "field", "toll"),
    ("case", "toll_note: null", "toll_note: 待核", "field", "toll:"),
    ("case", "toll: {dead: 3, missing: 0, injured: 5}", "toll: null", "field", "toll:"),
    ("case", "cites: [harbour-report-2020#1]", "cites: [fire-law-2021#44]", "case-toll", "toll:"),
    ("case", "cites: [harbour-report-2020#1]", "cites: [gb-55009-2021#1]", "case-status", "status"),
    ("case", "cites: [harbour-report-2020#1]", "cites: [nix#1]", "cite-unknown", "cites"),
    ("case", "question: fire/q-1", "question: fire/nix", "question-unknown", "question"),
    ("case", "media/call.svg", "../call.svg", "media", "picture:"),
    ("case", "media/call.svg", "media/nix.svg", "media", "picture:"),
    ("case", "title: 仓库里的电焊", "title: " + "长" * 17, "case-long", "title"),
    ("case", "焊工没有办动火票。", "长" * 141, "case-long", "story"),
    ("case", "status: original", "status: heard", "choice", "status"),
    ("case", "audiences: [public, worker]", "audiences: [all]", "choice", "audiences"),
    ("case", "prevention: [动火前办票、清可燃物]", "prevention: []", "missing", "prevention"),
    ("aid", "id: card-keeper-fire", "id: other", "id-file", "id: other"),
    ("aid", "kind: card", "kind: poster", "choice", "kind"),
    ("aid", "topics: [T01]", "topics: [fire]", "field", "topics"),
    ("aid", "topics: [T01]", "topics: []", "missing", "topics"),
    ("aid", "audiences: [worker]", "audiences: [all]", "choice", "audiences"),
    ("aid", "signs: [闻到焦味, 看见烟]", "signs: []", "missing", "signs"),
    ("aid", "signs: [闻到焦味, 看见烟]", "signs: [闻到焦味]", "aid-count", "signs"),
    ("aid", "  - {do: 点名, how: 到集合点点人}\n", "", "aid-count", "steps"),
    ("aid", "do: 大声喊", "don: 大声喊", "unknown-field", None),
    ("aid", "do: 大声喊", "do: " + "长" * 15, "aid-long", "steps"),
    ("aid", "how: 叫人往外走", "how: " + "长" * 41, "aid-long", "steps"),
    ("aid", "how: 叫人往外走", 'how: "{{fact:nix}}"', "fact-unknown", None),
    ("aid", "title: 仓库起火", "title: " + "长" * 17, "aid-long", "title"),
    ("aid", "never: [回去抢货, 坐电梯]", "never: [回去抢货]", "aid-count", "never"),
    ("aid", "never: [回去抢货, 坐电梯]", "never: []", "missing", "never"),
    ("aid", 'number: "119"', "number: 找门卫", "aid-number", "calls"),
    ("aid", "blanks: [集合点, 负责人电话]", "blanks: []", "aid-count", "blanks"),
    ("aid", "blanks: [集合点, 负责人电话]", "blanks: [集合点, 集合点]", "field", "blanks"),
    ("aid", 'cites: ["fire-law-2021#44"]', "cites: [nix]", "cite-unknown", "cites"),
    ("aid", 'cites: ["fire-law-2021#44"]', "cites: []", "missing", "cites"),
    ("aid", 'cites: ["fire-law-2021#44"]', "cites: [gb-55009-2021#1]", "aid-status", "status"),
    ("aid", "kind: card", "kind: signal", "field", "kind"),
    ("aid", "never:", "rows: [{colour: red, means: 甲, do: 乙}]\nnever:", "field", "rows"),
    ("aid", "schema: 1", "schema: 9", "schema-newer", "schema"),
]


@pytest.mark.parametrize(("short", "old", "new", "code", "part"), BROKEN)
def test_every_broken_place_is_named_with_file_and_line(
    tmp_path: Path, short: str, old: str, new: str, code: str, part: str | None
) -> None:
    problems = problems_of(make_installation(tmp_path, **{short: swap(old, new)}))
    found = [problem for problem in problems if problem.code == code and problem.severity == "error"]
    assert found, [(problem.code, problem.message) for problem in problems]
    if part is not None:
        line = line_of(swap(old, new)(FILES[SHORT[short]]), part)
        assert (SHORT[short], line) in {(problem.file, problem.line) for problem in found}
    assert all("Traceback" not in problem.message for problem in problems)


WARNED = [
    ("sources", "opened_note: 全文", "opened_note: null", "opened-note"),
    ("sources", "in_force_from: 2021-04-29", "in_force_from: 2027-01-01", "source-future"),
    ("facts", "value: 2\n", "value: 3\n", "value"),
    ("facts", "    unit: m\n", "    unit: null\n", "value-missing"),
    ("facts", "status: retold", "status: original", "fact-status"),
    ("course", "due: 2027-06-30", "due: 2026-06-30", "review-overdue"),
    ("course", "kiosk: true\nreview", "kiosk: false\nreview", "kiosk"),
    ("course", "    kiosk: true\n", "", "kiosk"),
    ("lesson", "![在屋外打电话](media/call.svg)\n", "", "no-picture"),
    ("lesson", "---\n\n## 怎么做\n", "", "pages"),
    ("lesson", BODY, "走。", "page-length"),
    ("lesson", "```check\nfire/q-1\n```", BODY, "no-check"),
    ("svg", "#F2F5F9", "#123456", "svg-colour"),
    ("svg", "<rect", "<linearGradient id='a'/><rect", "svg-gradient"),
    ("bank", "status: original", "status: pending", "pending"),
    ("bank", "status: original", "status: pending", "check-pending"),
    ("bank", "facts: []", "facts: [unsure]", "pending"),
    ("aid", "{{fact:hose-length}}", "{{fact:unsure}}", "pending-aid"),
    ("lesson", "{{fact:hose-length}}", "{{fact:unsure}}", "pending-lesson"),
    ("case", "status: original", "status: pending", "pending-case"),
    ("facts", "status: retold", "status: pending", "pending-fact"),
    ("sources", "opened: retold", "opened: unopened", "source-unopened"),
    ("bank", "text: 先拍视频发群", "text: 可能先拍视频", "vague"),
    (
        "bank",
        "夜里闻到焦味，走廊里已经有烟，你在三楼，怎么办",
        "邻居家厨房起火，屋里的人都出来了，再做什么",
        "near-stem",
    ),
    ("blueprint", "person_class: public", "person_class: grid-member", "person-class"),
]


@pytest.mark.parametrize(("short", "old", "new", "code"), WARNED)
def test_a_weak_place_is_a_warning(tmp_path: Path, short: str, old: str, new: str, code: str) -> None:
    problems = problems_of(make_installation(tmp_path, **{short: swap(old, new)}))
    assert ("warning", code) in {(problem.severity, problem.code) for problem in problems}


def test_all_problems_of_all_files_come_at_once(tmp_path: Path) -> None:
    """One deliberate mistake in each file, two in the bank: none hides another."""
    library = make_installation(
        tmp_path,
        sources=swap("kind: standard", "kind: norm"),
        course=swap("topic: T01", "topic: fire"),
        lesson=swap("先到安全", "<b>先到</b>安全"),
        bank=lambda text: text.replace("level: apply", "level: guess").replace("why: 早报早到", "why: null", 1),
        programme=swap("scheme: emergency", "scheme: none"),
    )
    files = {problem.file for problem in problems_of(library)}
    assert {SHORT[name] for name in ("sources", "course", "lesson", "bank", "programme", "blueprint")} <= files
    bank = [problem for problem in problems_of(library) if problem.file == SHORT["bank"]]
    assert len(bank) >= 3


def test_a_repealed_ground_is_an_error_from_the_day_after(tmp_path: Path) -> None:
    library = make_installation(
        tmp_path,
        sources=lambda text: text.replace("in_force_to: null", "in_force_to: 2026-06-30", 1).replace(
            "replaced_by: null", "replaced_by: gb-55009-2021", 1
        ),
    )
    assert problems_of(library, date(2026, 6, 30)) == []
    found = [problem for problem in problems_of(library) if problem.code == "source-repealed"]
    assert {problem.file for problem in found} == {SHORT["lesson"], SHORT["bank"], SHORT["aid"]}
    assert {problem.line for problem in found} >= {line_of(BANK, "cites:")}
    assert "gb-55009-2021" in found[0].remedy


def test_a_question_out_of_its_dates_may_keep_its_old_ground(tmp_path: Path) -> None:
    library = make_installation(
        tmp_path,
        bank=BANK.replace("effective_to: null", "effective_to: 2026-01-01"),
        sources=swap("in_force_to: null", "in_force_to: 2026-06-30"),
    )
    assert not [p for p in check_exams(library, TODAY) if p.code == "source-repealed"]


def test_a_fact_that_no_longer_holds_is_no_ground_but_may_be_told_as_history(tmp_path: Path) -> None:
    library = make_installation(
        tmp_path,
        facts=swap("effective_to: null", "effective_to: 2025-01-01"),
        bank=lambda text: text.replace("facts: []", "facts: [hose-length]", 1).replace(
            "why: 群里没有消防队", "why: '从前是{{fact:hose-length}}'"
        ),
    )
    found = [(p.file, p.severity) for p in problems_of(library) if p.code == "fact-expired"]
    assert sorted(found) == [(SHORT["aid"], "error"), (SHORT["lesson"], "warning"), (SHORT["bank"], "error")]


def test_a_parallel_group_may_have_like_stems(tmp_path: Path) -> None:
    stem = "邻居家厨房起火，屋里的人都出来了，先做什么？"
    bank = BANK + question_text("q-3", stem, "g") + question_text("q-4", stem, "g")
    codes = [problem.code for problem in problems_of(make_installation(tmp_path, bank=bank))]
    assert codes.count("same-stem") == 2  # each with q-1, not with one another


def test_a_bank_whose_key_can_be_guessed_is_warned_of(tmp_path: Path) -> None:
    rows = [question_text(f"q-{n}", f"{'甲乙丙丁戊己庚辛壬癸子丑'[n]}情况{n * 7919}下怎么办？") for n in range(12)]
    bank = BANK.split("  - id: q-1")[0] + "".join(rows).replace("到安全处报警", "到安全的地方以后再报警")
    codes = {problem.code for problem in problems_of(make_installation(tmp_path, bank=bank))}
    assert {"key-position", "key-length"} <= codes


def test_judgements_that_are_nearly_all_true_are_warned_of(tmp_path: Path) -> None:
    one = question_text("q-0", "题干").replace("type: single", "type: truefalse")
    options = one[one.index("      - {id: call") : one.index("    explanation")]
    judged = '      - {id: "true", text: 正确, correct: true, why: 对}\n      - {id: "false", text: 错误, why: 错}\n'
    one = one.replace(options, judged).replace("{选项:call}", "正确")
    names = "甲乙丙丁戊己庚辛壬癸子丑"
    rows = [one.replace("q-0", f"q-{n}").replace("题干", f"{names[n] * 4}说法对吗") for n in range(12)]
    library = make_installation(tmp_path, bank=BANK.split("  - id: q-1")[0] + "".join(rows))
    problems = list(check_exams(library, TODAY))
    assert "true-share" in {problem.code for problem in problems}
    assert [problem for problem in problems if problem.file == SHORT["bank"] and problem.severity == "error"] == []


def test_an_unquoted_true_as_option_id_is_explained(tmp_path: Path) -> None:
    problems = problems_of(make_installation(tmp_path, bank=swap("id: photo", "id: true")))
    assert any("加引号" in problem.message for problem in problems)


def test_a_lesson_file_that_nobody_lists_is_a_warning(tmp_path: Path) -> None:
    library = make_installation(tmp_path)
    (tmp_path / "content/courses/fire/lessons/99-old.md").write_text("## 旧\n\n文字", encoding="utf-8")
    assert [problem.code for problem in check_content(library, TODAY)] == ["pending-fact", "unused"]


def test_pictures_that_are_too_large_or_unreadable_are_said(tmp_path: Path) -> None:
    library = make_installation(tmp_path)
    media = tmp_path / "content/courses/fire/media"
    (media / "call.svg").write_bytes(b" " * (2 * 1024 * 1024 + 1))
    (media / "dir.svg").mkdir()
    codes = {problem.code for problem in check_content(library, TODAY)}
    assert codes == {"pending-fact", "too-large", "unreadable"}


def test_a_lesson_listed_twice_is_an_error(tmp_path: Path) -> None:
    again = COURSE[COURSE.index("  - id: call") :]
    problems = problems_of(make_installation(tmp_path, course=COURSE + again))
    assert [problem.code for problem in problems] == ["duplicate-id"]


def test_a_programme_may_have_no_exam_and_no_known_rules(tmp_path: Path) -> None:
    library = make_installation(tmp_path, programme=swap("blueprint: mock", "blueprint: null"))
    assert [problem.code for problem in check_library(library, TODAY)] == ["pending-fact"]


def test_an_even_bank_of_many_questions_is_not_warned_of(tmp_path: Path) -> None:
    """The counterpart of the two warnings on keys that can be guessed, with true and false in balance."""
    names = "甲乙丙丁戊己庚辛壬癸子丑"
    lead = BANK.split("  - id: q-1")[0]
    rows = []
    for n, name in enumerate(names):
        row = question_text(f"q-{n}", f"{name * 5}情况{n * 7919}下怎么办？", f"g-{n // 3}")
        rows.append(row.replace(", correct: true", ""))
        wrong = ("到安全处报警", "先拍视频发群", "回屋抢出财物")[n % 3]
        rows[-1] = rows[-1].replace(f"text: {wrong}", f"text: {wrong}, correct: true")
    library = make_installation(tmp_path, bank=lead + "".join(rows))
    assert [problem.code for problem in check_exams(library, TODAY)] == []


def test_a_fact_that_is_asked_in_less_than_three_ways_is_named(tmp_path: Path) -> None:
    names = "甲乙丙丁戊己庚辛壬癸子丑寅"
    lead = BANK.split("  - id: q-1")[0]
    rows = [
        question_text(f"q-{n}", f"{name * 5}情况{n * 7919}下怎么办？", f"g-{n // 3}") for n, name in enumerate(names)
    ]
    waiting = question_text("waiting", "还没有核过的一题怎么办？").replace("status: original", "status: pending")
    told = [
        question_text(f"told-{n}", f"{name * 6}来了先做哪样？") + "    situation: night\n"
        for n, name in enumerate("风雨雪")
    ]
    lead = lead.replace("questions:", "situations: [{id: night, text: 凌晨两点。}]\nquestions:")
    found = check_exams(make_installation(tmp_path, bank=lead + "".join([*rows, waiting, *told])), TODAY)
    few = [problem.message for problem in found if problem.code == "few-variants"]
    assert few == ["有 1 组平行题不满 3 道：fire/g-4。"], "a situation is told once, what waits is not drawn"


def test_a_question_may_show_a_picture_of_its_course(tmp_path: Path) -> None:
    bank = BANK.replace("image: null", "image: media/call.svg").replace("image_alt: null", "image_alt: 火场")
    assert problems_of(make_installation(tmp_path, bank=bank)) == []


def test_stems_that_share_some_words_are_left_alone(tmp_path: Path) -> None:
    bank = BANK + question_text("q-3", "邻居家厨房冒烟，屋里的人都出来了，先做什么？")
    assert problems_of(make_installation(tmp_path, bank=bank)) == []


def test_other_files_among_the_pictures_are_a_warning(tmp_path: Path) -> None:
    library = make_installation(tmp_path)
    (tmp_path / "content/courses/fire/media/notes.txt").write_text("x", encoding="utf-8")
    assert [(p.code, p.severity) for p in check_content(library, TODAY)] == [
        ("pending-fact", "warning"), ("unused", "warning"),
    ]  # fmt: skip


def test_a_question_of_a_situation_is_no_check_of_a_lesson_and_no_decision_of_a_case(tmp_path: Path) -> None:
    """Both put q-1 by itself, where nobody is told the situation."""

    def told(text: str) -> str:
        for slug, stem in (("q-3", "夜里响锣，你先叫谁"), ("q-4", "路上遇到漫水桥，往哪边走")):
            text += question_text(slug, stem)
        head, *rest = text.split("  - id: q-")
        inside = [f"{one}    situation: night\n" if one[0] in "134" else one for one in rest]
        told = head.replace("questions:", "situations: [{id: night, text: 凌晨两点。}]\nquestions:")
        return "  - id: q-".join([told, *inside])

    problems = problems_of(make_installation(tmp_path, bank=told))
    found = [(one.file, one.severity) for one in problems if one.code == "question-situation"]
    assert sorted(found) == [(SHORT["case"], "error"), (SHORT["lesson"], "error")]


def test_what_is_taught_belongs_to_a_topic_that_there_is(tmp_path: Path) -> None:
    library = make_installation(tmp_path)
    topics = (
        "schema: 1\nid: topics\ngroups: [{id: g, title: 组}]\n"
        "topics:\n  - {id: T02, group: g, folder: other, title: 别的, posts: {}, places: [family]}\n"
    )
    (tmp_path / "content/topics.yaml").write_text(topics, encoding="utf-8")
    unknown = [problem for problem in problems_of(library) if problem.code == "topic-unknown"]
    assert sorted(str(problem.file) for problem in unknown) == [
        "content/aids/card-keeper-fire.yaml", "content/cases/harbour-2020.yaml",
        "content/courses/fire/course.yaml", "exams/banks/fire.yaml",
    ]  # fmt: skip


def test_the_course_and_the_bank_of_a_topic_are_called_like_its_folder(tmp_path: Path) -> None:
    library = make_installation(tmp_path)
    (tmp_path / "content/topics.yaml").write_text(
        "schema: 1\nid: topics\ngroups: [{id: g, title: 组}]\n"
        "topics:\n  - {id: T01, group: g, folder: smoke, title: 逃生, posts: {}, places: [family]}\n",
        encoding="utf-8",
    )
    told = [(one.severity, str(one.file)) for one in problems_of(library) if one.code == "topic-folder"]
    assert sorted(told) == [("warning", SHORT["course"]), ("warning", SHORT["bank"])]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("  - {id: T01, group: nix, folder: a, title: 甲, posts: {}, places: [family]}\n", "nix"),
        ("  - {id: X1, group: g, folder: a, title: 甲, posts: {}, places: [family]}\n", "X1"),
        ("  - {id: T01, group: g, folder: a, title: 甲, posts: {public: 2}, places: [family]}\n", "public"),
        ("  - {id: T01, group: g, folder: a, title: 甲, posts: {official: 3}, places: [family]}\n", "official"),
        ("  - {id: T01, group: g, folder: a, title: 甲, posts: {}, places: [moon]}\n", "moon"),
        ("  - {id: T01, group: g, folder: a, title: 甲, posts: {}, places: [family]}\n" * 2, "T01"),
    ],
)
def test_a_list_of_topics_that_does_not_hold_is_told(tmp_path: Path, text: str, part: str) -> None:
    library = make_installation(tmp_path)
    (tmp_path / "content/topics.yaml").write_text(
        f"schema: 1\nid: topics\ngroups: [{{id: g, title: 组}}]\ntopics:\n{text}", encoding="utf-8"
    )
    told = [problem for problem in problems_of(library) if problem.file == "content/topics.yaml"]
    assert any(part in problem.message for problem in told)
    assert not any(problem.code == "topic-unknown" for problem in problems_of(library))


def _told(library: ContentLibrary, code: str) -> list[tuple[str, str]]:
    return [(one.severity, str(one.file)) for one in problems_of(library) if one.code == code]


def test_what_is_too_long_to_be_read_at_once_is_told(tmp_path: Path) -> None:
    assert not _told(make_installation(tmp_path / "good"), "reading-load")
    long = [
        ("夜里闻到焦味", "夜" * 81),
        ("text: 到安全处报警", "text: " + "安" * 45),
        ("why: 早报早到", "why: " + "早" * 45),
    ]
    for at, (old, new) in enumerate(long):
        edit = swap(old, new)
        told = _told(make_installation(tmp_path / str(at), bank=edit), "reading-load")
        assert ("warning", "exams/banks/fire.yaml") in told
    told = _told(make_installation(tmp_path / "lesson", lesson=swap("先到安全", "先" * 61 + "到安全")), "long-sentence")
    assert told[0] == ("warning", "content/courses/fire/lessons/01-call.md")


@pytest.mark.parametrize(
    ("text", "level", "differs"),
    [("3 m", "remember", True), ("2 m", "remember", False), ("2.0 m", "remember", False), ("3 m", "apply", True),
     ("30 mm", "remember", False), ("3米", "analyse", True), ("2米", "analyse", False),
     ("到安全处", "remember", False)],
)  # fmt: skip
def test_a_number_that_is_asked_for_is_the_number_of_its_fact(
    tmp_path: Path, text: str, level: str, differs: bool
) -> None:
    def edit(bank: str) -> str:
        bank = bank.replace("text: 到安全处报警", f"text: {text}", 1).replace("level: apply", f"level: {level}", 1)
        return bank.replace("facts: []", "facts: [hose-length]", 1)

    assert bool(_told(make_installation(tmp_path, bank=edit), "figure-differs")) is differs
