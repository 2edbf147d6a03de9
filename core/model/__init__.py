"""What a draft is once it is read: text with places, the typed report, findings, the office's profile."""
