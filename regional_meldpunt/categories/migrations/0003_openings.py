from django.db import migrations, models

import foundation.identity.actor
import foundation.tenancy.fields


class Migration(migrations.Migration):

    dependencies = [
        ('categories', '0002_catalogue_in_full'),
    ]

    operations = [
        migrations.AddField(
            model_name='referral',
            name='line',
            field=models.CharField(blank=True, help_text='Shown only while this number is open', max_length=20),
        ),
        migrations.CreateModel(
            name='Opening',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('municipality', foundation.tenancy.fields.MunicipalityField(default='region', max_length=40)),
                ('line', models.CharField(default='1722', max_length=20)),
                ('from_at', models.DateTimeField()),
                ('until_at', models.DateTimeField()),
                ('reason', models.CharField(blank=True, max_length=200)),
                ('by', foundation.identity.actor.ActorField()),
                ('closed_at', models.DateTimeField(blank=True, help_text='Closed before its time', null=True)),
                ('closed_by', foundation.identity.actor.ActorField(blank=True, null=True)),
            ],
            options={
                'ordering': ['-from_at', '-id'],
                'indexes': [models.Index(fields=['municipality', 'line', '-until_at'], name='opening_of_line')],
            },
        ),
    ]
