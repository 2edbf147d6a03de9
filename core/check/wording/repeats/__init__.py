"""Characters, words, clauses and sentences said twice."""
