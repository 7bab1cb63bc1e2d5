"""The program: `summarize`, also `python -m summarizer`."""

import sys


def main() -> None:
    """Import and run the command line; Ctrl-C is one line even while it is importing."""
    try:
        from summarizer.cli import main as run

        run()
    except KeyboardInterrupt:
        sys.stderr.write("summarize: interrupted\n")
        raise SystemExit(130) from None


if __name__ == "__main__":
    main()
