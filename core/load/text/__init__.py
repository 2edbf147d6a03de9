"""Plain text and Markdown, and the tables drawn in them."""
