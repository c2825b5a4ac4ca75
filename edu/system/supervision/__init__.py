"""Keeps the hall's window alive: standard library only, no window of its own.

backoff      pure: how long to wait after a failure, and when to send for the staff
child        one process: its lines, its last sign of life, its end
supervisor   the loop: kiosk on top, a spare that is ready behind it, a cover below both
"""
