"""The three tables, each read twice by methods that know nothing of each other, and reconciled cell by cell.

Why twice. No single way of reading is safe for drafts of every format. The order of the words survives in any file,
but a blank cell leaves no trace in it, and a number that a narrow column breaks over two lines looks like two. Drawn
cells show both, but many drafts draw none, or draw them wrongly. A number that both readings give is certain; one
that they give differently is marked and takes part in no relation: the rules report it as 未能核对 (not assessable).

The stream reading (``stream_reading``) takes the text of the table's region in reading order, cut into words and
numbers (``tokens``). All words are run together to one string of letters; the form's row labels are laid on it in
their order (``anchors``), wrapped, mistyped or lost ones too; the numbers behind a label are its row's. Where there
are fewer than columns, their places on the page decide (``number_positions``, ``columns``), if the draft has pages.

The grid reading (``grid_reading``) takes the rows and cells that the draft draws. A row is found by the same
alignment of labels, its numbers by their cells: counted from the label, or under the columns of the heads.

One row of table three on a form with three columns, its label wrapped in its cell, its second cell blank::

        drawn                                   in reading order
        ┌──────────┬─────┬─────┬─────┐
        │（一）予以│  3  │     │  4  │          （一）予以  3  4  公开
        │  公开    │     │     │     │
        └──────────┴─────┴─────┴─────┘

        stream   letters 一予以公开 = the form's label, numbers 3 4:    two for three columns  → doubted
        grid     cells behind the label "3" "" "4":                     three for three        → 3, blank, 4

        reconciled (``reconcile``)   the stream is in doubt and does not vote: 3, blank and 4 are certain

        both readings sure, same text          → certain
        both sure, different text              → marked 两种读法不一致: 未能核对
        one in doubt                           → the other
        both in doubt                          → marked with the grid's reason: 未能核对
        sure, but read off a picture           → marked for the eye: 未能核对

What else is here: ``reading`` holds what either reading gives; ``stacked_numbers`` and ``split_rows`` put numbers and
rows together that a column or a page broke; ``heads`` reads the printed cells beside the row labels.
"""
