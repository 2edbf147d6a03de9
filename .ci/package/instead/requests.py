"""In the place of requests in the recognition component: its models lie beside it, and nothing is ever fetched."""


class RequestException(Exception):
    """Somebody asked to fetch something."""


class Response:
    """What never comes; rapidocr names it."""


def get(url, **_):
    """Refuse."""
    raise RequestException(f"{url}: nothing is fetched")
