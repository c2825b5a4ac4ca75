from __future__ import annotations

from pathlib import Path

import pytest

from edu.domain.errors import NotFound, PackError
from edu.domain.exams.assembly import assemble
from tests.edu.packs.builders import TODAY, make_installation, swap


def test_everything_is_found_by_its_id(tmp_path: Path) -> None:
    library = make_installation(tmp_path)
    assert library.course_ids == ("yingzhi.fire",)
    assert [course.title for course in library.courses] == ["火灾"]
    assert len(library.course("yingzhi.fire").lessons[0].pages) == 4
    assert library.question("fire/q-1").difficulty == 75
    assert library.banks["fire"].question("fire/q-2") is not None
    assert library.blueprints["mock"].total == 300
    assert library.programmes["public-initial"].courses == ("yingzhi.fire",)
    assert library.register.cite_text("gb-55009-2021#5.3.4") == "GB 55009-2021 第 5.3.4 条"
    assert library.media("yingzhi.fire", "media/call.svg").is_file()


def test_a_paper_can_be_drawn_from_what_was_read(tmp_path: Path) -> None:
    library = make_installation(tmp_path)
    paper = assemble(library.blueprints["mock"], library.banks, 1, TODAY)
    assert {item.question.id for item in paper.items} == {"fire/q-1", "fire/q-2"}


def test_unknown_ids_are_said(tmp_path: Path) -> None:
    library = make_installation(tmp_path)
    for call in (
        lambda: library.course("yingzhi.nix"),
        lambda: library.bank("nix"),
        lambda: library.question("nix/q-1"),
        lambda: library.question("fire/nix"),
        lambda: library.media("yingzhi.fire", "media/nix.svg"),
        lambda: library.media("yingzhi.fire", "../fire/media/call.svg"),
        lambda: library.media("yingzhi.nix", "media/call.svg"),
    ):
        with pytest.raises(NotFound):
            call()


def test_a_course_is_read_when_asked_for_and_then_kept(tmp_path: Path) -> None:
    library = make_installation(tmp_path)
    first = library.course("yingzhi.fire")
    (tmp_path / "content/courses/fire/lessons/01-call.md").unlink()
    assert library.course("yingzhi.fire") is first


def test_a_broken_pack_is_refused_whole_and_leaves_the_others(tmp_path: Path) -> None:
    library = make_installation(tmp_path, bank=swap("level: apply", "level: guess"))
    with pytest.raises(PackError) as caught:
        library.bank("fire")
    assert [problem.line for problem in caught.value.problems] == [19]
    assert library.courses


def test_a_course_file_that_is_no_mapping_is_refused(tmp_path: Path) -> None:
    library = make_installation(tmp_path, course="- a\n")
    with pytest.raises(PackError):
        library.course("yingzhi.fire")


def test_optional_parts_have_their_defaults(tmp_path: Path) -> None:
    def plain(text: str) -> str:
        kept = [row for row in text.split("\n") if not row.startswith(("downtime", "shuffle", "scoring"))]
        return "\n".join(kept).replace(", level: apply", "")

    library = make_installation(
        tmp_path,
        blueprint=plain,
        course=swap("review: {by: null, on: null, due: 2027-06-30}\n", ""),
        programme=swap("certificate: {title: 培训证明, valid_months: 12}\n", ""),
    )
    blueprint = library.blueprints["mock"]
    assert (blueprint.downtime.rule, blueprint.downtime.max_minutes) == ("paused", 30)
    assert blueprint.shuffle.options
    assert blueprint.scoring.multiple == "all"
    assert blueprint.sections[0].draws[0].level is None
    assert library.course("yingzhi.fire").review.due is None
    assert library.programmes["public-initial"].certificate is None


@pytest.mark.parametrize(
    ("old", "new", "scorable"),
    [
        ("facts: []", "facts: [unsure]", False),
        ("邻居家", "过了{{fact:unsure}}", False),
        ("text: 到安全处报警", 'text: "过{{fact:unsure}}"', False),
        ("text: 先拍视频发群", 'text: "过{{fact:unsure}}"', True),
        ("先选", "不是{{fact:unsure}}，选", False),
        ("why: 群里没有消防队", 'why: "不到{{fact:unsure}}"', True),
    ],
)
def test_a_question_that_stands_on_a_doubtful_fact_or_tells_one_is_never_scored(
    tmp_path: Path, old: str, new: str, scorable: bool
) -> None:
    question = make_installation(tmp_path, bank=swap(old, new)).question("fire/q-1")
    assert question.scorable is scorable
    assert "{{" not in question.stem + question.explanation


def test_a_case_is_read_when_it_is_asked_for(tmp_path: Path) -> None:
    library = make_installation(tmp_path)
    assert library.case_ids == ("harbour-2020",)
    case = library.case("harbour-2020")
    assert case.topic == "T01"
    assert case.toll_sentence == "死亡 3 人，受伤 5 人"
    with pytest.raises(NotFound):
        library.case("nix")


def test_a_case_without_a_read_report_says_so_instead_of_a_toll(tmp_path: Path) -> None:
    library = make_installation(
        tmp_path,
        case=lambda text: text.replace("toll: {dead: 3, missing: 0, injured: 5}", "toll: null").replace(
            "toll_note: null", "toll_note: 伤亡数以最终调查报告为准"
        ),
    )
    assert library.case("harbour-2020").toll_sentence == "伤亡数以最终调查报告为准"
