from __future__ import annotations

import os
import re
from dataclasses import replace
from pathlib import Path

import pytest
from reportlab.graphics.shapes import Circle

from edu.domain.drills.evaluation import assess
from edu.domain.drills.papers import MARK
from edu.reports.drill_comparison import comparison_pdf, write_comparison
from edu.reports.drill_report_pdf import drill_report_pdf, write_drill_report
from edu.reports.drill_timeline import free_row, timeline
from tests.edu.reports.drill_paper import make_assessment, make_comparison, make_message, make_paper, make_result
from tests.edu.reports.pdf_lines import page_lines
from tests.edu.reports.test_learning_file_pdf import pages

GOLDEN = Path(__file__).parents[2] / "golden" / "drill-report.txt"


def words(data: bytes) -> str:
    return "".join("".join(pages(data)).split())


def test_the_words_of_an_after_action_report() -> None:
    """Golden: read as a diff when it changes (UPDATE_GOLDEN=1)."""
    shown = page_lines(drill_report_pdf(make_paper(against=make_comparison())))
    said = "\n\n".join("\n".join(lines) for lines in shown) + "\n"
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.write_text(said, encoding="utf-8")
    assert said == GOLDEN.read_text(encoding="utf-8")


def test_every_page_says_that_it_was_a_drill() -> None:
    for data in (drill_report_pdf(make_paper()), comparison_pdf(make_comparison(), 0)):
        # in the box of the header and large behind the text
        assert all(text.count(MARK) >= 2 for text in pages(data))


def test_every_point_stands_with_its_event_and_its_grounds_in_words() -> None:
    paper = make_paper()
    whole = words(drill_report_pdf(paper))
    for line in paper.result.lines:
        assert line.event in whole
        assert all("".join(paper.cite(cite).split()) in whole for cite in line.cites)
    assert "评估员改分：自动5→3，理由：录像证明" in whole


def test_a_bad_option_is_never_held_up_as_better() -> None:
    whole = words(drill_report_pdf(make_paper()))
    crossed = whole[whole.index("选择沿河走") :]
    better = crossed[: crossed.index("依据事件")]
    assert "转移——人先走群里说（可以，但不够）——不到户" in better
    assert "再等等" not in better


def test_a_rationale_longer_than_a_page_and_notes_without_end_are_printed_whole() -> None:
    long = "先把人叫醒再说别的" * 440
    paper = make_paper(make_result(words={"d0": {"": long}}, note=long, reason=long))
    assert words(drill_report_pdf(paper)).count("先把人叫醒再说别的") > 1300


def test_a_note_longer_than_a_page_leaves_no_page_empty_and_no_heading_alone() -> None:
    pages = page_lines(drill_report_pdf(make_paper(make_result(note="观察到的情况很多" * 240))))
    assert all(len(lines) > 8 for lines in pages)
    for lines in pages:
        assert sum("依据事件" in line and "评估员" in line for line in lines) <= 1


def test_a_character_that_the_face_lacks_is_a_box_and_is_told() -> None:
    whole = words(drill_report_pdf(make_paper(make_result(seats=("李四𠮷", "王😀五"), note="好\x07的"))))
    assert "李四□" in whole
    assert "王□五" in whole
    assert "U+20BB7、U+1F600" in whole
    assert "䶮𬭩" in words(drill_report_pdf(make_paper()))


def test_markup_in_a_name_is_text() -> None:
    assert "<b>李&四</b>" in words(drill_report_pdf(make_paper(make_result(seats=("<b>李&四</b>", "")))))


def test_a_run_in_which_nothing_happened_has_every_section() -> None:
    result = make_result({}, words={}, reason="", until=1, improvements=(), observations=())
    bare = replace(
        result,
        scenario=replace(result.scenario, curves=(), debrief=replace(result.scenario.debrief, rules=(), questions=())),
        run=replace(result.run, state="running", closed_ms=None, ending="", mode="solo"),
        only_pictures="内容已更新，仅可按快照回看",
    )
    whole = words(drill_report_pdf(make_paper(bare, evidence=None, organisation="", pictures=())))
    for heading in (
        "一、概况",
        "二、目标",
        "三、时间线",
        "四、局面",
        "五、决策",
        "六、红线",
        "七、评估",
        "八、逐条",
        "九、改进",
        "十、带走",
    ):
        assert heading in whole
    assert "进行中（按现在结束计分）" in whole
    assert "没有触碰红线" in whole
    assert "仅可按快照回看" in whole


