"""A stranger's file becomes proposed rows; nothing here writes to the database.

One file for each stage: readers (in a child process), headers, mapping, cells, the kinds in
``specs``, checks, reconcile. The stages meet in one value, the ``Proposal``; rows themselves lie in
a spool file, so that a million of them need no memory.
"""
