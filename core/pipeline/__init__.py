"""One draft the whole way, in this process or in one of its own."""
