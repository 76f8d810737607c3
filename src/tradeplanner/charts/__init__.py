"""Result in, matplotlib ``Figure`` out: no pyplot, no files, one style.

A chart is laid out once, by measured text on a fixed grid, and comes with its message as a sentence
and with the areas that a pointer can ask about.
"""