def test_a_file_is_replaced_when_it_is_whole(tmp_path: Path) -> None:
    write_drill_report(make_paper(), tmp_path / "a.pdf")
    write_comparison(make_comparison(), 0, tmp_path / "b.pdf")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.pdf", "b.pdf"]
    assert all(path.read_bytes().startswith(b"%PDF") for path in tmp_path.iterdir())


@pytest.mark.parametrize("highest", [0, 1, 3, 4, 5, 9, 17, 39, 41, 99, 401, 12_345])
def test_an_axis_ends_at_a_round_number_above(highest: int) -> None:
    from edu.reports.drill_axis import ceiling

    assert highest <= ceiling(highest) <= max(4, highest * 2.5)
    assert ceiling(highest) % 4 == 0


def test_what_evaluators_gave_by_a_profile_stands_beside_the_score_with_what_is_to_be_completed() -> None:
    plain = make_result()
    whole = words(drill_report_pdf(make_paper(make_result(assessment=make_assessment()))))
    assert "评估表：优良中差得分率56.2%，总评差；已评2条，共2条；2处待补，不计分。" in whole
    assert "和自动得分并列，不计入总分" in whole
    assert "先叫谁说得清3优、差50.0%=1+1没点名" in whole
    assert "附录B1.1待补" in whole
    assert "本组其余条文待补" in whole
    assert "评估表：" not in words(drill_report_pdf(make_paper(plain)))


def test_a_profile_by_which_nobody_judged_takes_one_line_and_no_page_of_blanks() -> None:
    given = make_assessment()
    nothing = assess(given.profile, [])
    whole = words(drill_report_pdf(make_paper(make_result(assessment=nothing))))
    assert "评估表：优良中差还没有可计的评价" in whole
    assert "先叫谁说得清" not in whole


def test_what_two_runs_do_not_have_in_common_is_said_before_any_figure() -> None:
    made = make_comparison()
    other = replace(made.right, run=replace(made.right.run, seed=8))
    whole = words(comparison_pdf(replace(made, right=other), 0))
    assert whole.index("两场的局次不同（第一场7，第二场8）") < whole.index("得分对照")
    assert "差别只来自决定" not in whole
    newer = replace(other, scenario=replace(other.scenario, version=2, curves=()))
    whole = words(comparison_pdf(replace(made, right=newer), 0))
    assert "脚本内容不同（第一场是第1版，第二场是第2版" in whole
    assert "曲线不能画在一起" in whole


def test_no_paper_says_permille() -> None:
    made = make_result()
    curve = replace(made.scenario.curves[0], unit="‰")
    shown = replace(made, scenario=replace(made.scenario, curves=(curve, *made.scenario.curves[1:])))
    whole = words(drill_report_pdf(make_paper(shown)))

    assert "‰" not in whole
    assert f"{curve.title}（%）" in whole
    assert re.search(r"最高\d+\.\d%，最后\d+\.\d%", whole)


def test_decisions_of_one_moment_do_not_lie_on_each_other() -> None:
    ends, places = [0.0] * 6, []
    for turn, start in enumerate((10.0, 50.0, 50.0, 50.0, 50.0, 50.0, 60.0, 90.0)):
        places.append(free_row(ends, turn, start))
        ends[places[-1]] = start + 16
    assert len(set(places[1:6])) == 5
    assert places[6] == 0, "where the first was, which ended long ago"
    assert free_row([5.0, 3.0], 0, 1.0) == 1


def test_what_the_trainer_made_up_is_read_below_the_time_line_and_marked_on_it() -> None:
    messages = (make_message(), make_message(number=2, tick=30, role="", public=False, sender="", text="报数😀"))
    whole = words(drill_report_pdf(make_paper(make_result(messages=messages))))
    below = whole[whole.index("三、时间线") : whole.index("四、局面曲线")]
    assert "培训员临时加注2条" in below
    for part in ("23:39", "县防指来电", "值班员（投影显示）", "=1+1二十分钟内报人数", messages[0].event, "所有席位"):
        assert part in below, part
    assert "U+1F600" in whole, "a character that the face lacks is told"
    plain = words(drill_report_pdf(make_paper()))
    assert "培训员临时加注" not in plain
    circles = [len([one for one in timeline(result, 500).contents if isinstance(one, Circle)])
               for result in (make_result(), make_result(messages=messages))]  # fmt: skip
    assert circles[1] == circles[0] + 2
