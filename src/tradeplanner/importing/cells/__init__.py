"""Understanding one cell: numbers, units, dates, words. Each parser returns a value and notes.

Nothing here raises on bad data. Blank, "-", "无", "N/A" and 0 stay apart: a blank cell gives None,
a cell that says that there is nothing gives ``NOTHING``, and 0 is a number.
"""
