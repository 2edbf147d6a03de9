"""Name and version of the program, importable without anything heavy."""

NAME = "gouji"
TITLE = "勾稽"
VERSION = "0.1.0"
