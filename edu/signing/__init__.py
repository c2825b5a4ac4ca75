"""Keys and signatures: the organisation's key ring, certificate signatures, QR payloads."""
