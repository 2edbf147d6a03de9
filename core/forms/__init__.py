"""The statutory forms as data: reading and validating ``resources/forms``."""

from core.forms.spec import FormSpec, TableSpec, all_forms, load_form

__all__ = ["FormSpec", "TableSpec", "all_forms", "load_form"]
