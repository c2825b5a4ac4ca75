from __future__ import annotations

from edu.domain.person_classes import PERSON_CLASS_NAMES, PERSON_CLASSES


def test_every_class_has_a_chinese_name() -> None:
    assert tuple(PERSON_CLASS_NAMES) == PERSON_CLASSES
