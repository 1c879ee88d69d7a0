"""Runs the migrations on the connection that `dateline.record.migrate` hands over; never opens one of its own."""

from alembic import context

from dateline.record.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
with context.begin_transaction():
    context.run_migrations()
