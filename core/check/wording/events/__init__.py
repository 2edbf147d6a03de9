"""What belongs to certain years: events of the calendar, meetings, anniversaries, years without 年."""
