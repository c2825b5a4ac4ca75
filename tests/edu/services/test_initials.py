from __future__ import annotations

import pytest

from edu.services.initials import initials_of


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("张伟杰", "zwj"),
        ("曾小贤", "zxx"),
        ("单雄信", "sxx"),
        ("解晓东", "xxd"),
        ("万俟卨", "mqx"),
        ("阿依古丽·买买提", "ayglmmt"),
        ("王A", "wa"),
        ("Li Lei", "li lei"),
        ("𠮷田", "t"),
        ("", ""),
    ],
)
def test_initials_are_those_that_the_person_reads(name: str, initials: str) -> None:
    assert initials_of(name) == initials
