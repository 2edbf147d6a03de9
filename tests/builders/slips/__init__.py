"""Makes the tables under ``resources/slips``: ``python -m tests.builders.slips --corpus FOLDER``.

The texts counted are correct official prose: laws and work reports (public texts, given as a folder), and text of the
genre written for this purpose, by several hands, under ``genre/``. Needs ``pip install -e '.[tables]'``.
"""
