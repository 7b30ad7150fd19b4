# The service, for a Neo4j that runs elsewhere: compose.yaml starts both. The image has neither Java nor Neo4j.
#
#   docker build -t filorosso .
#   docker run -p 4000:4000 -e NEO4J_URI=neo4j://… -e NEO4J_PASSWORD=… filorosso
#
# Untested: written on a machine without a Docker engine, checked by a linter alone.
FROM node:20-bookworm-slim

WORKDIR /app
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=4000 \
    FILOROSSO_STATE_DIR=/state

COPY package.json package-lock.json .npmrc ./
COPY packages/managed-neo4j/package.json packages/managed-neo4j/package.json
RUN npm ci --omit=dev --no-audit --no-fund

COPY . .
# The page is built at the first start, into the state folder: keep it in a volume.
# The program is compiled when it is first run: here, because nothing is written to /app later.
RUN mkdir /state && chown node:node /state && node bin/filorosso.js --version
VOLUME /state
USER node

EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/ready').then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Without npm between: SIGTERM reaches the program, which answers what it has accepted and ends.
CMD ["node", "bin/filorosso.js", "serve"]
