"""Growth and decline: by how much, which way, and what is said of it."""
