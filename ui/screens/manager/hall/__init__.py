"""manager.hall: what the experience hall shows when, and its tickets."""
