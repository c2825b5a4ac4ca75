"""A small sound installation on disk, to be broken one place at a time."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

from edu.domain.problems import Problem
from edu.packs.checks import check_library
from edu.packs.library import ContentLibrary
from edu.system.paths import Paths

TODAY = date(2026, 11, 22)

SOURCES = """\
schema: 1
sources:
  - id: fire-law-2021
    name: 中华人民共和国消防法
    short: 消防法
    number: 主席令第八十一号
    kind: law
    issuer: 全国人民代表大会常务委员会
    year: 2021
    in_force_from: 2021-04-29
    in_force_to: null
    replaced_by: null
    opened: original
    opened_note: 全文
  - id: gb-55009-2021
    name: 燃气工程项目规范
    short: 燃气规范
    number: GB 55009-2021
    kind: standard
    issuer: 住房和城乡建设部
    year: 2021
    in_force_from: 2022-01-01
    in_force_to: null
    replaced_by: null
    opened: retold
    opened_note: 转载
  - id: harbour-report-2020
    name: 某市仓库火灾事故调查报告
    short: 仓库火灾调查报告
    number: null
    kind: report
    issuer: 某省事故调查组
    year: 2020
    in_force_from: null
    in_force_to: null
    replaced_by: null
    opened: original
    opened_note: 全文
