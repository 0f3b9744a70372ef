"""Changes of people, offices and service areas."""

from django.db import transaction

from accounts.models import BranchOffice, Role, ServiceArea, User
from accounts.policies import check_has_role
from audit import trail
from periods.month import Month
from regions.models import Region


@transaction.atomic
def create_user(
    *, username: str, full_name: str, role: Role, office: BranchOffice | None = None, is_example: bool = False, by: User
) -> User:
    """Add a person without a usable password; staff pages open for admins and auditors only."""
    check_has_role(by, Role.ADMIN)
    user = User(
        username=username,
        first_name=full_name,
        role=role,
        office=office,
        is_staff=role in (Role.ADMIN, Role.AUDITOR),
        is_example=is_example,
    )
    user.set_unusable_password()
    user.full_clean(exclude=("password",))
    user.save()
    trail.record(by=by, action="user-created", about=user, role=role, office=office.code if office else None)
    return user


@transaction.atomic
def create_first_admin(*, username: str, full_name: str, is_example: bool = False) -> User:
    """The admin of an installation that has nobody yet to appoint one."""
    user = User(username=username, first_name=full_name, role=Role.ADMIN, is_staff=True, is_example=is_example)
    user.set_unusable_password()
    user.full_clean(exclude=("password",))
    user.save()
    trail.record(by=user, action="first-admin-created", about=user)
    return user


@transaction.atomic
def set_password(*, user: User, password: str, by: trail.Actor) -> None:
    """Give a person a new password; open sessions of that person end."""
    user.set_password(password)
    user.save(update_fields=("password",))
    trail.record(by=by, action="password-set", about=user)


@transaction.atomic
def add_service_area(
    *, office: BranchOffice, region: Region, valid_from: Month, source: str, note: str = "", by: User
) -> ServiceArea:
    check_has_role(by, Role.ADMIN)
    area = ServiceArea.objects.create(
        office=office, region=region, valid_from=valid_from, source=source, note=note, is_example=by.is_example
    )
    trail.record(by=by, action="service-area-added", about=area, valid_from=str(valid_from))
    return area
