from django.db import migrations

from articles import database


class Migration(migrations.Migration):
    dependencies = [("articles", "0002_rules")]
    operations = [migrations.RunSQL(database.read("faults.sql"))]
