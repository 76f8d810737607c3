"""Readers of foreign files, used in a child process only: each yields sheets of typed rows."""
