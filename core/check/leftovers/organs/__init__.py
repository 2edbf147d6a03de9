"""What another office does, is called, or has (M106, M110).

``belongings``  things, people, laws and names that belong to some offices alone
``business``    matters of an office in the frames in which one publishes
``field``       whether a matter lies in the own office's field
``departments``  departments of the own place where only the reporting one is named
``doers``, ``subjects``, ``work``, ``house``  another office as who does it, as a subject, by its work, by its parts
``cut_names``, ``level_letter``  the own name cut short, or with another level before it
"""
