"""The public side of 工小助: Rasa's configuration and runtime, the gateway, the channels and the chat widget."""
