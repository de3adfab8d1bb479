import { createServer } from 'node:http';
import { type Listening, listen } from '../http/index.js';
import type { Metrics } from './metrics.js';

/**
 * Serves `/healthz` (the process lives), `/readyz` (it answers people: 200, else 503) and `/metrics`,
 * to this machine only. Port 0 takes any free one. Throws what node:net throws when the port is taken.
 */
export async function startMonitor(
  port: number,
  metrics: Metrics,
  isReady: () => boolean,
): Promise<Listening> {
  const server = createServer(async (request, response) => {
    const say = (status: number, text: string, type = 'text/plain; charset=utf-8'): void => {
      response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(text);
    };
    if (request.method !== 'GET' && request.method !== 'HEAD') return say(405, 'GET only\n');
    switch (request.url?.split('?', 1)[0]) {
      case '/healthz':
        return say(200, 'alive\n');
      case '/readyz':
        return isReady() ? say(200, 'ready\n') : say(503, 'not ready\n');
      case '/metrics':
        return say(200, await metrics.text(), metrics.contentType);
      default:
        return say(404, 'no such page\n');
    }
  });
  return listen(server, '127.0.0.1', port);
}
