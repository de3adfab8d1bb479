import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import { type Listening, listen } from '../http/index.js';
import { type Intake, isUpdate } from './intake.js';

/** Bytes of an update; Telegram's longest messages with all their entities stay far below. */
const largestUpdate = 1024 * 1024;
/** Milliseconds an update may take to come in … */
const slowestRequest = 10_000;
/** … and how often it is seen to. */
const checkInterval = 1_000;

/** Where Telegram delivers updates. */
export interface WebhookSettings {
  /** As Telegram reaches it; what follows the host is served here. */
  readonly url: string;
  /** The address of this machine to listen on. */
  readonly host: string;
  /** The port that the reverse proxy passes on to; 0 for any free one. */
  readonly port: number;
  /** What Telegram proves itself with (Bot API, setWebhook, secret_token). */
  readonly secret: string;
}

/**
 * Takes updates from Telegram on an address of this machine, and says 200 when each is safe. Anything else
 * is refused, before its body is read where the method, the path, the secret or the announced length is
 * wrong. Throws what node:net throws when it cannot listen there.
 */
export async function serveWebhook(
  { url, host, port, secret }: WebhookSettings,
  { receive }: Intake,
): Promise<Listening> {
  const { pathname, search } = new URL(url);
  const path = pathname + search;
  const proof = digestOf(secret);

  const judge = async (request: IncomingMessage): Promise<number> => {
    if (request.url !== path) return 404;
    if (request.method !== 'POST') return 405;
    // Digests are of one length, and differ everywhere when the secrets differ anywhere.
    const shown = digestOf(String(request.headers['x-telegram-bot-api-secret-token'] ?? ''));
    if (!timingSafeEqual(shown, proof)) return 401;
    if (Number(request.headers['content-length'] ?? 0) > largestUpdate) return 413;
    const body = await bodyOf(request);
    if (body === null) return 413;
    const update = parsed(body);
    if (!isUpdate(update)) return 400;
    await receive([update]);
    return 200;
  };

  const server = createServer({
    requestTimeout: slowestRequest,
    headersTimeout: slowestRequest,
    connectionsCheckingInterval: checkInterval,
  });
  server.on('request', (request, response) => {
    judge(request).then(
      (status) => {
        // What was refused unread is not read afterwards either.
        if (status !== 200) response.setHeader('connection', 'close');
        response.writeHead(status).end();
      },
      // The connection broke, or took too long.
      () => response.destroy(),
    );
  });
  return listen(server, host, port);
}

const digestOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/** null when there is more than an update can have. */
async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length > largestUpdate) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
