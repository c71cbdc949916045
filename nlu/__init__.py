"""Text in, meaning out: what a worker wrote, turned into topics and values.

Each file is usable on its own and without Rasa; only ``components`` knows Rasa.
"""
