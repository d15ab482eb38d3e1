from tests import cast
def test_x(kortrijk, db):
    with kortrijk.wall():
        from foundation.identity.models import User
        for u in User.objects.all(): print(u.email, u.check_password(cast.PASSWORD), u.is_active, u.password[:20], list(u.emailaddress_set.values_list("email","verified")))
        from django.contrib.auth import authenticate
        print(authenticate(None, email=cast.RITA.email, password=cast.PASSWORD))
        from allauth.account.utils import filter_users_by_email
        print(filter_users_by_email(cast.RITA.email))
    assert 0
