"""Building the program. The only place that joins ports and adapters.

build (here)   data folder → key ring → store (schema brought up) → services. Each step that fails says what happened
               and what to do, and leaves everything as it was
keys           what the store is told of the key ring
services       what the program is made of; drill_services, hall_services: those of drills, of the experience hall
files          readers and writers behind the services' ports; second_process: the duties judged beside the figures
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from edu.bootstrap.keys import store_keys
from edu.bootstrap.services import Services
from edu.domain.errors import REPLACE_KEY_RING, DiskFull, WrongKey
from edu.services.recovery import Recovery
from edu.signing import key_places, key_ring
from edu.storage.opening import open_store
from edu.system.ballast import Ballast
from edu.system.clock import Clock, SystemClock
from edu.system.ids import Ids, SystemIds
from edu.system.settings import SettingsFile

if TYPE_CHECKING:
    from edu.services.verification import CertificateVerification
    from edu.signing.key_ring import KeyRing, WrappingKeyPlace
    from edu.storage.database import Database
    from edu.system.paths import Paths


__all__ = ["Services", "assemble", "build", "recover", "verification_alone"]


def build(paths: Paths, *, clock: Clock | None = None, ids: Ids | None = None, has_desktop: bool = False) -> Services:
    """Open or make the data folder. Raises StorageError words (wrong key, newer database, full disk).

    A full disk is opened with the room that the ballast kept (`edu/system/ballast.py`), so that it is raised only where
    there was none.
    """
    clock = clock or SystemClock()
    ids = ids or SystemIds(clock)
    ring, code = _ring(paths, ids, has_desktop=has_desktop)
    settings = SettingsFile(paths.settings)
    ballast = Ballast(paths.ballast)
    store = _store(paths, settings, ring, clock, ids, ballast)
    ballast.lay()
    custody = _Custody(paths, key_places.for_this_machine(paths.secrets_dir, has_desktop=has_desktop))
    return Services(paths, store, ring, settings, clock, ids, Recovery(settings, custody, code), ballast)


def _store(paths: Paths, settings: SettingsFile, ring: KeyRing, clock: Clock, ids: Ids, ballast: Ballast) -> Database:
    where = settings.value.postgres or paths.database
    try:
        return open_store(where, store_keys(ring), clock, ids, ballast.give_up)
    except DiskFull:
        if not ballast.given_up:
            raise
    return open_store(where, store_keys(ring), clock, ids, ballast.give_up)


def assemble(
    paths: Paths,
    store: Database,
    ring: KeyRing,
    settings: SettingsFile,
    clock: Clock,
    ids: Ids,
) -> Services:
    """The services over an open store: what tests call with stores of their own."""
    return Services(paths, store, ring, settings, clock, ids, Recovery(settings, None))


def verification_alone(paths: Paths, *, clock: Clock | None = None) -> CertificateVerification:
    """Checking certificates where there is no data folder yet: only the trust files speak."""
    from edu.bootstrap.files import certificates_look, read_certificate_pdf
    from edu.services.verification import CertificateVerification
    from edu.signing.checker import Checker

    checker = Checker(None, paths.trust, read_certificate_pdf, certificates_look)
    return CertificateVerification(None, clock or SystemClock(), checker)


class _Custody:
    def __init__(self, paths: Paths, place: WrappingKeyPlace) -> None:
        self._paths = paths
        self._place = place

    def reissue(self) -> str:
        return key_ring.reissue(self._paths.key_ring, self._place)


def recover(paths: Paths, code: str, *, has_desktop: bool = False) -> None:
    """Let this machine open the data folder with the printed recovery code; WrongKey where the code is not its own."""
    key_ring.recover(paths.key_ring, key_places.for_this_machine(paths.secrets_dir, has_desktop=has_desktop), code)


def _ring(paths: Paths, ids: Ids, *, has_desktop: bool) -> tuple[KeyRing, str]:
    try:
        paths.data.mkdir(parents=True, exist_ok=True)
    except OSError as exc:
        raise DiskFull(f"建不了数据文件夹 {paths.data}。", "请检查磁盘空间和权限，或用 --data 另选文件夹。") from exc
    place = key_places.for_this_machine(paths.secrets_dir, has_desktop=has_desktop)
    if paths.key_ring.exists():
        return key_ring.load(paths.key_ring, place), ""
    if paths.database.exists():
        raise WrongKey(
            "数据文件夹里有数据库，却没有密钥文件 keyring.json，打不开，也没有改动它。",
            REPLACE_KEY_RING,
        )
    return key_ring.create(paths.key_ring, place, device=ids.new())
