"""Which files a machine gets: the same for all, and those of whatever signs people in on it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from provisioning import texts
from provisioning.changes import ProvisioningError, Wanted

SESSION = "usr/local/lib/yingzhi-kiosk/session"
_SLEEP = ("sleep", "suspend", "hibernate", "hybrid-sleep", "suspend-then-hibernate")


class Machine(NamedTuple):
    """`program` is the checkout or the installed folder, `home` the kiosk's own, without the leading slash."""

    root: Path
    program: str
    python: str
    user: str = "yingzhi-kiosk"
    home: str = "var/lib/yingzhi-kiosk"

    @property
    def data(self) -> str:
        return f"{self.home}/data"


TOOLS = {
    "usr/bin/xsetroot": "x11-xserver-utils",
    "usr/bin/xset": "x11-xserver-utils",
    "usr/bin/setxkbmap": "x11-xkb-utils",
}
"""What the session calls, and the package that brings it."""


def warnings(machine: Machine) -> list[str]:
    """What would keep the session from coming up as it should."""
    told = []
    lacking = sorted({package for tool, package in TOOLS.items() if not (machine.root / tool).exists()})
    if lacking:
        told.append(f"还缺软件包，请运行：sudo apt-get install -y --no-install-recommends {' '.join(lacking)}")
    if machine.program.startswith(("/root", "/home")):
        told.append(f"程序在 {machine.program}，一体机用户读不到；请先把程序放到 /opt/yingzhi 再设置。")
    return told


def greeter_of(root: Path) -> str:
    """lightdm, sddm or console."""
    if (root / "usr/sbin/lightdm").exists():
        return "lightdm"
    if (root / "usr/bin/sddm").exists():
        return "sddm"
    if (root / "usr/sbin/gdm3").exists():
        raise ProvisioningError(
            "本机用 gdm3 登录，这里不改它；请先装 lightdm：sudo apt-get install -y lightdm "
            "(gdm3 is left alone; install lightdm first)。"
        )
    if (root / "usr/bin/xinit").exists() and (root / "usr/bin/Xorg").exists():
        return "console"
    raise ProvisioningError(
        "本机没有图形登录，也没有 xinit；请先运行：sudo apt-get install -y --no-install-recommends "
        "xserver-xorg xinit x11-xserver-utils (no display manager and no xinit)。"
    )


def wanted(machine: Machine) -> list[Wanted]:
    session = texts.session(machine.python, machine.program, f"/{machine.data}")
    files = [
        Wanted(SESSION, "一体机自己的桌面会话", session.encode(), 0o755),
        Wanted("etc/X11/xorg.conf.d/90-yingzhi-kiosk.conf", "不能切换终端，不黑屏", texts.XORG.encode()),
        Wanted("etc/systemd/logind.conf.d/90-yingzhi-kiosk.conf", "电源键、睡眠键、合盖不起作用",
               texts.LOGIND.encode()),
        Wanted("etc/systemd/system.conf.d/90-yingzhi-kiosk.conf", "连按 Ctrl+Alt+Del 不重启", texts.SYSTEM.encode()),
        Wanted("etc/systemd/system/ctrl-alt-del.target", "Ctrl+Alt+Del 不重启", link="/dev/null"),
        Wanted("etc/sysctl.d/90-yingzhi-kiosk.conf", "系统请求键（SysRq）不起作用", texts.SYSCTL.encode()),
        Wanted("etc/polkit-1/rules.d/90-yingzhi-kiosk.rules", "一体机用户不能挂载、联网、关机",
               texts.polkit(machine.user).encode()),
        Wanted(f"{machine.home}/.xinputrc", "不启动输入法", texts.INPUT_METHOD.encode(), of_user=True),
    ]  # fmt: skip
    files += [Wanted(f"etc/systemd/system/{name}.target", "不睡眠", link="/dev/null") for name in _SLEEP]
    return files + _sign_in(machine, greeter_of(machine.root))


def _sign_in(machine: Machine, greeter: str) -> list[Wanted]:
    entry = Wanted("usr/share/xsessions/yingzhi-kiosk.desktop", "登录界面认得这个会话",
                   texts.desktop_entry(SESSION).encode())  # fmt: skip
    if greeter == "lightdm":
        text = texts.lightdm(machine.user).encode()
        return [entry, Wanted("etc/lightdm/lightdm.conf.d/90-yingzhi-kiosk.conf", "开机自动进入（lightdm）", text)]
    if greeter == "sddm":
        return [entry, Wanted("etc/sddm.conf.d/90-yingzhi-kiosk.conf", "开机自动进入（sddm）",
                              texts.sddm(machine.user).encode())]  # fmt: skip
    return [
        Wanted("etc/systemd/system/getty@tty1.service.d/90-yingzhi-kiosk.conf", "开机自动进入（控制台）",
               texts.getty(machine.user).encode()),
        Wanted(f"{machine.home}/.profile", "登录后直接打开会话", texts.profile(SESSION).encode(), of_user=True),
    ]  # fmt: skip