"""

FACTS = """\
schema: 1
facts:
  - id: hose-length
    text: 家用燃气软管长度不应超过 2 m
    display: 2 m
    value: 2
    unit: m
    cites: [gb-55009-2021#5.3.4]
    status: retold
    effective_from: 2022-01-01
    effective_to: null
    note: null
  - id: unsure
    text: 大约 7 天
    display: 7 天
    value: 7
    unit: 天
    cites: []
    status: pending
    effective_from: null
    effective_to: null
    note: 未核
"""

COURSE = """\
schema: 1
id: yingzhi.fire
version: 1
title: 火灾
topic: T01
summary: 会报警
audiences: [public, grid-member]
kiosk: true
review: {by: null, on: null, due: 2027-06-30}
lessons:
  - id: call
    title: 会报警
    goal: 说清地点
    minutes: 5
    file: lessons/01-call.md
    kiosk: true
"""

BODY = (
    "先到安全的地方，再拨打火警电话，说清楚地点、火情、有没有人被困，还有自己的电话号码，等对方先挂断，再到路口去接车。"
)

LESSON = f"""\
## 危险来了

{BODY}

---

## 怎么做

![在屋外打电话](media/call.svg)

{BODY}

---

## 依据

软管不超过{{{{fact:hose-length}}}}，见{{{{cite:fire-law-2021#44}}}}。

> **记住** {BODY}

---

```check
fire/q-1
```
"""
LESSON = LESSON.replace("---\n\n```check", "---\n\n## 想一想\n\n```check")

SVG = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 960 540">
  <rect width="960" height="540" fill="#F2F5F9"/>
  <text x="10" y="60" font-family="Noto Sans SC" font-size="32" fill="#1F2A37">119</text>
</svg>
"""


def question_text(slug: str, stem: str, group: str = "null") -> str:
    return f"""\
  - id: {slug}
    type: single
    stem: {stem}
    options:
      - {{id: call, text: 到安全处报警, correct: true, why: 早报早到}}
      - {{id: photo, text: 先拍视频发群, why: 群里没有消防队}}
      - {{id: goods, text: 回屋抢出财物, why: 轰燃只要几分钟}}
    explanation: 先选{{选项:call}}。
    cites: [fire-law-2021#44]
    facts: []
    knowledge: 报警
    audiences: [public, grid-member]
    level: apply
    difficulty: 0.75
    group: {group}
    vital: true
    status: original
    effective_from: 2021-04-29
    effective_to: null
    image: null
    image_alt: null
"""


NOT_SURE, SAYS_UNSURE = "why: 轰燃只要几分钟", 'why: "轰燃不要{{fact:unsure}}"'
"""A reason keeps no question from being scored, and a fact that nothing says is a problem."""

BANK = (
    "schema: 1\nid: fire\ntitle: 火灾\ntopic: T01\ncourse: yingzhi.fire\nquestions:\n"
    + question_text("q-1", "邻居家厨房起火，屋里的人都出来了，先做什么？")
    + question_text("q-2", "夜里闻到焦味，走廊里已经有烟，你在三楼，怎么办？").replace(NOT_SURE, SAYS_UNSURE)
)

BLUEPRINT = """\
schema: 1
id: mock
version: 1
title: 模拟练习
person_class: public
minutes: 30
pass_mark: 1
pass_cite: null
note: 自定
downtime: {rule: paused, max_minutes: 30}
shuffle: {questions: true, options: true}
scoring: {single: all, truefalse: all, multiple: partial}
attempts: 3
sections:
  - title: 单选题
    type: single
    marks: 1.5
    draw: [{bank: fire, count: 2, level: apply}]
"""

PROGRAMME = """\
schema: 1
id: public-initial
version: 1
title: 公众培训
person_class: public
scheme: emergency
kind: initial
hours_rule: public-hours
courses: [yingzhi.fire]
blueprint: mock
certificate: {title: 培训证明, valid_months: 12}
"""

CASE = """\
schema: 1
id: harbour-2020
version: 1
title: 仓库里的电焊
topics: [T01]
audiences: [public, worker]
date: 2020-03-04
place: 某省某市
toll: {dead: 3, missing: 0, injured: 5}
toll_note: null
story: [焊工没有办动火票。, 火花落进了夹芯板。]
question: fire/q-1
outcome: 火从墙里烧出来。
direct_cause: 违规动火引燃夹芯板。
responsibility: [企业主要负责人被追究刑事责任]
prevention: [动火前办票、清可燃物]
picture: media/call.svg
picture_alt: 仓库
cites: [harbour-report-2020#1]
status: original
"""

AID = """\
schema: 1
id: card-keeper-fire
version: 2
kind: card
title: 仓库起火
who: 仓库保管员
event: 火灾
topics: [T01]
audiences: [worker]
signs: [闻到焦味, 看见烟]
steps:
  - {do: 大声喊, how: 叫人往外走}
  - {do: 打119, how: "软管不超过 {{fact:hose-length}}"}
  - {do: 火小才灭, how: 对准火根喷}
  - {do: 点名, how: 到集合点点人}
never: [回去抢货, 坐电梯]
calls:
  - {who: 火警, number: "119"}
blanks: [集合点, 负责人电话]
cites: ["fire-law-2021#44"]
status: original
"""

FILES = {
    "content/register/sources/laws.yaml": SOURCES,
    "content/register/facts/fire.yaml": FACTS,
    "content/courses/fire/course.yaml": COURSE,
    "content/courses/fire/lessons/01-call.md": LESSON,
    "content/courses/fire/media/call.svg": SVG,
    "exams/banks/fire.yaml": BANK,
    "exams/blueprints/mock.yaml": BLUEPRINT,
    "content/programmes/public-initial.yaml": PROGRAMME,
    "content/cases/harbour-2020.yaml": CASE,
    "content/aids/card-keeper-fire.yaml": AID,
}
SHORT = {
    "sources": "content/register/sources/laws.yaml",
    "facts": "content/register/facts/fire.yaml",
    "course": "content/courses/fire/course.yaml",
    "lesson": "content/courses/fire/lessons/01-call.md",
    "svg": "content/courses/fire/media/call.svg",
    "bank": "exams/banks/fire.yaml",
    "blueprint": "exams/blueprints/mock.yaml",
    "programme": "content/programmes/public-initial.yaml",
    "case": "content/cases/harbour-2020.yaml",
    "aid": "content/aids/card-keeper-fire.yaml",
}


def make_installation(root: Path, **changed: str | Callable[[str], str]) -> ContentLibrary:
    """Writes the sound files, some replaced (text) or edited (function) by their short name."""
    for name, text in FILES.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    for short, change in changed.items():
        path = root / SHORT[short]
        text = change if isinstance(change, str) else change(FILES[SHORT[short]])
        path.write_text(text, encoding="utf-8")
    return ContentLibrary(root / "content", root / "exams")


def problems_of(library: ContentLibrary, on: date = TODAY) -> list[Problem]:
    """Of the facts in 待核, the one that the sound installation holds on purpose is not told."""
    found = check_library(library, on, hours_rules={"public-hours": 2})
    return [one for one in found if not (one.code == "pending-fact" and " unsure " in one.message)]


def swap(old: str, new: str) -> Callable[[str], str]:
    """An edit of the first place where `old` stands; a text without it is a mistake in the test."""

    def edit(text: str) -> str:
        if old not in text:
            raise ValueError(old)
        return text.replace(old, new, 1)

    return edit


def shipped_with(tmp_path: Path, folder: str, name: str, old: str, new: str) -> ContentLibrary:
    """The shipped register and one shipped file with one place rewritten."""
    content, shipped = tmp_path / "content", Paths(data=Path()).content
    (content / folder).mkdir(parents=True)
    shutil.copytree(shipped / "register", content / "register")
    text = (shipped / folder / name).read_text("utf-8")
    (content / folder / name).write_text(swap(old, new)(text), "utf-8")
    return ContentLibrary(content, tmp_path / "exams")


def line_of(text: str, part: str) -> int:
    """The line (from 1) on which `part` first stands."""
    return text[: text.index(part)].count("\n") + 1
