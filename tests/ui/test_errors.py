from __future__ import annotations

import logging

import pytest

from edu.domain.errors import BadFile, DiskFull, InvalidInput, NotAllowed
from edu.domain.problems import Problem
from ui.errors import explain


def test_foreseen_error_keeps_its_own_words() -> None:
    why = explain(BadFile("“名单.xls”打不开", "请另存为 .xlsx 再导入。"))

    assert (why.message, why.remedy, why.incident) == ("“名单.xls”打不开", "请另存为 .xlsx 再导入。", None)


def test_remedy_is_supplied_where_the_service_gave_none() -> None:
    assert "清理磁盘" in explain(DiskFull("磁盘没有空间了")).remedy
    assert explain(NotAllowed("不能看这个镇")).remedy


def test_all_problems_of_an_input_are_handed_on() -> None:
    problem = Problem(code="id", message="身份证号不对")

    assert explain(InvalidInput("有 1 处问题", problems=[problem])).problems == (problem,)


def test_unforeseen_error_gets_a_number_that_stands_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        why = explain(ZeroDivisionError("x"), incident=lambda: "A1B2C3")

    assert why.incident == "A1B2C3"
    assert "A1B2C3" in why.remedy
    assert "A1B2C3" in caplog.text
    assert "ZeroDivisionError" not in why.message
