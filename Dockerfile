# syntax=docker/dockerfile:1
# One build, two images: `app` holds every Node process (the command chooses which), `web` the static client.

FROM node:20-bookworm-slim AS build
WORKDIR /src
ENV NX_DAEMON=false NX_TUI=false NX_NO_CLOUD=true
# Dependencies first: they change less often than the code.
COPY package.json package-lock.json .npmrc ./
COPY contracts/package.json contracts/
COPY backend/package.json backend/
COPY ai-service/package.json ai-service/
COPY web/package.json web/
COPY sandbox/package.json sandbox/
COPY ops/package.json ops/
COPY e2e/package.json e2e/
COPY bench/package.json bench/
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build
RUN npm prune --omit=dev --no-audit --no-fund \
 && mkdir /out && cp -a package.json node_modules prisma /out/ \
 && for room in contracts backend ai-service sandbox ops; do \
      mkdir "/out/$room" && cp -a "$room/package.json" "$room/dist" "/out/$room/"; \
      if [ -d "$room/node_modules" ]; then cp -a "$room/node_modules" "/out/$room/"; fi; \
    done

FROM node:20-bookworm-slim AS app
WORKDIR /app
ENV NODE_ENV=production HOST=0.0.0.0
COPY --from=build --chown=node:node /out ./
RUN mkdir /data && chown node:node /data
USER node
STOPSIGNAL SIGTERM
CMD ["node", "--enable-source-maps", "backend/dist/main.js"]

FROM nginxinc/nginx-unprivileged:1.27-alpine AS web
COPY ops/docker/web.conf /etc/nginx/conf.d/default.conf
COPY --from=build /src/web/dist /usr/share/nginx/html
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --retries=6 CMD wget -q -O /dev/null http://127.0.0.1:8080/healthz
