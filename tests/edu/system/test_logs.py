from __future__ import annotations

import logging

import pytest

from edu.system.logs import Redacted


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("证件 331124198001010011 已登记", "证件 *** 已登记"),
        ("33112419800101001X", "***"),
        ("331124800101001", "***"),
        ("电话13800138000。", "电话***。"),
        ("事件 1795000000000 条", "事件 1795000000000 条"),
    ],
)
def test_numbers_of_people_are_blacked_out(text: str, written: str) -> None:
    record = logging.LogRecord("x", logging.INFO, "x", 1, text, (), None)

    assert Redacted("%(message)s").format(record) == written
