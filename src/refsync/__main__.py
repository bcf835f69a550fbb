"""`python -m refsync`, and the console script."""

from refsync.cli import refsync


def main() -> None:
    """Run the command line."""
    refsync(prog_name="refsync")


if __name__ == "__main__":
    main()
