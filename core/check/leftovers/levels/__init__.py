"""What an organ calls itself and its area, by its kind and level (M108).

``own_level``    words for a place by its level that fit no place of the report
``own_parts``    parts and leaders of another level
``own_house``    what only an organ of another kind calls its own parts
``branches``     what only an organ of another branch says of itself
``two_powers``   the committee of one place beside the government of another
``scope_above``  what is a higher place's, told as the own
"""
