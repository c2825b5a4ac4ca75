from __future__ import annotations

import pytest

from edu.domain.courses import Callout, Check, ListBlock, Page, Paragraph, Picture, Run, Table, text_of
from edu.domain.register import Register
from edu.packs.inline import fill_text, read_runs
from edu.packs.lesson_reader import LessonText, read_pages, split_pages
from edu.packs.source import Report
from tests.edu.domain.test_register import make_fact, make_register, make_source

REGISTER = make_register(make_source(), facts=(make_fact(), make_fact("unsure", status="pending")))


def read(text: str, register: Register = REGISTER) -> tuple[tuple[Page, ...], Report]:
    report = Report("lessons/a.md")
    return read_pages(text, LessonText(register, report)), report


def inline(text: str) -> tuple[tuple[Run, ...], list[str]]:
    report = Report("x")
    return read_runs(text, REGISTER, report, 1), [problem.code for problem in report.problems]


def test_a_lesson_becomes_native_blocks() -> None:
    pages, report = read(
        "## 会报警\n\n第一段，**要紧**。\n\n3. 一\n4. 二\n\n- 甲\n- 乙\n\n| 做 | 不做 |\n|---|---|\n| 关门 | 回屋 |\n\n"
        "> **误区：** 浇水。\n>\n> - 会炸锅\n\n![学会看门](media/a.svg)\n\n"
        "---\n\n## 练一练\n\n```check\nfire/q-1\n```\n"
    )
    assert report.problems == []
    assert pages[0] == Page(
        title="会报警",
        blocks=(
            Paragraph(runs=(Run(text="第一段，"), Run(text="要紧", bold=True), Run(text="。"))),
            ListBlock(ordered=True, items=((Run(text="一"),), (Run(text="二"),)), start=3),
            ListBlock(ordered=False, items=((Run(text="甲"),), (Run(text="乙"),))),
            Table(
                header=((Run(text="做"),), (Run(text="不做"),)),
                rows=(((Run(text="关门"),), (Run(text="回屋"),)),),
            ),
            Callout(
                kind="误区",
                blocks=(
                    Paragraph(runs=(Run(text="浇水。"),)),
                    ListBlock(ordered=False, items=((Run(text="会炸锅"),),)),
                ),
            ),
            Picture(path="media/a.svg", alt="学会看门"),
        ),
    )
    assert pages[1].blocks == (Check(question="fire/q-1"),)


def test_a_callout_may_be_its_word_and_a_list() -> None:
    pages, report = read("## 一\n\n> **记住**\n>\n> 1. 关门\n")
    assert report.problems == []
    assert pages[0].blocks == (Callout(kind="记住", blocks=(ListBlock(ordered=True, items=((Run(text="关门"),),)),)),)


def test_a_callout_may_go_on_in_bold_or_with_a_colon() -> None:
    pages, _ = read("## 一\n\n> **险情**：**快走**，别停。\n")
    (callout,) = pages[0].blocks
    assert callout == Callout(
        kind="险情", blocks=(Paragraph(runs=(Run(text="快走", bold=True), Run(text="，别停。"))),)
    )


@pytest.mark.parametrize("text", ["> 没有类别", "> - 只有列表", "> **", "> ![图](media/a.svg)", "> ***"])
def test_a_callout_without_its_word_is_refused(text: str) -> None:
    _, report = read(f"## 一\n\n{text}\n")
    assert "callout" in {problem.code for problem in report.problems}


def test_bold_closes_between_punctuation_and_han() -> None:
    assert inline("**记住：**先走")[0] == (Run(text="记住：", bold=True), Run(text="先走"))


def test_references_carry_what_they_stand_on() -> None:
    runs, codes = inline("不超过{{fact:hose}}，见 {{ cite : fire-law-2021#44 }}")
    assert codes == []
    assert runs[1] == Run(text="2 m", fact="hose")
    assert runs[3] == Run(text="《消防法》第四十四条", cite="fire-law-2021#44")


def test_a_fact_in_doubt_says_so_in_the_text() -> None:
    runs, _ = inline("{{fact:unsure}}")
    assert runs == (Run(text="2 m（待核）", fact="unsure", pending=True),)


def test_a_line_break_joins_han_and_parts_words() -> None:
    assert text_of(inline("先走\n再报")[0]) == "先走再报"
    assert text_of(inline("GB\n55009")[0]) == "GB 55009"


def test_escaped_marks_are_text() -> None:
    assert inline(r"3\*4 \[x\]") == ((Run(text="3*4 [x]"),), [])
    assert inline("温度<5 且 a * b")[1] == []


def test_a_question_keeps_its_bold_marks_and_names_its_facts() -> None:
    text, facts = fill_text("**不**{{fact:hose}}，{{fact:hose}}", REGISTER, Report("x"), 1)
    assert (text, facts) == ("**不**2 m，2 m", ("hose",))


def test_neighbouring_bold_runs_stay_one_bold_text() -> None:
    assert fill_text("**约{{fact:hose}}**", REGISTER, Report("x"), 1)[0] == "**约2 m**"


def test_pages_are_divided_outside_fences_only() -> None:
    text = "\n## 一\n\n```check\n---\n```\n\n---\n\n## 二\n~~~\n```\n---\n~~~\n"
    assert [(line, part.split("\n")[0]) for line, part in split_pages(text)] == [(2, "## 一"), (10, "## 二")]


def test_an_empty_lesson_is_one_empty_page() -> None:
    pages, report = read("")
    assert len(pages) == 1
    assert {problem.code for problem in report.problems} == {"page-title", "page-empty"}
