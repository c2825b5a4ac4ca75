from hypothesis import given
from hypothesis import strategies as st

from edu.domain.text import says_nothing, squeezed


def test_rare_and_compatibility_ideographs_stay_as_they_are() -> None:
    assert squeezed("𠮷\ufa11㐀") == "𠮷\ufa11㐀"


def test_invisible_and_wide_characters_go() -> None:
    assert squeezed("\ufeffＡ\u3000\u3000ｂ\u200b\u202e　") == "A b"


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert squeezed(squeezed(text)) == squeezed(text)


def test_a_cell_that_only_shows_that_there_is_nothing_says_nothing() -> None:
    assert all(says_nothing(word) for word in ("/", "\\", "——", "－", "无", "暂无", "（无）", "N/A", "null", "0"))
    assert not any(says_nothing(word) for word in ("", "无锡村", "空港社区", "0578", "办理中"))
