"""What the wording rules share: places, laws, fixed expressions, brackets. Data lies under ``resources/lexicon``."""
