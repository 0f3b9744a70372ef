"""The example series: 36 months for all areas, walked through the real actions and marked as example everywhere."""

from coverage.example.calibration import LAST
from coverage.example.removal import remove_example
from coverage.example.world import EXAMPLE_PASSWORD_LENGTH, example_users, load_example

__all__ = ["EXAMPLE_PASSWORD_LENGTH", "LAST", "example_users", "load_example", "remove_example"]
