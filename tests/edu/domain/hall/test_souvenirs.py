from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from edu.domain.hall.souvenirs import MOST_BYTES, Souvenir, code_text, shortened

SOUVENIR = Souvenir(
    title="考一考", rule="油锅着火盖锅盖。不浇水。", source="《消防法》第四十四条", hall="古市镇体验馆",
    day=date(2026, 11, 22),
)  # fmt: skip


def test_the_code_holds_rule_source_day_and_hall_as_plain_text() -> None:
    assert code_text(SOUVENIR).split("\n") == [
        "应知应会·考一考", "油锅着火盖锅盖。不浇水。", "依据：《消防法》第四十四条", "2026-11-22 古市镇体验馆",
    ]  # fmt: skip
    assert code_text(replace(SOUVENIR, source="", hall="")).split("\n")[1:] == [SOUVENIR.rule, "2026-11-22"]


def test_a_long_rule_loses_whole_sentences_from_its_end_and_never_its_source() -> None:
    text = code_text(replace(SOUVENIR, rule="先关阀门再离开。" * 40))

    rule, source = text.split("\n")[1:3]
    assert rule.endswith("先关阀门再离开。")
    assert source == "依据：《消防法》第四十四条"


def test_one_endless_sentence_is_cut_with_a_mark() -> None:
    assert shortened("跑" * 200, 240) == "跑" * 79 + "…"
    assert shortened("跑" * 200, 30) == ""


@given(st.text(max_size=400), st.text(max_size=200), st.text(max_size=300), st.text(max_size=60))
def test_it_always_fits_a_code_that_a_cheap_phone_reads(rule: str, source: str, title: str, hall: str) -> None:
    text = code_text(replace(SOUVENIR, rule=rule, source=source, title=title, hall=hall))

    assert 0 < len(text.encode()) <= MOST_BYTES
