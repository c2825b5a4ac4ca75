"""What `ledger verify` says and answers over damage, by the hand that runs it."""

from __future__ import annotations

import json

import pytest

from edu.commands import ledger
from edu.commands.console import Console
from edu.domain.errors import REPLACE_DAMAGED
from tests.edu.services.diploma import add_person, make_office
from tests.edu.services.exam_hall import sit_exam
from tests.edu.storage.test_chain import tamper
from tests.stores import Bench


@pytest.fixture
def lived(sqlite_bench: Bench) -> Bench:
    services = make_office(sqlite_bench)
    sit_exam(services, add_person(services), answers=3)
    return sqlite_bench


def verified(bench: Bench, *, as_json: bool = False) -> int:
    return ledger._verify(bench.services(), Console(as_json=as_json))


def test_a_whole_ledger_ends_well_and_shows_its_steps(lived: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    assert verified(lived) == 0
    said = capsys.readouterr()
    assert "账本完整" in said.out
    assert "封存的试卷和材料" in said.out
    steps = ["核对数据库文件", "逐条核对事件", "核对试卷和材料", "核对表格"]
    assert [line.split(" ")[0] for line in said.err.splitlines() if line.split(" ")[0] in steps] != []
    assert all(step in said.err for step in steps)


@pytest.mark.parametrize(
    ("damage", "kind", "said", "remedy"),
    [
        ("UPDATE sittings SET score = 10000", "table", "表格 sittings 与原始记录不一致", "ledger rebuild"),
        ("UPDATE blobs SET data = X'0000'", "paper", "封存试卷“", REPLACE_DAMAGED),
    ],
)
def test_damage_is_told_with_its_remedy_and_ends_with_one(
    lived: Bench, capsys: pytest.CaptureFixture[str], damage: str, kind: str, said: str, remedy: str
) -> None:
    tamper(lived, damage)

    assert verified(lived) == 1
    told = capsys.readouterr().out
    assert said in told
    assert remedy in told
    assert "账本完整：" not in told
    assert verified(lived, as_json=True) == 1
    answer = json.loads(capsys.readouterr().out)
    assert (answer["ok"], answer["first_bad"], [one["kind"] for one in answer["findings"]]) == (False, None, [kind])
