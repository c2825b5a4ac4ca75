"""One person: who, posts, duties, papers, learning file."""
