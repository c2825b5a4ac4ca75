"""What this installation is called, where it stands, how it looks; the PIN and the proof of the ledger."""
