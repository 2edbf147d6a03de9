"""All kinds of seeded defects; importing this enters them in ``tests.bench.seeded.KINDS``."""

import tests.bench.defects_characters
import tests.bench.defects_figures
import tests.bench.defects_form
import tests.bench.defects_history
import tests.bench.defects_names
import tests.bench.defects_phrases  # noqa: F401
