"""The rule book: one rule, one module, found by its code. See ``registry`` for how a rule is written."""
