"""The only room that knows SQL: tables beside the functions that read them, and the write gate.

Everything is written through ``work`` and ``changes``; everything else here reads.
"""
