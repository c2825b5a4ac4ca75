"""Names on a drill's map: beside what they name, over no mark, no way and no other name."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF

from ui.widgets.map_names import MapNames, Name, leader
from ui.widgets.map_plane import inside, stretches

INSIDE = QRectF(0, 0, 600, 400)


def _mark(x: float, y: float) -> QRectF:
    return QRectF(x - 20, y - 20, 40, 40)


def test_names_stand_beside_what_they_name_and_not_on_one_another() -> None:
    spots, book = [QPointF(80, 80), QPointF(140, 80), QPointF(110, 140)], MapNames(INSIDE)
    marks = [_mark(at.x(), at.y()) for at in spots]
    for box in marks:
        book.mark(box)
    placed = book.placed([Name(QSizeF(120, 20), 20, at=at, reach=20) for at in spots])
    for number, box in enumerate(placed):
        assert box is not None
        assert INSIDE.contains(box)
        others = [other for at, other in enumerate(placed) if at != number and other is not None]
        assert not any(box.intersects(other) for other in (*marks, *others))
        assert abs(box.center().x() - spots[number].x()) + abs(box.center().y() - spots[number].y()) < 130


def test_a_name_in_a_corner_is_pushed_inside() -> None:
    book = MapNames(QRectF(0, 0, 200, 100))
    assert book.placed([Name(QSizeF(120, 20), 20, at=QPointF(5, 5), reach=10)]) == [QRectF(0, 17, 120, 20)]


def test_a_place_where_ways_meet_is_named_on_its_free_side() -> None:
    book, at = MapNames(INSIDE), QPointF(300, 200)
    book.mark(_mark(300, 200))
    for from_ in (QPointF(60, 380), QPointF(300, 390), QPointF(540, 380), QPointF(20, 200)):
        book.way((from_, at))
    (box,) = book.placed([Name(QSizeF(160, 20), 20, at=at, reach=20)])
    assert box is not None
    assert box.bottom() < 180 or box.left() > 320


def test_the_name_of_a_way_stands_on_it_and_covers_no_other() -> None:
    book = MapNames(INSIDE)
    ways = [(QPointF(50, 100), QPointF(300, 60), QPointF(550, 100)), (QPointF(50, 140), QPointF(550, 140))]
    for way in ways:
        book.way(way)
    first, second = book.placed([Name(QSizeF(120, 20), 20, way=way) for way in ways])
    assert first is not None
    assert second is not None
    assert first.contains(QPointF(300, 60))
    assert first.bottom() < 100
    assert second.center() == QPointF(300, 140)


def test_a_way_that_its_name_would_hide_is_named_beside_it_and_tied_to_it() -> None:
    book = MapNames(INSIDE)
    way = (QPointF(280, 200), QPointF(340, 200))
    for box in (_mark(260, 200), _mark(360, 200), QRectF(200, 150, 200, 30), QRectF(200, 220, 200, 30)):
        book.mark(box)
    book.way(way)
    name = Name(QSizeF(120, 20), 20, way=way)
    (box,) = book.placed([name])
    assert box is not None
    assert not 190 < box.center().y() < 210
    tie = leader(name, box, 6)
    assert tie is not None
    assert tie[1].y() == 200
    assert 280 <= tie[1].x() <= 340


def test_the_name_of_a_way_does_not_lie_on_the_end_of_another() -> None:
    book = MapNames(INSIDE)
    own, other = (QPointF(100, 200), QPointF(500, 200)), (QPointF(300, 200), QPointF(300, 380))
    for way in (own, other):
        book.way(way)
    (box,) = book.placed([Name(QSizeF(120, 20), 20, way=own)])
    assert box is not None
    assert box.right() < 300 or box.left() > 300 or box.bottom() < 200


def test_an_idle_name_is_left_out_where_there_is_no_room() -> None:
    book = MapNames(QRectF(0, 0, 100, 40))
    way = (QPointF(0, 20), QPointF(100, 20))
    book.way(way)
    for height in (5, 15, 25, 35):
        book.way((QPointF(0, height), QPointF(100, height)))
    name = Name(QSizeF(90, 20), 20, way=way)
    assert book.placed([name])[0] is not None
    assert book.placed([Name(name.size, name.line, way=way, idle=True)]) == [None]


def test_of_two_slanting_ways_beside_each_other_both_are_named_on_themselves() -> None:
    book = MapNames(INSIDE)
    ways = [(QPointF(100, 350), QPointF(400, 50)), (QPointF(130, 370), QPointF(430, 70))]
    for way in ways:
        book.way(way)
    boxes = book.placed([Name(QSizeF(120, 20), 20, way=way) for way in ways])
    for number, box in enumerate(boxes):
        assert box is not None
        sides = box.left(), box.top(), box.right(), box.bottom()
        (own,), (other,) = (stretches([(at.x(), at.y()) for at in ways[one]]) for one in (number, 1 - number))
        assert inside(own, sides) >= 12
        assert inside(other, sides) == 0


def test_a_name_that_touches_its_way_with_a_corner_only_is_tied_to_it_from_its_middle() -> None:
    name = Name(QSizeF(120, 20), 20, way=(QPointF(100, 300), QPointF(400, 0)))
    tie = leader(name, QRectF(76, 178, 120, 20), 6)
    assert tie is not None
    start, end = tie
    assert 76 <= start.x() <= 196
    assert abs(end.x() + end.y() - 400) < 0.01
    assert (end - start).manhattanLength() > 20
