"""What a draft is once it is read: text with places, the typed report, findings, the office's profile.

Pydantic stands only at the borders (the user's files, JSON, settings); what is made a thousand times in a check is a
plain frozen dataclass; a NamedTuple is for small values that are told apart by their position.
"""
