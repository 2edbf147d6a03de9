"""The rule book and what runs it: rules, their examples, and the diagnosis of what failed together."""
