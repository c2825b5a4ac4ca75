"""What the files of a kiosk say."""

from __future__ import annotations

import shlex

MARK = "Written by Yingzhi's installer/kiosk.py; `installer/kiosk.py undo` takes it away."

XORG = f"""# {MARK}
Section "ServerFlags"
    Option "DontVTSwitch" "true"
    Option "DontZap" "true"
    Option "BlankTime" "0"
    Option "StandbyTime" "0"
    Option "SuspendTime" "0"
    Option "OffTime" "0"
EndSection
Section "Extensions"
    Option "DPMS" "Disable"
EndSection
"""

LOGIND = f"""# {MARK}
[Login]
NAutoVTs=0
ReserveVT=0
HandlePowerKey=ignore
HandlePowerKeyLongPress=poweroff
HandleSuspendKey=ignore
HandleHibernateKey=ignore
HandleRebootKey=ignore
HandleLidSwitch=ignore
HandleLidSwitchExternalPower=ignore
IdleAction=ignore
"""

SYSTEM = f"""# {MARK}
[Manager]
CtrlAltDelBurstAction=none
"""

SYSCTL = f"""# {MARK}
kernel.sysrq = 0
"""

INPUT_METHOD = f"# {MARK}\nrun_im none\n"


def session(python: str, program: str, data: str) -> str:
    """The whole desktop of the kiosk's user; left by 0 (the staff closed it), else begun anew."""
    run = " ".join(
        shlex.quote(word) for word in (python, f"{program}/main.py", "kiosk", "--supervised", "--data", data)
    )
    return f"""#!/bin/sh
# {MARK}
unset XMODIFIERS GTK_IM_MODULE QT_IM_MODULE
export QT_QPA_PLATFORM=xcb
export LANG="${{LANG:-zh_CN.UTF-8}}"
xsetroot -solid '#12305a'
xset s off s noblank b off
xset -dpms
setxkbmap -option '' -option srvrkeys:none
cd {shlex.quote(program)} || exit 1
while :; do
    {run} && exit 0
    sleep 2
done
"""


def desktop_entry(session_file: str) -> str:
    return f"""[Desktop Entry]
# {MARK}
Type=Application
Name=Yingzhi kiosk
Name[zh_CN]=应知应会体验馆
Exec=/{session_file}
"""


def lightdm(user: str) -> str:
    return f"""# {MARK}
[Seat:*]
autologin-guest=false
autologin-user={user}
autologin-user-timeout=0
autologin-session=yingzhi-kiosk
xserver-command=X -nolisten tcp -s 0 -dpms
"""


def sddm(user: str) -> str:
    return f"""# {MARK}
[Autologin]
User={user}
Session=yingzhi-kiosk.desktop
Relogin=false
"""


def getty(user: str) -> str:
    return f"""# {MARK}
[Service]
ExecStart=
ExecStart=-/sbin/agetty --autologin {user} --noclear --skip-login --nonewline --noissue %I linux
"""


def profile(session_file: str) -> str:
    return f"""# {MARK}
[ "$(tty)" = /dev/tty1 ] && exec xinit /{session_file} -- :0 vt1 -keeptty -nolisten tcp -s 0 -dpms
"""


def polkit(user: str) -> str:
    return f"""// {MARK}
// The kiosk's user mounts nothing, joins no network, installs nothing, switches nothing off.
polkit.addRule(function(action, subject) {{
    if (subject.user == "{user}") {{
        return polkit.Result.NO;
    }}
}});
"""
