"""Reads a YAML file from outside into plain values that remember their lines; says every problem, never executes.

Only what packs need: mappings, lists and plain scalars. Aliases, tags and a second document are refused, so no file
of 2 MB can grow in memory. Scalars follow YAML 1.2 (`on`, `yes` and dates stay text; true, false, null, numbers).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from edu.domain.problems import Problem
from edu.packs.yaml_words import in_chinese

MAX_BYTES = 2 * 1024 * 1024
MAX_DEPTH = 40
MOST_PROBLEMS = 1000
"""Of one file: nobody reads more, and a file of 2 MB can hold 300,000."""
LONGEST_MESSAGE = 400
"""Characters: what a message quotes from the file can be as long as the file."""
UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069]")
"""Control characters and those that turn the direction of writing: no paper prints them, they break a workbook."""
INTEGER = re.compile(r"[-+]?[0-9]{1,18}")
DECIMAL = re.compile(r"[-+]?[0-9]{1,18}\.[0-9]{1,18}")
CONSTANTS: dict[str, bool | None] = {"": None, "~": None, "null": None, "true": True, "false": False}


class YamlMap(dict[str, Any]):
    """A mapping with the line (from 1) of its beginning and of each key."""

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.lines: dict[str, int] = {}

    def line_of(self, key: str) -> int:
        return self.lines.get(key, self.line)


class YamlList(list[Any]):
    """A list with the line of its beginning and of each entry."""

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.lines: list[int] = []


@dataclass(slots=True)
class Report:
    """Gathers the problems of one file; `file` is relative to the pack's root, with forward slashes."""

    file: str
    problems: list[Problem] = field(default_factory=list)
    errors: int = 0

    def error(self, code: str, message: str, line: int | None = None, remedy: str = "") -> None:
        self.errors += 1
        if self.errors > MOST_PROBLEMS + 1:
            return
        if self.errors > MOST_PROBLEMS:
            code, line = "too-many-problems", None
            message, remedy = f"问题太多，只列出前 {MOST_PROBLEMS} 处。", "请先改这些，或确认没有选错文件。"
        self.problems.append(Problem(code=code, message=short(message), remedy=remedy, file=self.file, line=line))


def short(message: str) -> str:
    return message if len(message) <= LONGEST_MESSAGE else f"{message[:LONGEST_MESSAGE]}…"


class _Refused(Exception):
    """The file cannot be read further."""

    def __init__(self, code: str, message: str, line: int, remedy: str) -> None:
        super().__init__(message)
        self.parts = (code, message, line, remedy)


def read_text(path: Path, report: Report) -> str | None:
    """UTF-8 text of at most 2 MB; None after reporting why not."""
    if path.exists() and not path.is_file():  # a pipe would be waited for without end
        report.error("unreadable", "这不是文件。", remedy="请把同名的文件夹或设备移走，换成文件。")
        return None
    try:
        with path.open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
    except OSError as error:
        report.error("unreadable", f"文件打不开：{error.strerror}。", remedy="请检查文件是否存在、是否有读取权限。")
        return None
    if len(raw) > MAX_BYTES:
        report.error("too-large", "文件超过 2 MB。", remedy="请拆成几个文件。")
        return None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        report.error("encoding", "不是 UTF-8 编码。", line, "请用 UTF-8 编码重新保存。")
        return None


def read_yaml(path: Path, report: Report) -> YamlMap | None:
    """The top mapping of a file; None after reporting why not."""
    text = read_text(path, report)
    return None if text is None else parse_yaml(text, report)


def parse_yaml(text: str, report: Report) -> YamlMap | None:
    try:
        value = _Builder(report).build(text)
    except _Refused as refused:
        report.error(*refused.parts)
        return None
    except yaml.YAMLError as error:
        report.error(
            "yaml",
            f"YAML 写法有误：{in_chinese(_complaint(error))}。",
            _line_of(error, text),
            "请检查缩进、冒号和引号；含“: ”或以 {{ 开头的文字要加引号。",
        )
        return None
    if not isinstance(value, YamlMap):
        report.error("yaml-top", "文件最外层应是“字段: 值”。", 1, "请对照 docs/packs.md 的样例。")
        return None
    return value


