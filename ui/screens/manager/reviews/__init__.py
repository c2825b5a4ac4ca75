"""manager.reviews: which topics a professional has signed, the sheets that go out and come back."""
