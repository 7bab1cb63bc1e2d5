"""Read Indonesian news in English or Japanese, offline, with figures that survive."""

__version__ = "0.1.0"
