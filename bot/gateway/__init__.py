"""The public door: conversations are stored, answered, delivered and replayed here."""
