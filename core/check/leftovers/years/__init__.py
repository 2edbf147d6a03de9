"""Years that are another report's (M102, W131).

``reading``           what the readers of years share
``sentences``         sentences that name a plan, a period or the report itself by its year
``plans_and_counts``  plans, counts and money of last year's report
``account``           the year before or the next in the account of the year's own work
``beside``            years that the words beside them show to be wrong
``meant``             years that can be none but the report's, or the next
``agrees``            years that contradict what the same sentence tells
``events``            events of the calendar told in a year in which they were not
"""
