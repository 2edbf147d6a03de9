"""What the command line carries out, one module for each command; ``core.cli`` says which there are."""
