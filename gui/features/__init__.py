"""What the window can do beyond showing a draft: one folder per feature, its controller and its views together."""
