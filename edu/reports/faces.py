"""The two faces of every PDF, and what they cannot print.

reportlab draws a missing glyph silently as nothing: a report checks its names first (`require_printable`). Its
ToUnicode map is wrong above U+FFFF (it writes five hex digits where UTF-16BE is meant), so that 𬭩 would draw but not
be found or copied: `_Face` writes the map anew.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import SUBSETN, TTFont

from edu.domain.errors import EduError, InvalidInput
from edu.domain.printing import unprintable
from edu.system import faces
from edu.system.paths import root

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

rl_config.useA85 = 0  # a fifth off every file and its time; no mail gateway needs seven-bit PDFs any more
# unique names: reportlab ignores a second registration under the same one
REGULAR = "YingzhiNotoSansSC"
BOLD = "YingzhiNotoSansSC-Bold"
_FILES = {REGULAR: faces.REGULAR, BOLD: faces.BOLD}
BOX = "□"
_BLOCK = 100  # entries of one bfchar block: the most that the CMap specification allows


class _Face(TTFont):  # type: ignore[misc]
    """A TrueType face whose text can be copied and found, whatever its code points."""

    def addObjects(self, doc: Any) -> None:  # noqa: N802
        state = self.state[doc]
        super().addObjects(doc)
        for number, subset in enumerate(state.subsets):
            name = b"".join((SUBSETN(number), b"+", self.face.name, self.face.subfontNameX)).decode("pdfdoc")
            doc.idToObject["toUnicodeCMap:" + name].content = to_unicode_map(name, subset)


def to_unicode_map(name: str, subset: list[int]) -> str:
    """The CMap from the codes of one subset to UTF-16BE (PDF 32000-1, 9.10.3)."""
    entries = [f"<{code:02X}> <{chr(char).encode('utf-16-be').hex().upper()}>" for code, char in enumerate(subset)]
    blocks = [entries[start : start + _BLOCK] for start in range(0, len(entries), _BLOCK)]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            "/CIDSystemInfo",
            f"<< /Registry ({name}) /Ordering ({name}) /Supplement 0 >> def",
            f"/CMapName /{name} def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            f"<00> <{len(subset) - 1:02X}>",
            "endcodespacerange",
            *(line for block in blocks for line in (f"{len(block)} beginbfchar", *block, "endbfchar")),
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        ]
    )


def faces_folder() -> Path:
    return root() / "edu" / "assets" / "fonts"


@cache
def lost_faces() -> tuple[str, ...]:
    """Files that are gone or damaged: nothing can be printed in them, and of no character can it be said."""
    return faces.unusable(faces_folder(), thorough=True)


@cache
def register_faces() -> None:
    """Once a process (0.1 s a face): every report calls it before it draws. EduError where a face is lost: reportlab
    would take most damage for a face and print something else.
    """
    if lost_faces():
        raise EduError(
            f"程序带的字体文件缺少或损坏：{'、'.join(lost_faces())}，生成不了 PDF。",
            "请重新安装本程序，再做一次；数据不受影响。",
        )
    folder = faces_folder()
    for name, file in _FILES.items():
        pdfmetrics.registerFont(_Face(name, str(folder / file)))
    pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=REGULAR, boldItalic=BOLD)


@cache
def _known() -> frozenset[int]:
    register_faces()
    regular, bold = (frozenset(pdfmetrics.getFont(name).face.charToGlyph) for name in (REGULAR, BOLD))
    return regular & bold


def missing_characters(text: str) -> str:
    """The characters of `text` that one of the faces lacks, each once, in order; line breaks and tabs are no glyphs."""
    return "".join(dict.fromkeys(char for char in text if ord(char) not in _known() and char not in "\n\r\t"))


def boxed(text: str) -> str:
    """Free text that nobody can be asked to mend: □ for every character that would come out as nothing."""
    missing = missing_characters(text)
    return text.translate(dict.fromkeys(map(ord, missing), BOX)) if missing else text


def require_printable(named: Iterable[tuple[str, str]]) -> None:
    """`named`: what a text is (姓名, 培训大纲 …) and the text. InvalidInput lists every text that cannot be printed."""
    problems = tuple(unprintable(what, text, missing) for what, text in named if (missing := missing_characters(text)))
    if problems:
        listed = "；".join(problem.message for problem in problems[:3])
        more = f"；另外还有 {len(problems) - 3} 处" if len(problems) > 3 else ""
        raise InvalidInput(f"有打印不出来的字：{listed}{more}。", problems[0].remedy + "。", problems)
