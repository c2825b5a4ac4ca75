"""The version of the engine: raise it with every change after which one log would give other hashes."""

ENGINE = 2
