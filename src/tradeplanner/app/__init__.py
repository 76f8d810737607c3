"""The front door: one function for each thing a user intends, returning what it changed.

The window and the command line call nothing else, which keeps both honest.
"""
