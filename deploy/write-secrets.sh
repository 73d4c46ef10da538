#!/bin/sh
# Writes the secrets of docker-compose.yml into a folder (default: deploy/secrets beside this script). What is there stays.
set -eu

folder="${1:-$(dirname "$0")/secrets}"
mkdir -p "$folder"
# The folder keeps others out. The files can be read by all because they are mounted one by one into containers whose
# users are not the user of this host.
chmod 700 "$folder"

# write NAME VALUE
write() {
  if [ ! -e "$folder/$1" ]; then
    printf '%s\n' "$2" > "$folder/$1"
    chmod 644 "$folder/$1"
  fi
}

# 192 bits, in characters that need no quoting in a connection string.
password() {
  od -An -N24 -tx1 /dev/urandom | tr -d ' \n'
}

write postgres-password "$(password)"
write temporal-database-password "$(password)"
write chancery-database-password "$(password)"
write database-url "postgresql://chancery:$(cat "$folder/chancery-database-password")@postgres:5432/chancery"
write smtp-url 'smtp://mailpit:1025'
