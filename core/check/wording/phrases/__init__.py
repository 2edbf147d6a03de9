"""Set phrases, fixed terms and idioms: what is off by a character, a word or a mark, and what was cut out of them."""
