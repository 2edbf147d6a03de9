"""Formats made of pages of placed characters: PDF, OFD, and pictures recognised."""
