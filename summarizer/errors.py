"""Errors a user can cause. Each message is one line and says what to do next."""


class SummarizerError(Exception):
    """Base of every error the command line turns into one line and an exit code."""

    exit_code = 2


class LoadError(SummarizerError):
    """An article could not be read: missing, empty, binary, wrong format, unreadable."""


class ModelError(SummarizerError):
    """A model is missing, damaged, refused, or does not fit its engine."""


class GlossaryError(SummarizerError):
    """A user's glossary file is malformed; the message names the line."""


class OutputError(SummarizerError):
    """A result could not be written: not writable, disk full, a folder needed."""


class UsageError(SummarizerError):
    """The options contradict each other or name something that does not exist."""
