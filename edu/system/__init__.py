"""The machine as the program sees it: paths, settings, clock, ids, logs. All of it is passed in."""
