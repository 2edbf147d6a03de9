"""In the place of tqdm in the recognition component: rapidocr's bar while it fetches, which it never does."""

tqdm = None
