from pathlib import Path

from edu.system.growing_file import pieces_so_far, write_piece


def test_pieces_are_read_while_others_are_still_written(tmp_path: Path) -> None:
    path = tmp_path / "file"
    with path.open("wb") as written, path.open("rb") as read:
        assert list(pieces_so_far(read)) == []
        write_piece(written, b"one")
        write_piece(written, b"")
        assert list(pieces_so_far(read)) == [b"one", b""]
        write_piece(written, b"three")
        assert list(pieces_so_far(read)) == [b"three"]
        assert list(pieces_so_far(read)) == []


def test_a_piece_that_is_not_whole_yet_waits_for_its_rest(tmp_path: Path) -> None:
    path = tmp_path / "file"
    with path.open("wb") as written:
        write_piece(written, b"first")
        write_piece(written, b"second")
    whole = path.read_bytes()
    for end in range(len(whole)):
        path.write_bytes(whole[:end])
        with path.open("rb") as read:
            before = list(pieces_so_far(read))
            path.write_bytes(whole)
            assert [*before, *pieces_so_far(read)] == [b"first", b"second"], end
