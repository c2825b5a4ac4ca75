"""Which of this machine's addresses phones in the room can reach, without a network card's name and without a network.

A connected UDP socket sends nothing; it tells which own address the system would send from.
"""

from __future__ import annotations

import ipaddress
import socket
from contextlib import suppress

PROBES = ("192.168.137.255", "192.168.43.255", "192.168.1.255", "10.255.255.255", "172.16.255.255", "223.5.5.5")
"""Hotspots of Windows and Android, usual home and office networks, the way out."""
LOOPBACK = "127.0.0.1"


def own_addresses() -> tuple[str, ...]:
    """IPv4, the likeliest first; loopback where there is nothing else."""
    found = [address for probe in PROBES if (address := _towards(probe))]
    with suppress(OSError):
        found += socket.gethostbyname_ex(socket.gethostname())[2]
    usable = [address for address in dict.fromkeys(found) if _reachable(address)]
    return tuple(sorted(usable, key=_rank)) or (LOOPBACK,)


def _towards(probe: str) -> str:
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
            asking.connect((probe, 9))
            return str(asking.getsockname()[0])
    except OSError:
        return ""


def _reachable(address: str) -> bool:
    known = ipaddress.ip_address(address)
    return not (known.is_loopback or known.is_link_local or known.is_unspecified)


def _rank(address: str) -> int:
    """Private networks before the rest; within them the order of the probes stays."""
    return 0 if ipaddress.ip_address(address).is_private else 1
