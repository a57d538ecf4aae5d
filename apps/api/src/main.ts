import 'reflect-metadata';
import { Logger } from 'nestjs-pino';
import { loadConfig, logCrashes } from '#platform';
import { createApp } from './app.factory.js';
import { apiSettings } from './config.js';
import { listenInternally } from './internal-port.js';
import { listen } from './listen.js';

logCrashes('api');
try {
  const config = loadConfig(apiSettings, process.env);
  const app = await createApp(config);
  // SIGTERM: no new connections, requests in progress are answered, then everything is closed.
  // It exits by itself: the first process of a container would survive a SIGTERM that it sends to itself.
  app.enableShutdownHooks(['SIGTERM', 'SIGINT'], { useProcessExit: true });
  const url = await listen(app, config);
  const internalUrl = await listenInternally(app, config);
  const shown = (config.PUBLIC_URL ?? url).replace(/\/$/, '');
  app
    .get(Logger)
    .log(
      `The API listens on ${url}. Docs: ${shown}/docs and ${shown}/redoc, readiness: ${shown}/health/ready` +
        (internalUrl === undefined ? '' : `. Metrics and admin routes: ${internalUrl}`),
      'Api',
    );
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
