# The image of Case Operations. docs/deploy.md has how to build and run it.
#   docker build --tag case-operations .
# The bases are arguments, so that an own or a smaller one can be used; the tests use one made of local files.
ARG BUILD_IMAGE=node:26-bookworm-slim
ARG BASE=node:26-bookworm-slim

FROM ${BUILD_IMAGE} AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY scripts ./scripts
RUN npm ci
COPY . .
# `.npmrc` includes the packages of development, which the image must not have.
RUN npm run build && rm .npmrc && npm prune --omit=dev --ignore-scripts

FROM ${BASE}
ARG VERSION=unknown
ARG REVISION=unknown
LABEL org.opencontainers.image.title="Case Operations" \
      org.opencontainers.image.description="A GraphQL server in front of Microsoft Graph eDiscovery case operations" \
      org.opencontainers.image.licenses="MIT" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"
WORKDIR /app
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY package.json schema.graphql LICENSE THIRD_PARTY_NOTICES ./
COPY docs/settings.md ./docs/settings.md
# Reachable from outside of the container. With production, UPSTREAM must be set.
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4000
EXPOSE 4000 9464
# A number, so that Kubernetes can check that it is not root. Nothing is written below /app.
USER 65532:65532
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=10s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# Not by npm, which does not forward signals.
ENTRYPOINT ["node", "dist/bin.js"]
