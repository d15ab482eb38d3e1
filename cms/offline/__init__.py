"""The website as something to put on a telephone, and to read again without a connection. No tables."""
