"""Changes of people, their links, offices and service areas."""

from accounts.actions.invitations import NewLink as NewLink
from accounts.actions.invitations import accept_invitation as accept_invitation
from accounts.actions.invitations import create_invitation as create_invitation
from accounts.actions.offices import add_office as add_office
from accounts.actions.offices import add_service_area as add_service_area
from accounts.actions.offices import change_office as change_office
from accounts.actions.offices import end_service_area as end_service_area
from accounts.actions.people import change_contact as change_contact
from accounts.actions.people import create_first_admin as create_first_admin
from accounts.actions.people import create_user as create_user
from accounts.actions.people import set_password as set_password
from accounts.actions.rights import change_scope as change_scope
from accounts.actions.rights import deactivate_user as deactivate_user
from accounts.actions.rights import reactivate_user as reactivate_user
from accounts.actions.rights import reset_second_factor as reset_second_factor
