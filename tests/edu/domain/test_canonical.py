from __future__ import annotations

import pytest

from edu.domain.canonical import canonical_json, sha256_hex


def test_equal_values_have_one_text() -> None:
    assert canonical_json({"b": [1, True, None], "a": "汉"}) == '{"a":"汉","b":[1,true,null]}'
    assert canonical_json({"a": ("x",)}) == canonical_json({"a": ["x"]})


@pytest.mark.parametrize("value", [1.5, {"a": float("nan")}, [object()], {1: "a"}])
def test_what_has_no_exact_text_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        canonical_json(value)


def test_hash_is_of_the_utf8_bytes() -> None:
    assert sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
