"""Trade Planner: a district commerce bureau's year of exhibitions, orders and export targets.

The rooms are listed in ``.github/ARCHITECTURE.md``; this module holds nothing but the version, so
that asking for it costs no import.
"""

__version__ = "0.1.0"
