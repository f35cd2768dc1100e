"""Articles in: files, folders, addresses and tables, read into ``Article``."""
