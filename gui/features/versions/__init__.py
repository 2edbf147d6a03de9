"""Two versions of one draft compared: with another file, and with what was checked before."""
