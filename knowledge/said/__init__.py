"""What a worker's words say about places, laws, values and lists, read without a model."""
