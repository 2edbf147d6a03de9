"""The help window: a page for every rule, and the guide."""
