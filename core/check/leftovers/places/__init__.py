"""Names, sites, accounts and things of other places (M105, M110).

``told_places``     all that the readers below tell of a passage, the surest first
``elsewhere``       counties and cities of the tables, wherever they stand
``towns``, ``counties``  towns of other counties, and counties listed beside the own
``known``           what makes a place of the tables another's in a sentence all the same
``spoken_of``       places by how the sentence speaks of them
``named_as_own``    places of the gazetteer with what is the own one's alone
``anywhere``        places, told by their form, that a sentence is about
``by_form``         names told by their form where only the own place can stand
``names``           the form of such names, wherever they stand
``rivals``          another county or town where only the own one can stand
``roles``           a place in a role that the own one has
``near_home``, ``near_parts``  the own name, and names below it, off by a character or with another level
``province_marks``  number plates, dialling codes and the like of other provinces
``services``        their platforms for services
``web_sites``, ``accounts``, ``media``, ``stage``  sites, accounts, papers and events by other places' names
``stranger_words``  what makes a sentence speak of a place as another's
"""
