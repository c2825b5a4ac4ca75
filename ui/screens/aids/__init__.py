"""aids.home: one-page aids looked through, filled in once and printed; trainer and manager."""
