"""Measures of speed and memory as ratios to a limit timed in the same run; not part of the gate.

Machines are shared and noisy, so nothing here states a bare time: ``python -m tests.benchmarks``
prints each measure beside its limit and its goal.
"""
