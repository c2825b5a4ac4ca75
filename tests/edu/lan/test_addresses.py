"""Which address phones are given."""

from __future__ import annotations

import socket

import pytest

from edu.lan import addresses


def test_private_networks_come_first_and_what_phones_cannot_reach_not_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(addresses, "_towards", lambda probe: "203.0.113.5" if probe.startswith("223") else "")
    found = ("host", [], ["127.0.1.1", "169.254.3.4", "192.168.1.7", "8.8.4.4"])
    monkeypatch.setattr(socket, "gethostbyname_ex", lambda _name: found)

    assert addresses.own_addresses()[0] in ("192.168.1.7", "203.0.113.5")
    assert set(addresses.own_addresses()) == {"192.168.1.7", "8.8.4.4", "203.0.113.5"}


def test_without_a_network_it_is_this_machine_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(_name: str) -> object:
        raise OSError

    monkeypatch.setattr(addresses, "_towards", lambda _probe: "")
    monkeypatch.setattr(socket, "gethostbyname_ex", none)

    assert addresses.own_addresses() == ("127.0.0.1",)
