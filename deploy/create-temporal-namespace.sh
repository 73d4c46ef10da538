#!/bin/sh
# Creates the namespace unless it exists. The server answers on its port before it can do this, so it is tried for two minutes.
set -eu

attempt=1
until temporal operator namespace describe --namespace "$TEMPORAL_NAMESPACE" > /dev/null 2>&1 ||
  temporal operator namespace create --namespace "$TEMPORAL_NAMESPACE" --retention 720h; do
  if [ "$attempt" -ge 24 ]; then
    echo "namespace $TEMPORAL_NAMESPACE could not be created at $TEMPORAL_ADDRESS" >&2
    exit 1
  fi
  attempt=$((attempt + 1))
  sleep 5
done
echo "namespace $TEMPORAL_NAMESPACE exists"
