"""Click groups of the command line, one a module; cli.py puts them together."""
