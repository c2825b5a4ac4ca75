from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edu.domain.drills.messages import LONGEST_MESSAGE, LONGEST_SENDER, NOBODY, Message, in_order, message_words
from edu.domain.drills.state import News
from edu.domain.errors import InvalidInput


def make_message(**changed: object) -> Message:
    made = {
        "number": 1, "tick": 0, "after": 0, "role": "", "public": False, "sender": "县防指来电", "text": "报人数",
        "event": "aa0001-1-000009", "time_ms": 0,
    }  # fmt: skip
    return Message(**{**made, **changed})  # type: ignore[arg-type]


def test_words_are_kept_in_one_line_without_what_nobody_can_see() -> None:
    assert message_words(" 请\u202e报\n人数\ud800 ", "县防指\t来电") == ("请报 人数", "县防指 来电")
    assert message_words("字" * LONGEST_MESSAGE, "来" * LONGEST_SENDER)[0] == "字" * LONGEST_MESSAGE


@pytest.mark.parametrize(
    ("text", "sender", "said"),
    [
        ("", "", "请写下消息内容。"),
        (" \n\u200b", "县防指", "请写下消息内容。"),
        ("字" * (LONGEST_MESSAGE + 1), "", f"消息太长：现在 {LONGEST_MESSAGE + 1} 个字，最多 {LONGEST_MESSAGE} 个字。"),
        ("报人数", "来" * (LONGEST_SENDER + 1), f"“来自”太长，最多 {LONGEST_SENDER} 个字。"),
    ],
)
def test_nothing_and_too_much_are_refused_in_a_plain_sentence(text: str, sender: str, said: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        message_words(text, sender)
    assert str(refused.value) == said


def test_a_message_reaches_whom_it_names_or_everybody() -> None:
    to_all, to_one = make_message(), make_message(role="duty")
    assert [to_all.reaches(role) for role in ("duty", "secretary", "")] == [True, True, True]
    assert [to_one.reaches(role) for role in ("duty", "secretary", "")] == [True, False, False]
    assert (to_all.said, make_message(sender="").said) == ("县防指来电：报人数", f"{NOBODY}：报人数")


@given(st.lists(st.sampled_from(["news", "message"]), max_size=30), st.integers(0, 30))
def test_what_comes_later_only_ever_stands_at_the_end(happened: list[str], now: int) -> None:
    """A phone holds so many lines of this order and asks for the rest."""
    news: list[News] = []
    messages: list[Message] = []
    lived: list[object] = []
    early: list[object] = []
    for at, what in enumerate(happened):
        if at == now:
            early = list(in_order(news, messages))
        if what == "news":
            news.append(News(tick=at // 3, kind="inject", what=str(at), detail=""))
            lived.append(news[-1])
        else:
            messages.append(make_message(number=at, tick=at // 3, after=len(news)))
            lived.append(messages[-1])
    whole = list(in_order(news, messages))
    assert whole == lived
    assert whole[: len(early)] == early
