"""Gouji's engine: reads a draft, locates the statutory form in it, checks it. Imports no Qt."""
