from __future__ import annotations

from edu.domain.classes import Attendance, AttendanceBoard, BoardLine, Meeting, RosterLine
from edu.system.clock import ms_at
from tests.ui.screens.classroom.test_class_journey import DAY
from ui.screens.classroom.signin_presenter import counts, letters_of, shown, sorted_tiles, with_attendance

MEETING = Meeting(id="m", training_class="c", topic="课", starts_ms=0, minutes=45, venue="", teacher="",
                  teacher_title="", cancelled=False)  # fmt: skip


def line(person: str, initials: str, **held: object) -> BoardLine:
    who = RosterLine(person=person, name=person, initials=initials, id_mask="", phone_mask="", place="上村", role="",
                     enrolled_ms=0)  # fmt: skip
    return BoardLine(who, Attendance(meeting="m", person=person, **held))  # type: ignore[arg-type]


IN = ms_at(DAY, 9, 5)
LINES = (line("b", "wx"), line("a", "lm", in_ms=IN, status="present"), line("c", "", status="absent"),
         line("d", "lw", in_ms=IN, out_ms=IN + 60_000, status="present"))  # fmt: skip
BOARD = AttendanceBoard(meeting=MEETING, lines=LINES, uses_sign_out=True)


def test_names_stand_by_their_initials() -> None:
    tiles = sorted_tiles(LINES, "in")

    assert [tile.person for tile in tiles] == ["a", "d", "b", "c"]
    assert [tile.look for tile in tiles] == ["here", "gone", "waiting", "absent"]
    assert tiles[0].note == "09:05 到"
    assert letters_of(tiles) == ["#", "L", "W"]


def test_on_the_way_out_stand_those_who_came() -> None:
    tiles = sorted_tiles(LINES, "out")

    assert [tile.person for tile in shown(tiles, "", "out")] == ["a", "d"]
    assert [tile.person for tile in shown(tiles, "W", "in")] == ["b"]
    assert tiles[1].note == "09:06 走"


def test_counts_of_both_ways() -> None:
    assert (counts(BOARD, "in"), counts(BOARD, "out")) == ((2, 4), (1, 2))


def test_one_change_leaves_the_others() -> None:
    after = with_attendance(LINES, Attendance(meeting="m", person="b", in_ms=IN, status="present"))

    assert [held.in_ms for _, held in after] == [IN, IN, None, IN]
