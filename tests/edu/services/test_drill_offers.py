"""Own scenarios reach kiosk and seat only when they were proved and released, exactly as they were proved."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from edu.domain.actors import Actor, Role
from edu.domain.drills.editing import with_field
from edu.domain.drills.overlay import Overlay
from edu.domain.errors import NotAllowed, NotFound
from edu.packs.local_drills import LocalDrills
from edu.packs.own_drills import OwnDrills
from edu.services import drill_offers
from edu.services.drill_offers import DrillOffers
from tests.edu.services.drill_shelf import LEARNER, LIBRARY, TRAINER
from tests.edu.services.own_scenario import small_scenario

ADMIN, KIOSK = Actor(role=Role.ADMIN, id="a"), Actor(role=Role.KIOSK)


@pytest.fixture
def offers(files: OwnDrills, tmp_path: Path) -> DrillOffers:
    return DrillOffers(files, LocalDrills(tmp_path / "drills"))


def ids(offers: DrillOffers, actor: Actor = KIOSK) -> list[str]:
    return [one.id for one in offers.offered(actor)]


def test_a_released_scenario_is_offered_beside_the_shipped_ones(files: OwnDrills, offers: DrillOffers) -> None:
    files.write(small_scenario())
    assert ids(offers) == list(LIBRARY.drill_ids)
    assert offers.states(TRAINER) == {"yecun": "off"}
    with pytest.raises(NotFound, match="不开放"):
        offers.scenario(LEARNER, "yecun")
    said: list[str] = []
    assert offers.release(ADMIN, "yecun", said.append) == ()
    assert said
    assert ids(offers) == ids(offers, LEARNER) == [*LIBRARY.drill_ids, "yecun"]
    assert offers.scenario(LEARNER, "yecun") == small_scenario()
    assert offers.states(TRAINER) == {"yecun": "on"}
    offers.withdraw(ADMIN, "yecun")
    assert ids(offers) == list(LIBRARY.drill_ids)
    assert offers.states(TRAINER) == {"yecun": "off"}


def test_one_that_was_changed_is_not_offered_until_it_is_proved_again(files: OwnDrills, offers: DrillOffers) -> None:
    files.write(small_scenario())
    offers.release(ADMIN, "yecun")
    files.write(replace(small_scenario(), situation="雨停了。"))
    assert offers.states(ADMIN) == {"yecun": "changed"}
    assert "yecun" not in ids(offers)
    files.write(small_scenario())
    assert offers.states(ADMIN) == {"yecun": "on"}


def test_a_release_of_another_engine_does_not_count(
    files: OwnDrills, offers: DrillOffers, monkeypatch: pytest.MonkeyPatch
) -> None:
    files.write(small_scenario())
    offers.release(ADMIN, "yecun")
    monkeypatch.setattr(drill_offers, "ENGINE", 10_000)
    assert offers.states(ADMIN) == {"yecun": "changed"}


def test_what_is_unfinished_or_unfair_is_refused_with_the_reason(files: OwnDrills, offers: DrillOffers) -> None:
    files.write(replace(small_scenario(), summary=""))
    assert [(one.code, one.field) for one in offers.release(ADMIN, "yecun")] == [("missing", "summary")]
    silent = replace(
        small_scenario(), decisions=tuple(replace(one, solo=False) for one in small_scenario().decisions)
    )  # fmt: skip
    files.write(silent)
    assert [one.code for one in offers.release(ADMIN, "yecun")] == ["no-solo"]
    files.write(with_field(small_scenario(), ("endings", "time"), "when", "t >= 1000"))
    assert "dead-end" in [one.code for one in offers.release(ADMIN, "yecun")]
    files.write(with_field(small_scenario(), ("zones", "zone-1"), "danger", "creek.stag >"))
    assert offers.release(ADMIN, "yecun")
    assert files.released("yecun") == ""
    assert "yecun" not in ids(offers)
    assert offers.states(TRAINER) == {}


def test_a_file_that_reads_with_problems_alone_is_refused(
    files: OwnDrills, offers: DrillOffers, tmp_path: Path
) -> None:
    files.write(small_scenario())
    path = tmp_path / "drills" / "yecun" / "scenario.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "shout: loud\n", encoding="utf-8")
    assert [one.code for one in offers.release(ADMIN, "yecun")] == ["unreadable"]
    path.write_bytes(b"\xff[")
    with pytest.raises(NotFound):
        offers.release(ADMIN, "yecun")


def test_a_mark_that_cannot_be_read_is_none_and_goes_with_the_scenario(
    files: OwnDrills, offers: DrillOffers, tmp_path: Path
) -> None:
    files.write(small_scenario())
    offers.release(ADMIN, "yecun")
    mark = tmp_path / "drills" / "yecun" / "released"
    mark.write_bytes(b"\xff\xfe")
    assert files.released("yecun") == ""
    files.remove("yecun")
    assert not mark.exists()
    with pytest.raises(NotFound):
        files.release("yecun", "x")
    files.withdraw("yecun")


def test_it_is_played_with_the_names_of_this_place(files: OwnDrills, offers: DrillOffers) -> None:
    files.write_overlay(Overlay(scenario="flash-flood", titles={"stone": "上洋自然村"}))
    zones = {zone.id: zone.title for zone in offers.scenario(LEARNER, "flash-flood").zones}
    assert zones["stone"] == "上洋自然村"


def test_only_who_administers_releases(files: OwnDrills, offers: DrillOffers) -> None:
    files.write(small_scenario())
    for call in (
        lambda: offers.release(TRAINER, "yecun"), lambda: offers.withdraw(TRAINER, "yecun"),
        lambda: offers.states(KIOSK), lambda: offers.offered(Actor(role=Role.SEAT, id="x")),
        lambda: offers.scenario(Actor(role=Role.SEAT, id="x"), "flash-flood"),
    ):  # fmt: skip
        with pytest.raises(NotAllowed):
            call()
    with pytest.raises(NotFound):
        offers.release(ADMIN, "flash-flood")
