"""From an exception to a sentence, a remedy and, where it was not foreseen, an incident number for the log."""

from __future__ import annotations

import logging
import secrets
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType

from edu.domain.errors import (
    REPLACE_DAMAGED,
    AlreadyRunning,
    BadFile,
    Conflict,
    DamagedDatabase,
    DiskFull,
    EduError,
    InvalidInput,
    NewerDatabase,
    NotAllowed,
    NotFound,
    PackError,
    StorageError,
    WrongKey,
)
from edu.domain.problems import Problem

log = logging.getLogger(__name__)

_TITLES: dict[type[EduError], str] = {
    NotAllowed: "没有权限",
    NotFound: "找不到了",
    Conflict: "现在不能这样做",
    InvalidInput: "填写的内容有问题",
    BadFile: "这个文件读不了",
    PackError: "内容包有问题",
    DiskFull: "写不进磁盘",  # full, read-only, or the file is open in another program
    NewerDatabase: "数据来自更新的版本",
    WrongKey: "密钥不对",
    DamagedDatabase: "数据库已损坏",
    StorageError: "数据没有存上",
    AlreadyRunning: "程序已经打开了",
}

_REMEDIES: dict[type[EduError], str] = {
    NotAllowed: "请由管理员操作，或请管理员开通权限。",
    NotFound: "它可能已被合并或删除，请返回上一页刷新。",
    DiskFull: "请清理磁盘后重试；已确认的内容没有丢失。",
    NewerDatabase: "请先升级本程序。",
    WrongKey: "请用首次运行时打印的恢复码恢复密钥。",
    DamagedDatabase: REPLACE_DAMAGED,
    StorageError: "请重试；仍不行请重新打开程序。",
    AlreadyRunning: "请切换到已打开的窗口。",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """What happened, what it means, what to do. `incident` is set only for what nobody foresaw."""

    title: str
    message: str
    remedy: str
    incident: str | None = None
    problems: tuple[Problem, ...] = ()


def new_incident() -> str:
    """Short enough to be read out on the phone."""
    return secrets.token_hex(3).upper()


def explain(error: BaseException, incident: Callable[[], str] = new_incident) -> Explanation:
    if isinstance(error, EduError):
        kinds = type(error).__mro__
        return Explanation(
            title=next((_TITLES[k] for k in kinds if k in _TITLES), "没有做成"),
            message=error.message,
            remedy=error.remedy or next((_REMEDIES[k] for k in kinds if k in _REMEDIES), ""),
            problems=tuple(getattr(error, "problems", ())),
        )
    number = incident()
    log.error("incident %s", number, exc_info=error)
    if isinstance(error, OSError):
        return Explanation(
            title="文件或设备没有响应",
            message="程序没能读写所需的文件。",
            remedy=f"请检查磁盘、U 盘或网络后重试；编号 {number} 已记入日志。",
            incident=number,
        )
    return Explanation(
        title="程序出了意外",
        message="这一步没有做成，已确认的内容没有丢失。",
        remedy=f"请重试；仍不行请把编号 {number} 告诉管理员。",
        incident=number,
    )


def install_excepthook(show: Callable[[Explanation], None]) -> None:
    """The last resort for what no lane and no screen caught: logged, then shown as a sentence."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        show(explain(error.with_traceback(trace)))

    def thread_hook(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            explain(args.exc_value)

    sys.excepthook = hook
    threading.excepthook = thread_hook
