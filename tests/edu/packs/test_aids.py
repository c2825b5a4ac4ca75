from __future__ import annotations

from pathlib import Path

import pytest

from edu.domain.aids import SignalRow, Step
from edu.domain.errors import NotFound
from tests.edu.packs.builders import AID, make_installation, problems_of, swap

SIGNAL = """\
schema: 1
id: card-keeper-fire
version: 1
kind: signal
title: 台风看颜色
who: 家家户户
event: 台风
topics: [T01]
audiences: [public]
rows:
  - {colour: blue, means: 平均风力六级, do: 收花盆}
  - {colour: red, means: 平均风力十二级, do: 不出门}
never: [碰电线, 上堤]
calls:
  - {who: 火警, number: "119"}
blanks: [安置点]
cites: [gb-55009-2021]
status: retold
"""


def test_an_aid_is_read_when_it_is_asked_for_with_its_facts_put_in(tmp_path: Path) -> None:
    library = make_installation(tmp_path)
    assert library.aid_ids == ("card-keeper-fire",)
    aid = library.aid("card-keeper-fire")
    assert aid is library.aid("card-keeper-fire")
    assert (aid.topic, aid.version, aid.facts) == ("T01", 2, ("hose-length",))
    assert aid.steps[1] == Step(do="打119", how="软管不超过 2 m")
    with pytest.raises(NotFound):
        library.aid("nix")


def test_a_signal_is_told_by_its_colours(tmp_path: Path) -> None:
    library = make_installation(tmp_path, aid=SIGNAL)
    assert problems_of(library) == []
    assert library.aid("card-keeper-fire").rows[1] == SignalRow(colour="red", means="平均风力十二级", do="不出门")


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("colour: red", "colour: blue", "field"),
        ("colour: blue", "colour: orange", None),
        ("{colour: blue, means: 平均风力六级, do: 收花盆}", "{colour: red, means: 甲, do: 乙}", "field"),
        ("  - {colour: red, means: 平均风力十二级, do: 不出门}\n", "", "aid-count"),
        ("do: 不出门", "do: " + "长" * 61, "aid-long"),
    ],
)
def test_colours_stand_once_each_from_the_lowest(tmp_path: Path, old: str, new: str, code: str | None) -> None:
    problems = problems_of(make_installation(tmp_path, aid=swap(old, new)(SIGNAL)))
    assert {problem.code for problem in problems} == ({code} if code else set())


def test_a_space_between_two_characters_is_found_in_an_aid(tmp_path: Path) -> None:
    library = make_installation(tmp_path, aid=AID.replace("叫人往外走", "叫人 往外走"))
    assert [problem.code for problem in problems_of(library)] == ["spacing"]
