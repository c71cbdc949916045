"""What is true, on what ground, and where: topics, law, legal values, places and offices."""
