import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("roster", "0003_existing_weeks")]

    operations = [
        migrations.AlterField(
            model_name="shift",
            name="layer",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="shifts", to="roster.layer"
            ),
        ),
        migrations.AlterField(
            model_name="shift",
            name="roster",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="shifts", to="roster.roster"
            ),
        ),
    ]
