# The same Node and the same folder in both stages: what the build learns from the phrasings serves in no others.
FROM node:24.21.0-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc tsconfig.json ./
# No script of a package is run: none that the bot needs has one, and a test sees to that.
RUN npm ci --ignore-scripts
COPY data data
COPY intents intents
COPY src src
RUN npm run build && npm prune --omit=dev --ignore-scripts

FROM node:24.21.0-bookworm-slim
ENV NODE_ENV=production STATE_DIR=/var/lib/salary-bot PORT=3000
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY data data
COPY intents intents
# The one folder that it writes to.
RUN install -d -o node -g node -m 700 /var/lib/salary-bot
VOLUME /var/lib/salary-bot
USER node
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--max-semi-space-size=8", "--no-wasm-tier-up", "--no-wasm-dynamic-tiering", "dist/bot/main.js"]
