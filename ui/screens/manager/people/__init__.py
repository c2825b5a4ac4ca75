"""All people: search, filters, export."""
