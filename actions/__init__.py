"""The action server: one file per action; each puts knowledge into words."""
