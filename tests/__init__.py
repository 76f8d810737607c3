"""The tests, in rooms like the program's; ``builders`` and ``strategies`` serve them all."""
