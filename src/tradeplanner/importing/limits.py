"""What a child process that reads foreign files may take of the machine."""


def limit_memory(size: int) -> None:
    """Let this process take at most ``size`` bytes, and leave no image of itself when it dies."""
    try:
        import resource
    except ImportError:  # Windows has no such limit; the parent's watch on time remains
        return
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
