"""Turns a Debian-family machine into a hall's kiosk and back; standard library only, readable for Python 3.8.

changes    files and links with a journal that is written before each of them: the way back, also after a power cut
accounts   the kiosk's own user
plan       which files a machine gets, by what signs people in on it (lightdm, sddm, the console)
texts      what stands in them
"""
