"""What is reckoned of numbers besides sums: products, averages, differences, balances, what comes out at a rhythm."""
