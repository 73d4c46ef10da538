#!/bin/sh
# The server's image takes its password from the environment alone; it is read from its file here.
set -eu

POSTGRES_PWD="$(cat /run/secrets/temporal-database-password)"
export POSTGRES_PWD
exec /etc/temporal/entrypoint.sh
