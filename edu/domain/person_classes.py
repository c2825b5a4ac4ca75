"""Kinds of learners: the audience of a course or question, and the `person_class` of a blueprint or programme."""

from __future__ import annotations

from typing import Literal, get_args

PersonClass = Literal[
    "principal",
    "safety-manager",
    "special-operator",
    "grid-member",
    "village-admin",
    "official",
    "worker",
    "rescuer",
    "volunteer",
    "public",
]

PERSON_CLASSES: tuple[PersonClass, ...] = get_args(PersonClass)

PERSON_CLASS_NAMES: dict[PersonClass, str] = {
    "principal": "主要负责人",
    "safety-manager": "安全生产管理人员",
    "special-operator": "特种作业人员",
    "grid-member": "网格员",
    "village-admin": "村级应急管理员",
    "official": "乡镇干部",
    "worker": "从业人员",
    "rescuer": "救援队员",
    "volunteer": "志愿者",
    "public": "公众",
}
