"""The importing room, from single cells to whole files that misbehave."""
