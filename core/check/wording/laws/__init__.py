"""Laws and regulations: their titles, what a wrong one is meant for, from when they are in force."""
