"""The command line: the second client of the front door, which keeps it honest.

It needs no display and no Qt; each command loads only what it uses.
"""
