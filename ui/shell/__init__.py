"""Windows that host screens.

host        builds, enters, leaves and destroys the screen of a route; the Navigator that screens see
desktop     rail, header, content, toasts: study, trainer, manager
kiosk       full screen, no way out but corner and PIN, wiped when idle
launcher    one tile per mode
idle        asks 还在吗? and calls the wipe
"""
