"""The parts themselves on internal pages: for designers, for the gallery's tests, in no mode."""
