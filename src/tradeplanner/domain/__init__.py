"""What is true in the trade: frozen values and plain functions over the standard library only.

Every other room may import this one; it imports none. A noun has one file here, and the file of
the same name in ``storage``, ``app`` and ``importing.specs`` speaks about the same noun.
"""