def _complaint(error: yaml.YAMLError) -> str:
    return str(getattr(error, "problem", None) or getattr(error, "reason", ""))


def _line_of(error: yaml.YAMLError, text: str) -> int | None:
    """The parser gives no line for a character that it does not read past."""
    mark = getattr(error, "problem_mark", None)
    if mark:
        return int(mark.line) + 1
    unseen = UNSEEN.search(text)
    return text.count("\n", 0, unseen.start()) + 1 if unseen else None


class _Builder:
    """Builds values straight from the parser's events: one pass, no recursion, lines kept."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.stack: list[YamlMap | YamlList] = []
        self.keys: list[str | None] = []
        self.root: Any = None
        self.documents = 0

    def build(self, text: str) -> Any:
        event: Any
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            kind = type(event)
            if kind is yaml.ScalarEvent:
                self._scalar(event)
            elif kind is yaml.MappingStartEvent:
                self._open(event, YamlMap(event.start_mark.line + 1))
            elif kind is yaml.SequenceStartEvent:
                self._open(event, YamlList(event.start_mark.line + 1))
            elif kind in (yaml.MappingEndEvent, yaml.SequenceEndEvent):
                self.stack.pop()
                self.keys.pop()
            else:
                self._other(event)
        return self.root

    def _other(self, event: Any) -> None:
        line = event.start_mark.line + 1
        if isinstance(event, yaml.AliasEvent):
            raise _Refused("yaml-alias", "不能使用别名（*）。", line, "请把内容直接写出来。")
        if isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                raise _Refused("yaml-documents", "一个文件里只能有一份内容。", line, "请去掉多余的“---”。")

    def _open(self, event: Any, container: YamlMap | YamlList) -> None:
        line = event.start_mark.line + 1
        _refuse_marks(event, line)
        if self.keys and isinstance(self.stack[-1], YamlMap) and self.keys[-1] is None:
            raise _Refused("yaml-key", "字段名只能是一个词。", line, "以 {{ 开头的文字要加引号。")
        if len(self.stack) >= MAX_DEPTH:
            raise _Refused("yaml-depth", f"嵌套超过 {MAX_DEPTH} 层。", line, "请减少嵌套。")
        self._put(container, line)
        self.stack.append(container)
        self.keys.append(None)

    def _scalar(self, event: Any) -> None:
        line = event.start_mark.line + 1
        _refuse_marks(event, line)
        if UNSEEN.search(event.value):
            remedy = "请删去它；多半是从别处粘贴时带来的。"
            self.report.error("unseen-character", "文字里有看不见的控制字符。", line, remedy)
        if self.stack and isinstance(self.stack[-1], YamlMap) and self.keys[-1] is None:
            self._key(self.stack[-1], event.value, line)
        else:
            self._put(plain_value(event.value) if event.implicit[0] else event.value, line)

    def _key(self, mapping: YamlMap, key: str, line: int) -> None:
        if key in mapping:
            self.report.error(
                "duplicate-key",
                f"字段“{key}”写了两次（第 {mapping.lines[key]} 行已有）。",
                line,
                "请删去一个。",
            )
        mapping.lines[key] = line
        self.keys[-1] = key

    def _put(self, value: Any, line: int) -> None:
        if not self.stack:
            self.root = value
            return
        top = self.stack[-1]
        if isinstance(top, YamlList):
            top.append(value)
            top.lines.append(line)
        else:
            top[str(self.keys[-1])] = value
            self.keys[-1] = None


def plain_value(text: str) -> Any:
    """What an unquoted scalar means; everything that is not a constant or a number is text."""
    if text in CONSTANTS:
        return CONSTANTS[text]
    first = text[0]
    if first.isdecimal() or first in "+-":
        if INTEGER.fullmatch(text):
            return int(text)
        if DECIMAL.fullmatch(text):
            return Decimal(text)
    return text


def _refuse_marks(event: Any, line: int) -> None:
    if event.anchor is not None:
        raise _Refused("yaml-alias", "不能使用锚点（&）。", line, "请把内容直接写出来。")
    if event.tag is not None and event.tag != "!":
        raise _Refused("yaml-tag", f"不能使用类型标记“{event.tag}”。", line, "请去掉感叹号开头的标记。")
