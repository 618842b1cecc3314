"""The parts of the report. Each is a module with `measure`, which returns figures, and `tables`, which formats them."""

from .filtering import FILTERING
from .growth import GROWTH
from .lark_share import LARK_SHARE
from .memory import MEMORY
from .merging import MERGING
from .part import Part
from .processes import PROCESSES
from .reading import READING
from .startup import STARTUP

PARTS: dict[str, Part] = {
    part.name: part for part in (READING, LARK_SHARE, STARTUP, MEMORY, GROWTH, PROCESSES, FILTERING, MERGING)
}
"""The parts by their name on the command line, in the order of the report."""
