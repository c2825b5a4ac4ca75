"""Reads one lesson file (CommonMark without HTML, pages divided by ---) into Pages of native blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import get_args

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from edu.domain.courses import (
    Block,
    Callout,
    CalloutKind,
    Check,
    ListBlock,
    Page,
    Paragraph,
    Picture,
    Runs,
    Table,
)
from edu.domain.register import Register
from edu.packs.inline import read_runs
from edu.packs.source import Report

CALLOUTS: tuple[CalloutKind, ...] = get_args(CalloutKind)
PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)\s]*)\)")
FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
QUESTION = re.compile(r"[a-z0-9-]+/[a-z0-9-]+")
COLONS = "：: 　"
REFUSED = {
    "hr": "分页只用单独一行的“---”。",
    "code_block": "行首不要空四格（会变成代码）。",
    "heading": "每页只有开头一个“## 标题”。",
    "html_block": "不能写 HTML。",
}
# Blocks only: the inline marks are read by edu.packs.inline
MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table").disable(["inline", "lheading", "reference"])


@dataclass(slots=True)
class LessonText:
    """What one lesson is read with; `places` gets the line of each page, check, picture and citation."""

    register: Register
    report: Report
    places: dict[str, tuple[str, int]] = field(default_factory=dict)

    def mark(self, name: str, line: int) -> None:
        self.places.setdefault(name, (self.report.file, line))

    def runs(self, text: str, line: int) -> Runs:
        runs = read_runs(text, self.register, self.report, line)
        for run in runs:
            if run.cite:
                self.mark(f"cite:{run.cite}", line)
            if run.fact:
                self.mark(f"fact:{run.fact}", line)
        return runs


def read_pages(text: str, lesson: LessonText) -> tuple[Page, ...]:
    """All pages; what does not hold is reported and left out."""
    pages = []
    for number, (first_line, part) in enumerate(split_pages(text), start=1):
        lesson.mark(f"page:{number}", first_line)
        pages.append(_page(part, first_line, lesson))
    return tuple(pages)


def split_pages(text: str) -> Iterator[tuple[int, str]]:
    """(line of its first non-empty line, text) of each page; --- inside a fence divides nothing."""
    rows: list[str] = []
    start, fence = 1, ""
    for number, row in enumerate(text.split("\n"), start=1):
        mark = FENCE.match(row)
        if mark and not fence:
            fence = mark[1][:3]
        elif mark and row.strip().startswith(fence):
            fence = ""
        if row.rstrip() == "---" and not fence:
            yield _trimmed(rows, start)
            rows, start = [], number + 1
        else:
            rows.append(row)
    yield _trimmed(rows, start)


def _trimmed(rows: list[str], start: int) -> tuple[int, str]:
    blank = next((number for number, row in enumerate(rows) if row.strip()), 0)
    return start + blank, "\n".join(rows[blank:])


def _page(text: str, first_line: int, lesson: LessonText) -> Page:
    nodes = SyntaxTreeNode(MARKDOWN.parse(text)).children
    title = ""
    if nodes and nodes[0].type == "heading" and nodes[0].tag == "h2":
        heading = nodes.pop(0)
        title = "".join(run.text for run in lesson.runs(_content(heading), first_line))
    if not title:
        lesson.report.error("page-title", "这一页没有标题。", first_line, "每页第一行写“## 标题”。")
    blocks = [block for node in nodes if (block := _block(node, first_line, lesson)) is not None]
    if not blocks:
        lesson.report.error("page-empty", "这一页没有内容。", first_line, "请补上内容，或删去多余的“---”。")
    pictures = [block for block in blocks if isinstance(block, Picture)]
    if len(pictures) > 1:
        lesson.report.error("pictures", "一页只能有一张图。", first_line, "请分成两页。")
    return Page(title=title, blocks=tuple(blocks))


def _block(node: SyntaxTreeNode, offset: int, lesson: LessonText) -> Block | None:
    line = _line(node, offset)
    if node.type == "paragraph":
        return _paragraph(node, line, lesson)
    if node.type in ("bullet_list", "ordered_list"):
        return _list(node, offset, lesson)
    if node.type == "table":
        return _table(node, offset, lesson)
    if node.type == "blockquote":
        return _callout(node, offset, lesson)
    if node.type == "fence":
        return _check(node, line, lesson)
    lesson.report.error("markup", REFUSED.get(node.type, "这里的写法课程里不能用。"), line, "请改写这一处。")
    return None


def _paragraph(node: SyntaxTreeNode, line: int, lesson: LessonText) -> Paragraph | Picture | None:
    content = _content(node)
    picture = PICTURE.fullmatch(content.strip())
    if picture is None:
        return Paragraph(runs=lesson.runs(content, line))
    alt, path = picture.groups()
    lesson.mark(f"picture:{path}", line)
    if not alt.strip():
        lesson.report.error("picture-alt", "图片没有替代文字。", line, "方括号里写这张图要教会什么。")
        return None
    return Picture(path=path, alt=alt.strip())


def _list(node: SyntaxTreeNode, offset: int, lesson: LessonText) -> ListBlock:
    items = []
    for item in node.children:
        line = _line(item, offset)
        if [child.type for child in item.children] == ["paragraph"]:
            items.append(lesson.runs(_content(item.children[0]), line))
        else:
            lesson.report.error("list", "列表的一项只能是一段文字，不能再套列表。", line, "请改成一层列表。")
    ordered = node.type == "ordered_list"
    return ListBlock(ordered=ordered, items=tuple(items), start=int(node.attrs.get("start", 1)))


def _table(node: SyntaxTreeNode, offset: int, lesson: LessonText) -> Table:
    rows = [
        tuple(lesson.runs(_content(cell), _line(row, offset)) for cell in row.children)
        for part in node.children
        for row in part.children
    ]
    if len(rows[0]) > 4:
        lesson.report.error("table", "表格最多四列。", _line(node, offset), "请拆成两张表或减少列。")
    return Table(header=rows[0], rows=tuple(rows[1:]))


def _callout(node: SyntaxTreeNode, offset: int, lesson: LessonText) -> Callout | None:
    blocks: list[Paragraph | ListBlock] = []
    for child in node.children:
        block = _block(child, offset, lesson)
        if isinstance(block, Paragraph | ListBlock):
            blocks.append(block)
        elif block is not None:
            lesson.report.error("callout", "提示框里只能放文字和列表。", _line(child, offset), "请移到框外。")
    first = blocks[0] if blocks else None
    kind = _kind(first.runs) if isinstance(first, Paragraph) else None
    if kind is None or not isinstance(first, Paragraph):
        names = "、".join(f"**{name}**" for name in CALLOUTS)
        lesson.report.error("callout", "提示框开头缺少类别。", _line(node, offset), f"以 {names} 之一开头。")
        return None
    rest = _after_kind(first.runs)
    return Callout(kind=kind, blocks=(Paragraph(runs=rest), *blocks[1:]) if rest else tuple(blocks[1:]))


def _kind(runs: Runs) -> CalloutKind | None:
    word = runs[0].text.strip(COLONS) if runs and runs[0].bold else ""
    return next((kind for kind in CALLOUTS if kind == word), None)


def _after_kind(runs: Runs) -> Runs:
    """Without the bold first word and the colon that follows it."""
    if len(runs) < 2:
        return ()
    head = replace(runs[1], text=runs[1].text.lstrip(COLONS))
    return (head, *runs[2:]) if head.text else runs[2:]


def _check(node: SyntaxTreeNode, line: int, lesson: LessonText) -> Check | None:
    question = node.content.strip()
    if node.info.strip() != "check" or not QUESTION.fullmatch(question):
        lesson.report.error(
            "check", "这里只能放一道检查题。", line, "写成 ```check，下一行是题号 <题库>/<题目>，再一行 ```。"
        )
        return None
    lesson.mark(f"check:{question}", line)
    return Check(question=question)


def _content(node: SyntaxTreeNode) -> str:
    return "".join(child.content for child in node.children if child.type == "inline")


def _line(node: SyntaxTreeNode, offset: int) -> int:
    return offset + (node.map[0] if node.map else 0)
