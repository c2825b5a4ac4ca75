"""Papers that can be handed in as they are."""
