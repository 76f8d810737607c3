"""Whether a data file may live where it is: never on a network share.

SQLite's write-ahead log needs memory shared between the programs that have the file open, which no
network file system gives; two desks on one shared file would damage it. The remedy is PostgreSQL.
"""

import ctypes
import subprocess
import sys
from pathlib import Path

from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code

_SHARES = (
    "nfs",
    "cifs",
    "smb",
    "afp",
    "afs",
    "ncp",
    "webdav",
    "davfs",
    "9p",
    "ceph",
    "gluster",
    "lustre",
    "gpfs",
)
_FUSE_SHARES = ("sshfs", "gvfsd", "rclone", "davfs", "s3fs", "curlftpfs", "smbnetfs")
_DRIVE_REMOTE = 4
_MOUNTS = Path("/proc/self/mounts")


def refuse_share(path: Path) -> None:
    """Raise ExpectedError (FILE_ON_SHARE) if ``path`` lies on a network share."""
    kind = share_kind(path)
    if kind:
        raise ExpectedError(Code.FILE_ON_SHARE, path=str(path), kind=kind)


def share_kind(path: Path) -> str:
    """Return the kind of network share that holds ``path``, or "" for a local disk."""
    if sys.platform == "win32":
        return _windows_share(path)
    kind = file_system(path, _mount_table())
    if kind.startswith("fuse"):
        return kind if any(name in kind for name in _FUSE_SHARES) else ""
    return kind if any(kind.startswith(name) for name in _SHARES) else ""


def file_system(path: Path, table: list[tuple[str, str]]) -> str:
    """Return the type of the file system that holds ``path``.

    ``table`` is a list of (mount point, type); the longest mount point that leads to ``path`` wins,
    and of equal ones the last, which hides the others.
    """
    real = path.expanduser().absolute()
    while not real.exists() and real != real.parent:
        real = real.parent
    real = real.resolve()
    best, kind = -1, ""
    for point, fs_type in table:
        mount = Path(point)
        if (real == mount or mount in real.parents) and len(mount.parts) >= best:
            best, kind = len(mount.parts), fs_type.lower()
    return kind


def device(path: Path) -> int | None:
    """Return the number of the disk that holds ``path`` or will hold it, None where it cannot be told."""
    real = path.expanduser().absolute()
    while not real.exists() and real != real.parent:
        real = real.parent
    try:
        return real.stat().st_dev
    except OSError:
        return None


def _mount_table() -> list[tuple[str, str]]:
    if _MOUNTS.exists():
        lines = _MOUNTS.read_text(encoding="utf-8", errors="replace").splitlines()
        fields = [line.split(" ") for line in lines]
        return [(f[1].replace("\\040", " ").replace("\\011", "\t"), f[2]) for f in fields if len(f) > 2]
    text = subprocess.run(["/sbin/mount"], capture_output=True, text=True, check=False).stdout
    table = []
    for line in text.splitlines():
        point, _, rest = line.partition(" on ")[2].partition(" (")
        table.append((point, rest.partition(",")[0]))
    return table


def _windows_share(path: Path) -> str:
    anchor = path.absolute().anchor
    if anchor.startswith("\\\\"):
        return "smb"
    windll = getattr(ctypes, "windll", None)
    remote = windll is not None and windll.kernel32.GetDriveTypeW(anchor) == _DRIVE_REMOTE
    return "smb" if remote else ""
