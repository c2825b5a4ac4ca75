"""The list of classes; the class itself opens in the classroom's screens."""
