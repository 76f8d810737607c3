"""The child process that reads a foreign file: started with limits, and free to die.

Standard input gives one JSON line: the file, the folder for the spool, the limit of memory in bytes,
and how the file is asked to be read. Standard output gives JSON lines: ``{"done", "total"}`` while it
works, with the number of their ``sheet`` where so many rows lie in its spool, before the first of them
(``done`` is 0) with name and visibility of all ``sheets``; at the end ``{"sheets", "findings", "facts"}`` or
``{"refused", "params"}``. The memory is limited before any reader is imported, because some files take
all the memory of the machine otherwise.
"""

import json
import sys
from pathlib import Path


def main() -> int:
    """Read the file that standard input names and return the exit status."""
    order = json.loads(sys.stdin.readline())
    _limit_memory(int(order["memory"]))
    from tradeplanner.importing.reading import Request, read_file

    try:
        said = read_file(Path(order["file"]), Path(order["folder"]), Request(**order["asked"]), _say)
    except MemoryError:
        said = {"refused": "import_memory", "params": {}}
    _say(said)
    return 0


def _say(message: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


def _limit_memory(size: int) -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit; the parent's watch on time remains
        return
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    sys.exit(main())
