#!/bin/sh
# Run once by the PostgreSQL image, on an empty volume: Temporal's role and two databases, and the register's.
# psql reads the passwords itself, so that they are on no command line.
set -eu

psql --username postgres --dbname postgres --set ON_ERROR_STOP=1 --no-psqlrc --quiet <<'SQL'
\set temporal_password `cat /run/secrets/temporal-database-password`
\set chancery_password `cat /run/secrets/chancery-database-password`
create role temporal login password :'temporal_password';
create role chancery login password :'chancery_password';
create database temporal owner temporal;
create database temporal_visibility owner temporal;
create database chancery owner chancery;
revoke connect on database temporal, temporal_visibility, chancery from public;
SQL
