"""Bringing a database to this program's schema; refusing one that is newer.

Alembic is imported only when there is something to do (it costs a quarter of a second at start).
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import inspect, text

from edu.domain.errors import NewerDatabase, StorageError
from edu.storage.errors import translated

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from edu.storage.engines import Engines

HEAD = "0011"
_KNOWN = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009", "0010", "0011")


def bring_up(engines: Engines) -> None:
    """Create or upgrade the schema. Whole or not at all: each step is one transaction."""
    with translated(engines), engines.writer.connect() as connection:
        with connection.begin():
            version = current(connection)
        if version == HEAD:
            return
        if version is not None and version not in _KNOWN:
            raise NewerDatabase(
                "这个数据文件夹是较新版本的程序建立的，本程序打不开，也没有改动它。",
                "请在这台电脑上安装新版程序后再打开。",
            )
    move_to(engines, HEAD)


def current(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()


def move_to(engines: Engines, target: str) -> None:
    """Upgrade or downgrade to `target` ('base' empties); foreign keys are off meanwhile and checked after."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    with translated(engines), engines.writer.connect() as connection:
        sqlite = connection.dialect.name == "sqlite"
        raw: Any = connection.connection.driver_connection
        if sqlite:
            raw.execute("PRAGMA foreign_keys = OFF")  # cannot be set inside a transaction
        try:
            with connection.begin():
                config.attributes["connection"] = connection
                before = current(connection)
                going_up = before is None or (target != "base" and target >= before)
                (command.upgrade if going_up else command.downgrade)(config, target)
                if sqlite and connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
                    raise StorageError("升级数据库时发现引用不完整，已退回原样。", "请把数据文件夹交给技术人员。")
        finally:
            if sqlite:
                raw.execute("PRAGMA foreign_keys = ON")
