"""The public side of 工小助: Rasa's configuration and runtime, the gateway, channels and widget."""
