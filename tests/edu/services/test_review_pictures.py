"""A picture is part of what is signed: drawn anew it is looked at anew, and nothing else is."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import openpyxl
import pytest

from edu.domain.errors import NotFound
from edu.domain.reviews import ItemKind, ReviewItem
from edu.packs.library import ContentLibrary
from edu.services.question_pictures import bank_picture
from edu.services.review_items import review_items
from edu.services.reviews import Reviews
from tests.edu.services.school import ADMIN
from tests.stores import Bench, shipped_library

TOPIC = "T05"


class Redrawn:
    """What is shipped, but for one drawing, which is another file."""

    def __init__(self, old: Path, new: Path) -> None:
        self._old, self._new = old, new

    def __getattr__(self, name: str) -> Any:
        return getattr(shipped_library(), name)

    def media(self, course: str, path: str) -> Path:
        return self._instead(shipped_library().media(course, path))

    def drawing(self, art: str) -> Path:
        return self._instead(shipped_library().drawing(art))

    def _instead(self, file: Path) -> Path:
        return self._new if file == self._old else file


class NoPictures:
    """What is shipped without a single drawing."""

    def __getattr__(self, name: str) -> Any:
        return getattr(shipped_library(), name)

    def media(self, course: str, path: str) -> Path:
        raise NotFound(f"{course} {path}")

    def drawing(self, art: str) -> Path:
        raise NotFound(art)


def redrawn(old: Path, folder: Path, data: bytes) -> ContentLibrary:
    new = folder / f"other-{old.name}"
    new.write_bytes(data)
    return cast("ContentLibrary", Redrawn(old, new))


def shown(kind: ItemKind, topic: str) -> tuple[str, Path]:
    """The id of some item of this kind in this topic, and a picture that it shows."""
    library = shipped_library()
    if kind == "question":
        question = next(one for bank in library.banks.values() for one in bank.questions
                        if bank.topic == topic and one.image)  # fmt: skip
        return question.id, cast("Path", bank_picture(library, question.bank, question.image))
    if kind == "case":
        case = next(one for one in map(library.case, library.case_ids) if one.topic == topic)
        return case.id, cast("Path", bank_picture(library, case.question.partition("/")[0], case.picture))
    if kind == "microlesson":
        micro = next(one for one in map(library.microlesson, library.microlesson_ids) if one.topic == topic)
        return micro.id, library.drawing(micro.scene[-1].art)
    course = next(one for one in library.courses if one.topic == topic)
    lesson = next(one for one in course.lessons if any(page.pictures for page in one.pages))
    picture = next(picture for page in lesson.pages for picture in page.pictures)
    return f"{course.folder}/{lesson.id}", library.media(course.id, picture.path)


def versions(items: tuple[ReviewItem, ...]) -> dict[tuple[str, str], str]:
    return {(item.kind, item.id): item.version for item in items}


def changed_in(library: ContentLibrary, topic: str) -> set[tuple[str, str]]:
    before, after = versions(review_items(shipped_library(), topic)), versions(review_items(library, topic))
    assert before.keys() == after.keys()
    return {key for key, version in before.items() if after[key] != version}


@pytest.mark.parametrize(
    ("kind", "topic"),
    [("question", "T05"), ("lesson", "T05"), ("microlesson", "T05"), ("case", "T05"), ("case", "T23")],
)
def test_a_picture_drawn_anew_changes_the_version_of_what_shows_it(kind: ItemKind, topic: str, tmp_path: Path) -> None:
    name, picture = shown(kind, topic)
    other = redrawn(picture, tmp_path, picture.read_bytes().replace(b"</svg>", b"<path d='M0 0'/></svg>"))

    changed = changed_in(other, topic)

    assert (kind, name) in changed
    assert not [one for one in changed if one[0] in ("fact", "aid")]
    words = {key: versions(review_items(shipped_library(), topic))[key].partition("-")[0] for key in changed}
    now = versions(review_items(other, topic))
    assert {key: now[key].partition("-")[0] for key in changed} == words


def test_the_same_drawing_under_another_name_and_with_other_line_ends_is_the_same(tmp_path: Path) -> None:
    _, picture = shown("question", TOPIC)
    data = picture.read_bytes()
    assert b"\n" in data
    assert changed_in(redrawn(picture, tmp_path, data.replace(b"\n", b"\r\n")), TOPIC) == set()


def test_a_picture_that_is_not_there_is_another(tmp_path: Path) -> None:
    name, picture = shown("question", TOPIC)
    gone = cast("ContentLibrary", Redrawn(picture, tmp_path / "nowhere.svg"))
    assert ("question", name) in changed_in(gone, TOPIC)


@pytest.mark.parametrize("kind", ["question", "lesson", "microlesson", "case"])
def test_a_picture_that_the_library_does_not_know_breaks_no_sheet(kind: ItemKind) -> None:
    name, _ = shown(kind, TOPIC)
    assert (kind, name) in changed_in(cast("ContentLibrary", NoPictures()), TOPIC)


def test_what_shows_no_picture_has_a_version_without_one() -> None:
    items = review_items(shipped_library(), TOPIC)
    with_pictures = {item.id for item in items if "-" in item.version}
    questions = {one.id: one for bank in shipped_library().banks.values() for one in bank.questions}
    for item in items:
        if item.kind in ("fact", "aid"):
            assert item.id not in with_pictures
        elif item.kind == "question":
            assert (item.id in with_pictures) is (questions[item.id].image is not None)
        elif item.kind in ("microlesson", "case"):
            assert item.id in with_pictures


def test_a_signature_on_a_picture_drawn_anew_is_open_again_and_says_so(bench: Bench, tmp_path: Path) -> None:
    signed = tmp_path / "sheet.xlsx"
    bench.services().reviews.export(ADMIN, TOPIC, signed)
    fill(signed)
    take(bench.services().reviews, signed)
    assert bench.services().reviews.topic(ADMIN, TOPIC).signed

    name, picture = shown("question", TOPIC)
    services = bench.services()
    services.library = redrawn(picture, tmp_path, picture.read_bytes().replace(b"<svg", b"<svg data-new='1'", 1))
    review = services.reviews.topic(ADMIN, TOPIC)

    assert not review.signed
    again = {(one.kept.finding.kind, one.kept.finding.id): one.change for one in review.reopened}
    assert again[("question", name)] == "pictures"
    assert set(again.values()) == {"pictures"}
    assert review.open == len(again)

    sheet, problems = services.reviews.read(ADMIN, signed)
    assert sheet is not None
    assert {one.code for one in problems} == {"review-stale"}
    assert any(name in one.message and "的图在发出审核表以后改过了" in one.message for one in problems)


def test_an_old_sheet_keeps_what_shows_no_picture_and_names_the_rest(bench: Bench, tmp_path: Path) -> None:
    reviews, path = bench.services().reviews, tmp_path / "sheet.xlsx"
    items = review_items(shipped_library(), TOPIC)
    reviews.export(ADMIN, TOPIC, path)
    fill(path, as_before_pictures_counted=True)

    sheet, problems = reviews.read(ADMIN, path)
    assert sheet is not None
    pictured = [item.id for item in items if "-" in item.version]
    assert len(problems) == len(pictured) > 0
    assert all("没有连图一起审" in one.message for one in problems)
    assert reviews.take(ADMIN, sheet) == len(items) - len(pictured)


def fill(path: Path, *, as_before_pictures_counted: bool = False) -> None:
    book = openpyxl.load_workbook(path)
    book["说明"]["B3"], book["说明"]["B4"] = "李工", "2026-11-20"
    for sheet in book.worksheets[1:]:
        for row in (row for row in range(2, sheet.max_row + 1) if sheet.cell(row, 1).value):
            sheet.cell(row, 5, "正确")
            if as_before_pictures_counted:
                sheet.cell(row, 7, str(sheet.cell(row, 7).value).partition("-")[0])
    book.save(path)


def take(reviews: Reviews, path: Path) -> None:
    sheet, problems = reviews.read(ADMIN, path)
    assert sheet is not None
    assert problems == ()
    reviews.take(ADMIN, sheet)
