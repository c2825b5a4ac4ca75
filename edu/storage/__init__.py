"""SQL lives here and nowhere else. Values go in and out; rows and sessions never leave.

engines       opening a database: encrypted SQLite or PostgreSQL, a reader and a writer
schema        every table (projections in schema_*.py by family)
ledger        the append-only chain and its verification
vault         what is personal, encrypted, erasable
rows          how a fold touches its tables: live in a transaction, or in memory for a rebuild
folds/        event → projected rows, one file per family
records/      the queries, one file per family (the Protocols are in edu.services.ports)
unit_of_work  one transaction: append, fold, read
migrations/   Alembic
"""
