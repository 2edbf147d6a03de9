"""Ground floor: name and version, the tree of errors, progress, where data files are. Imports no other floor."""
