"""The statutory forms as data: reading and validating ``resources/forms``."""

from core.forms.keys import Feature, SectionKey, TableKey
from core.forms.spec import FormSpec, TableSpec, all_forms, load_form

__all__ = ["Feature", "FormSpec", "SectionKey", "TableKey", "TableSpec", "all_forms", "load_form"]
