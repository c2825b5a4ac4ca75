"""What a file is, by its content and not by its name; what cannot be a roster is refused with one sentence."""

from __future__ import annotations

from edu.domain.errors import BadFile
from edu.domain.roster import FileKind
from edu.packs.roster.workbook import check_package

MAX_BYTES = 50 * 1024 * 1024
_SAVE_AS = "请用 Excel 或 WPS 打开，另存为“Excel 工作簿 (*.xlsx)”后再导入"
_PICK = "请选择 Excel 名册（.xlsx、.xls）或 CSV 文件"
_SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF", "这是 PDF 文件，不是表格（只是文件名写成了表格）", "请向提供名册的人要 Excel 原件"),
    (b"\x89PNG", "这是图片，不是表格", "请向提供名册的人要 Excel 原件，或把内容录入导入模板"),
    (b"\xff\xd8\xff", "这是图片，不是表格", "请向提供名册的人要 Excel 原件，或把内容录入导入模板"),
    (b"GIF8", "这是图片，不是表格", "请向提供名册的人要 Excel 原件，或把内容录入导入模板"),
    (b"BM", "这是图片，不是表格", "请向提供名册的人要 Excel 原件，或把内容录入导入模板"),
    (b"RIFF", "这是图片或音视频，不是表格", "请向提供名册的人要 Excel 原件，或把内容录入导入模板"),
    (b"Rar!", "这是压缩包，不是表格", "请先解压，再选择里面的名册"),
    (b"7z\xbc\xaf", "这是压缩包，不是表格", "请先解压，再选择里面的名册"),
    (b"\x1f\x8b", "这是压缩包，不是表格", "请先解压，再选择里面的名册"),
    (b"{\\rtf", "这是文字处理文档，不是表格", "请把其中的表格复制到 Excel，保存为 .xlsx 后再导入"),
    (b"MZ", "这是可执行程序，不是表格", "请不要打开它，并联系文件的提供者"),
    (b"\x7fELF", "这是可执行程序，不是表格", "请不要打开它，并联系文件的提供者"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def kind_of(data: bytes) -> FileKind:
    """The kind of roster that these bytes are; BadFile for everything else."""
    if not data.strip(b"\0 \t\r\n"):
        raise BadFile("文件是空的，里面没有任何内容", "请检查是否选错了文件，或者复制时没有复制完整")
    if len(data) > MAX_BYTES:
        raise BadFile("文件超过 50 MB，不像一份名册", "请删去图片和无关的工作表，或把名册拆成几个文件")
    if data.startswith(b"PK"):
        check_package(data)
        return "xlsx"
    if data.startswith(_OLE):
        return _ole_kind(data)
    for signature, message, remedy in _SIGNATURES:
        if data.startswith(signature) and (len(signature) > 2 or b"\0" in data[:64]):
            raise BadFile(message, remedy)
    head = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<html", b"<!doctype", b"<table", b"<?xml", b"<meta", b"<head", b"<div", b"mime-version")):
        raise BadFile("这是网页或 XML 格式的表格，只是文件名写成了 Excel", _SAVE_AS)
    return "csv"


def _ole_kind(data: bytes) -> FileKind:
    """Directory entries of a compound file are 128 bytes, at multiples of 128, their names in UTF-16."""
    if _has_entry(data, "EncryptedPackage") or _has_entry(data, "EncryptionInfo"):
        raise password_protected()
    if _has_entry(data, "Workbook") or _has_entry(data, "Book"):
        return "xls"
    if _has_entry(data, "WordDocument"):
        raise BadFile("这是 Word 文档，不是表格", "请把其中的表格复制到 Excel，保存为 .xlsx 后再导入")
    raise BadFile("这个文件不是 Excel 名册，或者已经损坏", _PICK)


def has_macros_ole(data: bytes) -> bool:
    return _has_entry(data, "_VBA_PROJECT_CUR") or _has_entry(data, "_VBA_PROJECT")


def _has_entry(data: bytes, name: str) -> bool:
    wanted = name.encode("utf-16-le") + b"\0\0"
    start = data.find(wanted)
    while start >= 0:
        if start % 128 == 0 and data[start + 64 : start + 66] == len(wanted).to_bytes(2, "little"):
            return True
        start = data.find(wanted, start + 1)
    return False


def password_protected() -> BadFile:
    return BadFile(
        "文件设了打开密码，程序读不到里面的内容",
        "请用 Excel 或 WPS 输入密码打开，取消密码（文件 → 信息 → 保护工作簿）后另存，再导入",
    )
