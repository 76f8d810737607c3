"""The child process that reads a folder of forms, one workbook after the other, and is free to die.

Standard input gives one JSON line: the kind, the files with their names and the number of the first, and
the limit of memory in bytes. Standard output gives a JSON line for each file once it is read (see
``gathering``). Where a line stays away, the parent knows which file was being read.
"""

import json
import sys

from tradeplanner.importing.limits import limit_memory


def main() -> int:
    """Read the files that standard input names and return the exit status."""
    order = json.loads(sys.stdin.readline())
    limit_memory(int(order["memory"]))
    from tradeplanner.importing.gathering import Gathering, as_line

    gathering = Gathering(str(order["kind"]))
    for number, (name, path) in enumerate(order["files"], int(order["first"])):
        try:
            said = gathering.read(name, path)
        except MemoryError:
            said = {"refused": "import_memory", "params": {}}
        sys.stdout.write(as_line({"file": number, **said}) + "\n")
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
