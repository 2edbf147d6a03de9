"""The proofreading sheet 校对意见单: one neutral model, and a small writer for each format."""
