"""What a good pack is, beyond being readable: one module per kind of thing, each yielding Problems."""
