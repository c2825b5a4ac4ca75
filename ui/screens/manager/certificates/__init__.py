"""Training certificates: issued, about to end, to be issued, to be checked."""
