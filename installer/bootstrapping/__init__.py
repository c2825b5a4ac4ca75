"""The steps of `installer/bootstrap.py`; standard library only, no import of the program itself."""
