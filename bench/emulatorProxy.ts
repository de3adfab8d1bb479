import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

type Params = Readonly<Record<string, unknown>>;

/** A call the bot made of the Bot API. */
export interface Made {
  readonly method: string;
  readonly params: Params;
  /** The number of the message it made, where it made one. */
  readonly message?: number;
}

/** What `telegram-test-api` answers itself. */
const known = new Set(['getMe', 'sendMessage', 'editMessageText', 'answerCallbackQuery', 'deleteMessage']);

/** Milliseconds that Telegram would hold a fetch open when nobody writes. */
const restBetweenFetches = 50;

/** A Bot API server in front of the emulator, with what that lacks. */
export interface EmulatorProxy {
  readonly address: string;
  /** All calls but fetches, in order. */
  readonly made: Made[];
  /** Things that happen besides messages and presses; the bot fetches them next. */
  hand(update: object): void;
  /** Files people sent, by their id. */
  readonly files: Map<string, Uint8Array>;
  readonly administrators: Set<number>;
  close(): Promise<void>;
}

/**
 * A thin proxy before `telegram-test-api`, which knows messages and presses: pictures and files go there as the
 * messages they are, and what nobody sees (menus, descriptions, "typing…") is taken as Telegram takes it.
 */
export async function openEmulatorProxy(emulator: string): Promise<EmulatorProxy> {
  const made: Made[] = [];
  const files = new Map<string, Uint8Array>();
  const administrators = new Set<number>();
  const happened: object[] = [];
  let number = 1_000_000;

  const asked = async (path: string, params: Params): Promise<unknown> => {
    const response = await fetch(`${emulator}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(params),
    });
    const answer = (await response.json()) as { ok: boolean; result?: unknown; description?: string };
    if (!answer.ok) throw new Error(answer.description);
    return answer.result;
  };

  const answerTo = async (bot: string, method: string, params: Params): Promise<unknown> => {
    if (method === 'getUpdates') {
      const came = (await asked(`${bot}/getUpdates`, params)) as object[];
      const besides = happened.splice(0);
      if (came.length + besides.length === 0) await sleep(restBetweenFetches);
      return [...came, ...besides.map((each) => ({ ...each, update_id: ++number }))];
    }
    if (known.has(method)) {
      const result = (await asked(`${bot}/${method}`, params)) as { message_id?: number } | null;
      made.push({ method, params, ...(result?.message_id ? { message: result.message_id } : {}) });
      return result ?? true;
    }
    made.push({ method, params });
    switch (method) {
      case 'sendPhoto':
      case 'sendDocument':
        return asked(`${bot}/sendMessage`, { ...params, text: `[${method}] ${params.caption ?? ''}` });
      case 'getChatMember':
        return { status: administrators.has(Number(params.user_id)) ? 'administrator' : 'member', user: {} };
      case 'getFile':
        return { file_id: params.file_id, file_unique_id: params.file_id, file_path: params.file_id };
      case 'getMyDescription':
      case 'getMyShortDescription':
        return { description: '', short_description: '' };
      default:
        return true;
    }
  };

  const server = createServer(async (request, response) => {
    const [, file] = /^\/file\/bot[^/]+\/(.+)$/u.exec(request.url ?? '') ?? [];
    if (file !== undefined) return void response.end(files.get(file) ?? '');
    const [, bot = '', method = ''] = /^(\/bot[^/]+)\/(\w+)/u.exec(request.url ?? '') ?? [];
    response.setHeader('content-type', 'application/json');
    try {
      response.end(JSON.stringify({ ok: true, result: await answerTo(bot, method, await read(request)) }));
    } catch (error) {
      response.statusCode = 400;
      response.end(JSON.stringify({ ok: false, error_code: 400, description: `Bad Request: ${error}` }));
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    made,
    hand: (update) => void happened.push(update),
    files,
    administrators,
    close: () => closed(server),
  };
}

async function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
}

/** What a call says, from JSON or a form. */
async function read(request: IncomingMessage): Promise<Params> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  const type = request.headers['content-type'] ?? '';
  if (body.length === 0) return {};
  if (type.startsWith('application/json')) return JSON.parse(body.toString()) as Params;
  const form = await new Response(body, { headers: { 'content-type': type } }).formData();
  const fields = [...form].map(([name, value]) => [
    name,
    typeof value === 'string' ? value : `${value.name}, ${value.size} bytes`,
  ]);
  return Object.fromEntries(fields) as Params;
}
