"""Reading OFD, the Chinese standard for fixed pages (GB/T 33190—2016)."""
