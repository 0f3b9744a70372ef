"""The files of a monev pack: one writer a format, each from the same record to bytes. Pure."""
