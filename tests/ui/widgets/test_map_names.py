"""Names on a drill's map: beside what they name, over no mark, no way and no other name."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF

from ui.widgets.map_names import MapNames, Name

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


def test_the_name_of_a_way_touches_it_and_covers_no_other() -> None:
    book = MapNames(INSIDE)
    ways = [(QPointF(50, 100), QPointF(300, 60), QPointF(550, 100)), (QPointF(50, 140), QPointF(550, 140))]
    for way in ways:
        book.way(way)
    first, second = book.placed([Name(QSizeF(120, 20), 20, way=way) for way in ways])
    assert first is not None
    assert second is not None
    assert first.bottom() < 100
    assert 0 < min(abs(second.top() - 140), abs(second.bottom() - 140)) < 10
    assert not second.top() < 140 < second.bottom()


def test_an_idle_name_is_left_out_where_there_is_no_room() -> None:
    book = MapNames(QRectF(0, 0, 100, 40))
    way = (QPointF(0, 20), QPointF(100, 20))
    book.way(way)
    for height in (5, 15, 25, 35):
        book.way((QPointF(0, height), QPointF(100, height)))
    name = Name(QSizeF(90, 20), 20, way=way)
    assert book.placed([name])[0] is not None
    assert book.placed([Name(name.size, name.line, way=way, idle=True)]) == [None]
