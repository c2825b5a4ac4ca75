"""The parameters of the PIN's hash, as OWASP asks for argon2id."""

from edu.services.access import _hasher


def test_a_pin_costs_64_mib_and_three_passes_a_try() -> None:
    hashed = _hasher().hash("840917")

    assert hashed.startswith("$argon2id$v=19$m=65536,t=3,p=1$")
