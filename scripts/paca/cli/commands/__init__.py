"""One module a subcommand; each holds its click command as ``command``."""
