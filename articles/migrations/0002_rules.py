from django.db import migrations

from articles import database


class Migration(migrations.Migration):
    dependencies = [("articles", "0001_initial"), ("accounts", "0001_initial")]
    operations = [migrations.RunSQL(database.read(name)) for name in database.FILES]
