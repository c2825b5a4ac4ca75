"""应知应会 without a window.

Rooms, top to bottom; imports go downward only (import-linter holds it):

    commands    the command line, one module per noun
    demo        the demo township's generator: it speaks to services only
    bootstrap   builds the services; the only place that joins ports and adapters
    reports     writes PDF and Excel: values in, files out          ┐
    packs       reads content, questions, obligations and rosters   │ siblings,
    storage     schema, migrations, ledger, vault, projections      │ none imports another
    signing     keys, certificate signatures, QR payloads           ┘
    services    one module per use-case family; ports.py has the Protocols the four rooms above implement
    system      paths, settings, clock, ids, logs
    domain      pure values and rules; imports nothing of ours
"""
