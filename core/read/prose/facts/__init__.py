"""One and the same fact told twice and differently: who, where, when, since when, how long, with which rank."""
