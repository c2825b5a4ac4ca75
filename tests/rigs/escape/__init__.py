"""The escape list (K1–K6) under a real X server: every way out that a visitor could try, tried, with its outcome.

    python -m tests.rigs.escape [--tier session|desktop] [--table docs/kiosk-escapes]

xserver    an Xvfb whose pixels can be read, keys and mouse by xdotool, screens by xrandr
touching   the kiosk as it is, in the rig's own start: a socket lets fingers, hangs and dialogs be asked for
hall       supervisor, cover and kiosk together, on a data folder of their own; what can be seen of them from outside
attempts   the list, by family: attempts_keys, attempts_touch, attempts_inside, attempts_system, attempts_staff
running    tries one after another and judges
table      the outcomes as the table of docs/kiosk-escapes

Two tiers: `session` is the one that `installer/kiosk.py` sets up (no window manager), `desktop` an ordinary desktop
(openbox and another program), which holds by the window alone.
"""
