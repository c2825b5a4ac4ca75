"""A throw-away PostgreSQL for one test session: own data folder, Unix socket only, nothing flushed to disk.

It sorts as Chinese (ICU) where the server can: a query that forgets `COLLATE "C"` fails here, not in a county.
"""

import ctypes
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import psycopg
from psycopg import sql

START_SECONDS = 30
PORT = 5432  # names the socket's file only; there is no TCP port
SETTINGS = {
    "listen_addresses": "",
    "port": str(PORT),
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "shared_buffers": "64MB",
    "max_connections": "60",
    "max_wal_size": "256MB",
    "autovacuum": "off",
    "timezone": "UTC",
}

Prepare = Callable[[str], None]


class PostgresFailed(Exception):
    """The server's programs are there, but it did not start; the text ends with its log."""


def find_binaries() -> Path | None:
    """The folder with `initdb` and `postgres`; Debian keeps them out of PATH, the newest version wins."""
    versions = [path for path in Path("/usr/lib/postgresql").glob("*/bin") if (path / "initdb").exists()]
    if versions:
        return max(versions, key=lambda path: float(path.parent.name))
    found = shutil.which("initdb")
    return Path(found).resolve().parent if found else None


class ThrowAwayPostgres:
    """Start, take URLs, stop. Templates are prepared once per server and copied for each database."""

    def __init__(self, binaries: Path) -> None:
        self._binaries = binaries
        # not under $HOME: user postgres may not enter root's; a short path, for a socket's is cut at 107 bytes
        self._folder = Path(tempfile.mkdtemp(prefix="yz-pg-", dir="/tmp"))
        self._process: subprocess.Popen[bytes] | None = None
        self._templates: dict[Prepare, str] = {}
        self._count = 0

    def start(self) -> None:
        if os.geteuid() == 0:  # initdb and postgres refuse root
            os.chown(self._folder, self._account.pw_uid, self._account.pw_gid)
        try:
            self._initialise()
            self._launch()
            self._wait()
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """Fast shutdown; the folder goes with it. May be called twice."""
        if self._process is not None:
            self._process.send_signal(signal.SIGINT)
            try:
                self._process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
            self._process = None
        shutil.rmtree(self._folder, ignore_errors=True)

    def url(self, database: str = "postgres") -> str:
        return f"postgresql+psycopg://postgres@/{database}?host={self._folder}&port={PORT}"

    def create_database(self, prepare: Prepare | None = None) -> str:
        """The name of a new, empty database; with `prepare`, a copy of one that `prepare(url)` filled once.

        `prepare` must close what it opens (dispose of the engine); pass the same function object each time.
        """
        template = "template1" if prepare is None else self._template(prepare)
        return self._create(self._next_name("t"), template)

    def drop_database(self, name: str) -> None:
        """Throws out whoever is still connected."""
        self._run(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))

    def _template(self, prepare: Prepare) -> str:
        if prepare not in self._templates:
            name = self._create(self._next_name("template_"), "template1")
            prepare(self.url(name))
            self._run(sql.SQL("ALTER DATABASE {} ALLOW_CONNECTIONS false").format(sql.Identifier(name)))
            self._run(sql.SQL("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = {}").format(name))
            self._templates[prepare] = name
        return self._templates[prepare]

    def _create(self, name: str, template: str) -> str:
        """By copying files where the server can (15 and later): twice as fast as through its log."""
        with self._connect() as connection:
            how = " STRATEGY file_copy" if connection.info.server_version >= 150_000 else ""
            statement = sql.SQL("CREATE DATABASE {} TEMPLATE {}" + how)
            connection.execute(statement.format(sql.Identifier(name), sql.Identifier(template)))
        return name

    def _next_name(self, prefix: str) -> str:
        self._count += 1
        return f"{prefix}{self._count}"

    def _run(self, statement: sql.Composable) -> None:
        with self._connect() as connection:
            connection.execute(statement)

    def _connect(self) -> psycopg.Connection:
        return psycopg.connect(host=str(self._folder), port=PORT, user="postgres", dbname="postgres", autocommit=True)

    @property
    def _account(self) -> pwd.struct_passwd:
        """Who the server runs as: ourselves, or for root the package's user."""
        if os.geteuid() != 0:
            return pwd.getpwuid(os.geteuid())
        names = {entry.pw_name: entry for entry in pwd.getpwall()}
        return names.get("postgres") or names["nobody"]

    def _credentials(self) -> dict[str, object]:
        if os.geteuid() != 0:
            return {}
        return {"user": self._account.pw_uid, "group": self._account.pw_gid, "extra_groups": []}

    def _initialise(self) -> None:
        plain = ["-D", str(self._data), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"]
        chinese = ["--locale-provider=icu", "--icu-locale=zh", "--locale=C.UTF-8"]
        for locale in (chinese, ["--locale=C"]):  # the second for a server before 15, or built without ICU
            shutil.rmtree(self._data, ignore_errors=True)
            tried = subprocess.run(
                [str(self._binaries / "initdb"), *plain, *locale],
                capture_output=True,
                text=True,
                cwd="/",
                env=self._environment(),
                check=False,
                **self._credentials(),
            )
            if tried.returncode == 0:
                return
        raise PostgresFailed(f"initdb failed:\n{tried.stderr}")

    def _launch(self) -> None:
        options = [part for name, value in SETTINGS.items() for part in ("-c", f"{name}={value}")]
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                [str(self._binaries / "postgres"), "-D", str(self._data), "-k", str(self._folder), *options],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                cwd="/",
                env=self._environment(),
                start_new_session=True,  # Ctrl-C is for pytest; we stop the server ourselves
                preexec_fn=_die_with_parent,
                **self._credentials(),
            )

    def _wait(self) -> None:
        deadline = time.monotonic() + START_SECONDS
        while True:
            try:
                self._connect().close()
            except psycopg.OperationalError as error:
                if self._process is None or self._process.poll() is not None or time.monotonic() > deadline:
                    log = self._log.read_text(encoding="utf-8", errors="replace")
                    raise PostgresFailed(f"PostgreSQL did not start: {error}\n{log[-2000:]}") from error
                time.sleep(0.05)
            else:
                return

    @property
    def _data(self) -> Path:
        return self._folder / "data"

    @property
    def _log(self) -> Path:
        return self._folder / "log"

    def _environment(self) -> dict[str, str]:
        return {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C", "TZ": "UTC"}


def _die_with_parent() -> None:
    """A killed pytest leaves no server behind (Linux: PR_SET_PDEATHSIG with SIGQUIT, an immediate shutdown)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGQUIT)
