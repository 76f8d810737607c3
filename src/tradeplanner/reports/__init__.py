"""Result in, ``Report`` out, and the writers that make bytes of it.

A report is laid out once, so that the preview, the file and the paper are the same.
"""
