"""Before a mode: the first run, the administrator's PIN, and what is said when the program cannot start.

first_run   organisation, PIN twice, the recovery code shown once
keeping     printing and saving that code
pin_gate    the PIN over the launcher
trouble     a sentence and a remedy, never a trace
pictures    entries of the gallery
"""
