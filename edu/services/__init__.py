"""Use cases, one module per family. A service takes a store, a clock and ids; every call takes the actor who asks."""
