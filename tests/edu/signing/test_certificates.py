from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edu.signing import base45
from edu.signing.certificates import CertificateSigner, Issuer, key_id, verify
from tests.edu.reports.papers import SIGNER, make_claims

TODAY = date(2026, 11, 22)
TRUST = {SIGNER.key_id: Issuer(key=SIGNER.public, revoked={}, list_day="2026-11-22")}
TOKEN = SIGNER.sign(make_claims())


def test_a_signed_text_gives_its_claims_back() -> None:
    found = verify(TOKEN, TRUST, TODAY)
    assert (found.status, found.claims, found.key_id) == ("valid", make_claims(), SIGNER.key_id)
    assert SIGNER.claims(TOKEN) == make_claims()
    assert SIGNER.claims("YZ1:") is None


def test_white_space_around_a_scanned_text_does_no_harm() -> None:
    assert verify(f"\n {TOKEN} \r\n", TRUST, TODAY).status == "valid"


@pytest.mark.parametrize(("day", "status"), [(date(2027, 11, 21), "valid"), (date(2027, 11, 22), "expired")])
def test_the_last_day_of_validity_still_counts(day: date, status: str) -> None:
    assert verify(TOKEN, TRUST, day).status == status


def test_without_an_end_it_never_expires() -> None:
    assert verify(SIGNER.sign(make_claims(expires="")), TRUST, date(2099, 1, 1)).status == "valid"


def test_a_revoked_number_is_said_with_its_day() -> None:
    number = make_claims().number
    trust = {SIGNER.key_id: Issuer(key=SIGNER.public, revoked={number: "2026-12-01"}, list_day="2026-12-02")}
    found = verify(TOKEN, trust, TODAY)
    assert (found.status, found.list_day) == ("revoked", "2026-12-02")
    assert "2026-12-01" in found.reason


def test_a_stranger_is_unknown_and_gives_no_claims() -> None:
    found = verify(CertificateSigner(b"x" * 32).sign(make_claims()), TRUST, TODAY)
    assert (found.status, found.claims) == ("unknown-issuer", None)


def test_another_key_under_our_key_id_is_forged() -> None:
    stranger = CertificateSigner(b"x" * 32)
    trust = {stranger.key_id: Issuer(key=SIGNER.public, revoked={}, list_day="")}
    assert verify(stranger.sign(make_claims()), trust, TODAY).status == "forged"


def test_no_single_character_can_be_changed() -> None:
    """Every place of the text, to the next character of the alphabet and to one outside of it."""
    alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
    for place, old in enumerate(TOKEN):
        for new in (alphabet[(alphabet.index(old) + 1) % 45], alphabet[(alphabet.index(old) - 7) % 45], "好"):
            found = verify(TOKEN[:place] + new + TOKEN[place + 1 :], TRUST, TODAY)
            assert found.status in ("forged", "unknown-issuer"), (place, new)


def test_no_single_byte_can_be_changed_added_or_cut() -> None:
    data = base45.decode(TOKEN.removeprefix("YZ1:"))
    for place in range(len(data)):
        flipped = data[:place] + bytes([data[place] ^ 0x01]) + data[place + 1 :]
        cut = data[:place] + data[place + 1 :]
        doubled = data[: place + 1] + data[place:]
        for changed in (flipped, cut, doubled):
            assert verify("YZ1:" + base45.encode(changed), TRUST, TODAY).status in ("forged", "unknown-issuer")


@given(st.text(max_size=600))
def test_any_text_is_answered_never_an_exception(text: str) -> None:
    assert verify(text, TRUST, TODAY).status == "forged"


@given(st.binary(max_size=400))
def test_any_bytes_are_answered_never_an_exception(data: bytes) -> None:
    assert verify("YZ1:" + base45.encode(data), TRUST, TODAY).status in ("forged", "unknown-issuer")


@given(st.data())
def test_mutated_texts_are_never_valid(data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(TOKEN) - 1))
    length = data.draw(st.integers(0, 12))
    instead = data.draw(st.text("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:", max_size=12))
    mutated = TOKEN[:place] + instead + TOKEN[place + length :]
    if mutated.strip() != TOKEN:
        assert verify(mutated, TRUST, TODAY).status in ("forged", "unknown-issuer")


@given(st.binary(max_size=80))
def test_base45_gives_every_byte_back(data: bytes) -> None:
    assert base45.decode(base45.encode(data)) == data


@pytest.mark.parametrize("text", ["A", ":::", "::", "ab", "GGW ", "0000"])
def test_base45_takes_only_what_it_writes(text: str) -> None:
    with pytest.raises(ValueError):
        base45.decode(text)


def test_a_key_id_is_short_and_steady() -> None:
    assert key_id(SIGNER.public) == SIGNER.key_id
    assert len(SIGNER.key_id) == 12
