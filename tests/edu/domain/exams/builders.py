"""Questions, banks, blueprints and papers with sensible defaults."""

from __future__ import annotations

from datetime import date
from typing import Any

from edu.domain.exams.blueprint import Blueprint, Downtime, Draw, Scoring, Section, Shuffle
from edu.domain.exams.paper import Paper, item_for
from edu.domain.questions import Bank, Option, Question, QuestionType

TODAY = date(2026, 11, 22)


def make_options(count: int = 4, correct: tuple[int, ...] = (0,)) -> tuple[Option, ...]:
    return tuple(Option(id=f"o{n}", text=f"选项{n}", correct=n in correct, why=f"理由{n}") for n in range(count))


def make_truefalse() -> tuple[Option, ...]:
    return (
        Option(id="true", text="正确", correct=True, why="对"),
        Option(id="false", text="错误", correct=False, why="错"),
    )


def make_question(question_id: str = "fire/q1", type_: QuestionType = "single", **changes: Any) -> Question:
    options = {
        "single": make_options(),
        "multiple": make_options(5, (0, 1, 2)),
        "truefalse": make_truefalse(),
    }[type_]
    values: dict[str, Any] = {
        "id": question_id,
        "type": type_,
        "stem": f"题干 {question_id}？",
        "options": options,
        "explanation": "选{选项:o0}。",
        "cites": ("fire-law-2021#44",),
        "facts": (),
        "knowledge": "报警",
        "audiences": ("public", "grid-member"),
        "level": "apply",
        "difficulty": 75,
        "group": None,
        "vital": False,
        "status": "original",
        "effective_from": date(2021, 4, 29),
        "effective_to": None,
        "image": None,
        "image_alt": None,
    }
    return Question(**(values | changes))


def make_bank(bank_id: str = "fire", count: int = 10, type_: QuestionType = "single", **changes: Any) -> Bank:
    questions = tuple(make_question(f"{bank_id}/q{n}", type_, **changes) for n in range(count))
    return Bank(id=bank_id, title="题库", topic="T01", course=None, questions=questions)


def make_section(*draws: Draw, title: str = "单选题", type_: QuestionType = "single", marks: int = 100) -> Section:
    return Section(title=title, type=type_, marks=marks, draws=draws or (Draw(bank="fire", count=5),))


def make_blueprint(*sections: Section, **changes: Any) -> Blueprint:
    values: dict[str, Any] = {
        "id": "mock",
        "version": 1,
        "title": "模拟",
        "person_class": "public",
        "minutes": 90,
        "pass_mark": 300,
        "pass_cite": None,
        "note": "建议",
        "downtime": Downtime(),
        "shuffle": Shuffle(),
        "scoring": Scoring(multiple="partial"),
        "attempts": 3,
        "sections": sections or (make_section(),),
    }
    return Blueprint(**(values | changes))


def make_paper(*questions: Question, marks: int = 100, **changes: Any) -> Paper:
    blueprint = make_blueprint()
    values: dict[str, Any] = {
        "blueprint": "mock",
        "blueprint_version": 1,
        "title": "模拟",
        "person_class": "public",
        "seed": 7,
        "algorithm": 1,
        "drawn_on": TODAY,
        "minutes": 90,
        "pass_mark": 100,
        "pass_cite": None,
        "downtime": blueprint.downtime,
        "shuffle": blueprint.shuffle,
        "scoring": blueprint.scoring,
        "attempts": 3,
        "items": tuple(
            item_for(question, slot=slot, section=question.type, marks=marks)
            for slot, question in enumerate(questions, start=1)
        ),
    }
    return Paper(**(values | changes))
