from django.apps import AppConfig

from enrolment import eligible


class CoverageConfig(AppConfig):
    name = "coverage"
    verbose_name = "Cakupan"

    def ready(self) -> None:
        from coverage.selectors.denominators import eligible_workers

        eligible.provide(eligible_workers)
