"""Names, sites, accounts and things of other places (M105, M110).

``named_as_own``    places of the gazetteer with what is the own one's alone
``anywhere``        places that a sentence is about, wherever it stands
``by_form``         names told by their form where only the own place can stand
``names``           the form of such names, wherever they stand
``rivals``          a second place told of as often as the own one
``roles``           a place in a role that the own one has
``near_home``       the own name off by a character or with another level
``province_marks``  number plates, dialling codes and the like of other provinces
``services``        their platforms for services
``web_sites``, ``accounts``, ``media``, ``stage``  sites, accounts, papers and events by other places' names
``stranger_words``  what makes a sentence speak of a place as another's
"""
