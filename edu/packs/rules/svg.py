"""Rules of a drawn picture: plain shapes that every renderer (Qt, PDF) draws alike, and nothing that runs or loads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from xml.parsers import expat

from edu.domain.problems import Problem
from edu.packs.rules.finding import Place, error, warning
from edu.packs.source import MAX_BYTES

VIEW_BOX = "0 0 960 540"
# fmt: off
SHAPES = frozenset(
    (
        "svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text",
        "tspan", "title", "desc", "defs", "use",
    )
)
PALETTE = frozenset(
    (
        "#1f2a37", "#475467", "#ffffff", "#f2f5f9", "#1d4f91", "#dce8f7", "#f26b1d", "#fde7d8",
        "#2e7d4f", "#ddf1e4", "#c62828", "#fbe0e0", "#f2b705", "#f3c9a5", "#3a2e2a",
    )
)
# fmt: on
NO_COLOUR = frozenset({"none", "transparent", "inherit", "currentcolor"})
COLOURS = ("fill", "stroke", "color", "stop-color")
BANNED = ("style", "class", "filter", "mask", "clip-path")
FACE = "Noto Sans SC"
SMALLEST_TEXT = 28.0
NUMBER = re.compile(r"\d+(?:\.\d+)?")


class _Scan:
    """Walks one file once, with the inherited font of each open element."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self.strange_colours: set[str] = set()
        self.fonts: list[tuple[str | None, str | None]] = [(None, None)]
        self.parser = expat.ParserCreate()
        self.parser.StartDoctypeDeclHandler = self.doctype
        self.parser.ProcessingInstructionHandler = self.instruction
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end

    @property
    def place(self) -> Place:
        return (self.file, self.parser.CurrentLineNumber)

    def refuse(self, message: str, remedy: str = "") -> None:
        self.problems.append(error(self.place, "svg", message, remedy))

    def doctype(self, *_: object) -> None:
        """Ends the scan: entities are declared here and nowhere else."""
        raise ValueError("doctype")

    def instruction(self, target: str, _: str) -> None:
        self.refuse(f"不能有处理指令 <?{target}?>。", "请删去。")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        root = len(self.fonts) == 1
        if root and (name != "svg" or attributes.get("viewBox") != VIEW_BOX):
            self.refuse(f'最外层应是 <svg viewBox="{VIEW_BOX}">。')
        if name in ("linearGradient", "radialGradient", "stop"):
            self.problems.append(warning(self.place, "svg-gradient", "用了渐变。", "请改成纯色。"))
        elif name not in SHAPES:
            self.refuse(f"不能用 <{name}>。", "只用基本图形和文字。")
        for key, value in attributes.items():
            self._attribute(key, value)
        family, size = self.fonts[-1]
        font = (attributes.get("font-family", family), attributes.get("font-size", size))
        self.fonts.append(font)
        if name in ("text", "tspan"):
            self._text(font)

    def end(self, _: str) -> None:
        self.fonts.pop()

    def _attribute(self, key: str, value: str) -> None:
        if key in BANNED or key.startswith("on"):
            self.refuse(f"不能用属性 {key}。", "只用 fill、stroke 等图形属性。")
        if key.endswith("href") and not value.startswith("#"):
            self.refuse(f"不能引用外部文件“{value[:60]}”。", "请画在图里。")
        if "url(" in value and not value.startswith("url(#"):
            self.refuse(f"属性 {key} 不能引用外部文件。", "请画在图里。")
        if key in COLOURS and not value.startswith("url(#"):
            colour = value.strip().lower()
            if colour not in PALETTE and colour not in NO_COLOUR:
                self.strange_colours.add(value)

    def _text(self, font: tuple[str | None, str | None]) -> None:
        family, size = font
        if family is None or FACE not in family:
            self.refuse("文字没有用 Noto Sans SC。", f'请写 font-family="{FACE}"。')
        number = NUMBER.match(size or "")
        if number is None or float(number[0]) < SMALLEST_TEXT:
            self.refuse(f"文字太小（{size or '没有写字号'}）。", "字号至少 28。")


def check_svg(path: Path, file: str) -> Iterator[Problem]:
    """All problems of one picture; a file that is no XML gives one."""
    try:
        raw = path.read_bytes() if path.stat().st_size <= MAX_BYTES else None
    except OSError as failure:
        yield error((file, None), "unreadable", f"图片打不开：{failure.strerror}。")
        return
    if raw is None:
        yield error((file, None), "too-large", "图片超过 2 MB。", "请简化图形。")
        return
    scan = _Scan(file)
    try:
        scan.parser.Parse(raw, True)
    except ValueError:
        scan.refuse("不能有 DOCTYPE。", "请删去这一行。")
    except expat.ExpatError as broken:
        scan.problems.append(error((file, broken.lineno), "svg", "不是完好的 SVG。", "请重新导出这张图。"))
    yield from scan.problems
    if scan.strange_colours:
        colours = "、".join(sorted(scan.strange_colours))
        yield warning((file, None), "svg-colour", f"用了色表以外的颜色：{colours}。", "请换成 docs/packs.md 的颜色。")
