#!/bin/sh
# Creates Temporal's schema, or brings it to the version of this image; on a schema of that version it changes nothing.
# Raise the images one minor version at a time; this job runs before the server.
set -eu

SQL_PASSWORD="$(cat /run/secrets/temporal-database-password)"
export SQL_PASSWORD

# update DATABASE SCHEMA
update() {
  temporal-sql-tool --database "$1" setup-schema -v 0.0
  temporal-sql-tool --database "$1" update-schema --schema-name "$2"
}

update temporal postgresql/v12/temporal
update temporal_visibility postgresql/v12/visibility
