"""A log on a full disk: nobody who logs hears of it, and what was not taken is written when there is room."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from edu.system.logs import CappedFile, Redacted, log_to

pytestmark = pytest.mark.skipif(not Path("/dev/full").exists(), reason="/dev/full")


@pytest.fixture
def full(tmp_path: Path) -> Path:
    """A log file whose disk is full until it is unlinked."""
    path = tmp_path / "supervisor.log"
    path.symlink_to("/dev/full")
    return path


@pytest.fixture
def log(full: Path) -> Iterator[logging.Logger]:
    handler = CappedFile(full)
    handler.setFormatter(Redacted("%(levelname)s %(message)s"))
    logger = logging.Logger("hall")  # noqa: LOG001 - on its own: pytest hears it not
    logger.addHandler(handler)
    yield logger
    handler.close()


def test_what_a_full_disk_did_not_take_is_written_in_order_when_there_is_room(
    log: logging.Logger, full: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    for number in range(3):
        log.error("failed start %d", number)
    try:
        Path("/dev/full/13800138000").read_text("utf-8")
    except OSError:
        log.exception("the spare ended")
    assert capfd.readouterr().err == "", "a traceback of logging's own would run over the reason"

    full.unlink()
    log.info("the kiosk is open")

    lines = full.read_text("utf-8").splitlines()
    assert lines[:4] == [*(f"ERROR failed start {n}" for n in range(3)), "ERROR the spare ended"]
    assert lines[-1] == "INFO the kiosk is open"
    assert lines[-2].startswith("NotADirectoryError")
    assert "13800138000" not in lines[-2]


def test_only_the_newest_lines_wait_and_no_frame_of_a_traceback(log: logging.Logger, full: Path) -> None:
    for number in range(CappedFile.HELD + 50):
        try:
            int("x")
        except ValueError:
            log.exception("start %d", number)
    handler = log.handlers[0]
    assert isinstance(handler, CappedFile)
    assert all(record.exc_info is None for record in handler._held)

    full.unlink()
    log.info("room")

    starts = [line for line in full.read_text("utf-8").splitlines() if line.startswith("ERROR start")]
    assert (starts[0], len(starts)) == ("ERROR start 51", CappedFile.HELD - 1)


def test_a_line_that_cannot_be_formatted_holds_up_no_other(
    log: logging.Logger, full: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    log.info("zero")
    log.info("one %d", "two")
    full.unlink()
    log.info("three %d", "four")
    log.info("five")

    assert full.read_text("utf-8") == "INFO zero\nINFO five\n"
    assert "Logging error" in capfd.readouterr().err


def test_a_log_is_capped(tmp_path: Path) -> None:
    handler = log_to(tmp_path, "kiosk.log")
    logging.getLogger().removeHandler(handler)
    assert isinstance(handler, CappedFile)
    assert handler.maxBytes * (handler.backupCount + 1) == 25_000_000
    handler.maxBytes = 1_000
    for number in range(100):
        handler.emit(logging.LogRecord("x", logging.INFO, "x", 1, f"{number} {'x' * 90}", (), None))
    handler.close()

    sizes = [path.stat().st_size for path in tmp_path.iterdir()]
    assert (len(sizes), max(sizes) <= 1_000) == (5, True)
