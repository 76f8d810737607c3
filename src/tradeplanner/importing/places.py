"""The filled cells of a sheet as blocks, merged ones as one, and what stands beside, under and over them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tradeplanner.importing.grid import Cell, Merge, Row, cell_text


@dataclass(frozen=True, slots=True)
class Block:
    """A filled cell or merged block: rows from 1, columns from 0, both ends included."""

    cell: Cell
    top: int
    left: int
    bottom: int
    right: int

    @property
    def at(self) -> tuple[int, int]:
        """Its first row and column."""
        return self.top, self.left

    @property
    def beside(self) -> tuple[int, int]:
        """The place right of it, in its first row."""
        return self.top, self.right + 1

    @property
    def under(self) -> tuple[int, int]:
        """The place below it, in its first column."""
        return self.bottom + 1, self.left

    @property
    def text(self) -> str:
        """Its content with white space as single spaces."""
        return " ".join(cell_text(self.cell).split())


class Places:
    """The blocks of a sheet in reading order; cells that a merge covers are part of its block."""

    def __init__(self, rows: Sequence[Row], merges: Sequence[Merge]) -> None:
        """Lay out ``rows``."""
        self.width = max(map(len, rows), default=0)
        self._blocks: dict[tuple[int, int], Block] = {}
        self._cover: dict[tuple[int, int], tuple[int, int]] = {}
        spans = {(merge.top, merge.left): merge for merge in merges if merge.top <= len(rows)}
        for merge in spans.values():
            for row in range(merge.top, min(merge.bottom, len(rows)) + 1):
                for column in range(merge.left, min(merge.right, self.width) + 1):
                    self._cover[row, column] = (merge.top, merge.left)
        for row, cells in enumerate(rows, 1):
            for column, cell in enumerate(cells):
                at = (row, column)
                if (
                    cell is None
                    or (isinstance(cell, str) and not cell.strip())
                    or self._cover.get(at, at) != at
                ):
                    continue
                span = spans.get(at, Merge(row, column, row, column))
                self._blocks[at] = Block(cell, row, column, span.bottom, span.right)

    def __iter__(self) -> Iterator[Block]:
        """Yield the blocks, row by row."""
        return iter(self._blocks.values())

    def get(self, at: tuple[int, int]) -> Block | None:
        """Return the block that covers a place, or None where it is blank."""
        return self._blocks.get(self._cover.get(at, at))

    def next_right(self, block: Block) -> Block | None:
        """Return the next filled block right of one in its first row, or None."""
        for column in range(block.right + 1, self.width):
            found = self.get((block.top, column))
            if found is not None:
                return found
        return None

    def parents(self, block: Block) -> tuple[Block, ...]:
        """Return the taller block left of one and the wider one over it, as headings of sections are."""
        found = []
        for column in range(block.left - 1, -1, -1):
            left = self.get((block.top, column))
            if left is not None and left.bottom - left.top > block.bottom - block.top:
                found.append(left)
                break
        over = self.get((block.top - 1, block.left))
        title = over is not None and over.right - over.left + 1 >= self.width
        if over is not None and not title and over.right - over.left > block.right - block.left:
            found.append(over)
        return tuple(found)
