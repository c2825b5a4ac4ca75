"""`certificate issue | verify | renewals | trust`. `verify` answers without a data folder: keys and trust suffice."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from edu.bootstrap import build, verification_alone
from edu.commands.data_folder import OPERATOR, add_data, named, opened
from edu.domain.certificates import STATUS_WORDS
from edu.domain.errors import Conflict
from edu.services.standings import caution_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from edu.bootstrap import Services
    from edu.commands.console import Console
    from edu.domain.certificates import Verification
    from edu.services.verification import CertificateVerification

_FIELD_WORDS = {
    "number": "编号", "title": "证书", "name": "姓名", "id_tail": "证件号后四位", "programme": "培训内容",
    "trained_from": "培训开始", "trained_to": "培训结束", "issued": "发证日期", "expires": "有效期止",
    "issuer": "发证单位",
}  # fmt: skip


def add(parser: argparse.ArgumentParser) -> None:
    what = parser.add_subparsers(dest="what", required=True)
    issuing = what.add_parser("issue", help="给一个人或一个班符合条件的人发证")
    issuing.add_argument("--programme", metavar="ID", help="培训大纲；给一个人发证时必填")
    whom = issuing.add_mutually_exclusive_group(required=True)
    whom.add_argument("--person", metavar="ID", help="人员编号")
    whom.add_argument("--class", dest="training_class", metavar="ID", help="培训班编号")
    issuing.add_argument("--out", type=Path, required=True, metavar="DIR", help="证书 PDF 放在哪个文件夹")
    verifying = what.add_parser("verify", help="查验一张证书：PDF 文件，或二维码里的文本")
    verifying.add_argument("certificate", metavar="FILE.pdf|TEXT")
    renewing = what.add_parser("renewals", help="即将到期的证书")
    renewing.add_argument("--within", type=int, required=True, metavar="DAYS")
    renewing.add_argument("--out", type=Path, required=True, metavar="FILE.xlsx")
    trusting = what.add_parser("trust", help="与别的单位互认证书：交出本单位的公钥和撤销名单，或加入别人的")
    way = trusting.add_mutually_exclusive_group(required=True)
    way.add_argument("--out", type=Path, metavar="FILE.json", help="写出本单位的信任文件")
    way.add_argument("--add", type=Path, metavar="FILE.json", help="加入别的单位的信任文件")
    for sub in (issuing, verifying, renewing, trusting):
        add_data(sub)
        sub.add_argument("--json", action="store_true", default=argparse.SUPPRESS)


def run(args: argparse.Namespace, console: Console) -> int:
    if args.what == "verify":
        return _verify(args, console)
    paths = named(args)
    if args.what == "trust" and args.add and not paths.key_ring.exists():  # a place that only checks needs no keys
        return _add_trust(verification_alone(paths), args.add, console)
    with opened(args, console) as services:
        return {"issue": _issue, "renewals": _renewals, "trust": _trust}[args.what](args, services, console)


def _issue(args: argparse.Namespace, services: Services, console: Console) -> int:
    issued, waiting, caution = _issued(args, services)
    files = [str(path) for path in services.certificate_papers.print_each(OPERATOR, issued, args.out)]
    if len(issued) > 1:
        whole = args.out / "全部证书.pdf"
        services.certificate_papers.print_pdf(OPERATOR, issued, whole)
        files.append(str(whole))
    for name, why in waiting:
        console.say(f"{name}：{why}")
    if caution:
        console.say(caution)
    console.answer(
        {
            "issued": len(issued),
            "files": files,
            "waiting": [{"name": n, "reason": why} for n, why in waiting],
            "caution": caution,
        },
        f"已发证 {len(issued)} 张，放在 {args.out}；还不能发证 {len(waiting)} 人。",
    )
    return 0 if issued and not waiting else 1


def _issued(args: argparse.Namespace, services: Services) -> tuple[Sequence[str], list[tuple[str, str]], str]:
    """Ids, who waits and why, and what to look at of those who got theirs."""
    certificates = services.certificates
    if args.person:
        if not args.programme:
            raise Conflict("给一个人发证要写明培训大纲。", "请加上 --programme ID。")
        standing = certificates.standing(OPERATOR, args.person, args.programme)
        return [certificates.issue(OPERATOR, args.person, args.programme).id], [], caution_words([standing])
    standings = certificates.standings(OPERATOR, args.training_class)
    if args.programme and any(standing.programme.id != args.programme for standing in standings):
        raise Conflict("这个培训班的大纲不是所写的那一个。", "请去掉 --programme，或核对培训班编号。")
    waiting = [(standing.person.name, "；".join(standing.missing)) for standing in standings if standing.missing]
    caution = caution_words([one for one in standings if one.eligible and one.held is None])
    return certificates.issue_class(OPERATOR, args.training_class), waiting, caution


def _verify(args: argparse.Namespace, console: Console) -> int:
    """Exit 0 only when every page is valid. Reads beside a running window: it never takes the folder's lock."""
    paths = named(args)
    if not paths.key_ring.exists():
        return _verified(verification_alone(paths), args.certificate, console)
    services = build(paths)
    try:
        return _verified(services.verification, args.certificate, console)
    finally:
        services.close()


def _verified(verification: CertificateVerification, certificate: str, console: Console) -> int:
    path = Path(certificate)
    if certificate.lower().endswith(".pdf") or (len(certificate) < 250 and path.is_file()):
        pages = verification.pdf(path)
    else:
        pages = (verification.text(certificate),)
    worst = next((page for page in pages if page.status != "valid"), pages[0])
    answer = _as_json(worst)
    if len(pages) > 1:
        answer["pages"] = [_as_json(page) for page in pages]
        console.say(f"共 {len(pages)} 页，有效 {sum(page.status == 'valid' for page in pages)} 页。")
    console.answer(answer, *_lines(worst))
    return 0 if worst.status == "valid" else 1


def _as_json(found: Verification) -> dict[str, Any]:
    return {
        "status": found.status,
        "fields": asdict(found.claims) if found.claims else {},
        "reason": found.reason,
        "key_id": found.key_id,
        "list_day": found.list_day,
    }


def _lines(found: Verification) -> list[str]:
    lines = [f"结果：{STATUS_WORDS[found.status]}" + (f"（{found.reason}）" if found.reason else "")]
    if found.claims:
        claims = asdict(found.claims)
        lines += [f"{word}：{claims[name] or '—'}" for name, word in _FIELD_WORDS.items()]
        lines.append(f"撤销名单截至：{found.list_day}")
        lines.append("请与手里的证书逐项核对，以上面的签名内容为准。")
    return lines


def _renewals(args: argparse.Namespace, services: Services, console: Console) -> int:
    count = services.certificate_papers.renewals(OPERATOR, args.within, args.out)
    said = f"{args.within} 天内到期的证书 {count} 张，已写到 {args.out}。"
    console.answer({"certificates": count, "file": str(args.out)}, said)
    return 0


def _trust(args: argparse.Namespace, services: Services, console: Console) -> int:
    if args.add:
        return _add_trust(services.verification, args.add, console)
    services.verification.own_trust(OPERATOR, args.out, services.settings.value.organisation)
    console.answer({"file": str(args.out)}, f"已写出 {args.out}，请交给要查验本单位证书的单位。")
    return 0


def _add_trust(verification: CertificateVerification, path: Path, console: Console) -> int:
    added = verification.add_trust(OPERATOR, path)
    said = f"已加入 {added.name}，撤销名单截至 {added.list_day}。"
    console.answer({"name": added.name, "key_id": added.key_id, "revoked": added.revoked}, said)
    return 0
