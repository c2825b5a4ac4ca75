"""The inline marks of lessons and questions: **bold**, {{fact:…}}, {{cite:…}}. Everything else stays plain text.

Read here and not by the Markdown library, because CommonMark closes no `**` between 。 and a 汉字.
"""

from __future__ import annotations

import re

from edu.domain.courses import Run, Runs
from edu.domain.register import Register
from edu.packs.source import Report

TOKEN = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|(?P<bold>\*\*)"
    r"|\{\{\s*(?P<kind>fact|cite)\s*:\s*(?P<ref>[^{}]*?)\s*\}\}"
    r"|(?P<braces>\{\{[^{}]*\}?\}?|\}\})"
    r"|(?P<image>!\[[^\]]*\]\([^)]*\))"
    r"|(?P<link>\[[^\]]*\]\([^)]*\))"
    r"|(?P<code>`)"
    r"|(?P<html></?[A-Za-z][^<>]*>|<!--)"
    r"|(?P<emphasis>\*(?=[^\s*]))"
)
REFUSED = {
    "braces": ("braces", "双花括号里只能写 {{fact:编号}} 或 {{cite:编号#条号}}。"),
    "image": ("markup", "图片要独占一段。"),
    "link": ("markup", "不能放链接。"),
    "code": ("markup", "不能用反引号。"),
    "html": ("html", "不能写 HTML。"),
    "emphasis": ("markup", "不能用斜体；加重用 **两个星号**。"),
}
PENDING_MARK = "（待核）"
ASCII_WORD = re.compile(r"[0-9A-Za-z]")


def read_runs(text: str, register: Register, report: Report, line: int) -> Runs:
    """Runs of one paragraph, cell or list entry that begins on `line`; all problems go to the report."""
    runs: list[Run] = []
    bold = False
    end = 0
    for token in TOKEN.finditer(text):
        _add(runs, text, end, token.start(), bold)
        end = token.end()
        here = line + text.count("\n", 0, token.start())
        if token["bold"]:
            bold = not bold
        elif token["escaped"]:
            runs.append(Run(text=token["escaped"], bold=bold))
        elif token["kind"]:
            runs.append(_reference(token["kind"], token["ref"], bold, register, report, here))
        else:
            code, message = REFUSED[str(token.lastgroup)]
            report.error(code, message, here, "请改写这一处。")
            runs.append(Run(text=token[0], bold=bold))
    _add(runs, text, end, len(text), bold)
    if bold:
        report.error("bold", "加重的 ** 没有成对。", line, "请补上或删去一个 **。")
    return _merged(runs)


def fill_text(text: str, register: Register, report: Report, line: int) -> tuple[str, tuple[str, ...]]:
    """A question's text with facts and citations put in and ** kept; also the ids of the facts used."""
    runs = read_runs(text, register, report, line)
    filled = "".join(f"**{run.text}**" if run.bold else run.text for run in runs).replace("****", "")
    return filled, tuple(dict.fromkeys(run.fact for run in runs if run.fact))


def _reference(kind: str, ref: str, bold: bool, register: Register, report: Report, line: int) -> Run:
    if kind == "fact":
        fact = register.facts.get(ref)
        if fact is None:
            report.error("fact-unknown", f"事实库里没有“{ref}”。", line, "请先在 register/facts 登记。")
            return Run(text=PENDING_MARK, bold=bold, pending=True)
        text = fact.display + PENDING_MARK if fact.pending else fact.display
        return Run(text=text, bold=bold, fact=ref, pending=fact.pending)
    if not known_cite(ref, register):
        report.error("cite-unknown", f"依据库里没有“{ref}”。", line, "请先在 register/sources 登记。")
        return Run(text=PENDING_MARK, bold=bold, pending=True)
    return Run(text=register.cite_text(ref), bold=bold, cite=ref)


def known_cite(ref: str, register: Register) -> bool:
    return ref.partition("#")[0] in register.sources


def _add(runs: list[Run], text: str, start: int, end: int, bold: bool) -> None:
    if end > start:
        runs.append(Run(text=_joined(text, start, end), bold=bold))


def _joined(text: str, start: int, end: int) -> str:
    """A line break of the file is a space between two Latin words and nothing between 汉字."""

    def join(gap: re.Match[str]) -> str:
        before, after = text[: start + gap.start()][-1:], text[start + gap.end() :][:1]
        return " " if ASCII_WORD.match(before) and ASCII_WORD.match(after) else ""

    return re.sub(r"[ \t]*\n[ \t]*", join, text[start:end])


def _merged(runs: list[Run]) -> Runs:
    """Neighbouring plain runs of one look become one."""
    merged: list[Run] = []
    for run in runs:
        last = merged[-1] if merged else None
        if last and last.bold == run.bold and not (_stands(last) or _stands(run)):
            merged[-1] = Run(text=last.text + run.text, bold=run.bold)
        else:
            merged.append(run)
    return tuple(merged)


def _stands(run: Run) -> bool:
    return bool(run.fact or run.cite or run.pending)
