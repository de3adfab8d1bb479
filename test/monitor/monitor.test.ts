import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Reply } from '../../src/chat/index.js';
import { type Metrics, openMetrics, startMonitor } from '../../src/monitor/index.js';
import { aRequest } from '../theNewsroom.js';

let metrics: Metrics;
let monitor: Awaited<ReturnType<typeof startMonitor>>;
let ready = false;

beforeEach(async () => {
  ready = false;
  metrics = openMetrics({
    articles: () => 35,
    chatsWaiting: () => 2,
    updatesWaiting: () => 3,
    pagesWithoutArticles: () => 1,
  });
  monitor = await startMonitor(0, metrics, () => ready);
});
afterEach(() => monitor.close());

const get = (path: string, method = 'GET') => fetch(`http://127.0.0.1:${monitor.port}${path}`, { method });

describe('the monitor', () => {
  it('says that the process lives, and when it is ready', async () => {
    expect((await get('/healthz')).status).toBe(200);
    expect((await get('/readyz')).status).toBe(503);
    ready = true;
    expect((await get('/readyz')).status).toBe(200);
  });

  it('counts requests by outcome, times them, and reads the store', async () => {
    const reply: Reply = { blocks: [], buttons: [], delivery: 'new' };
    await metrics.measured(async () => reply)(aRequest('机床'));
    await metrics.measured(async () => null)(aRequest('机床', { place: 'group' }));
    const failing = metrics.measured(async () => {
      throw new Error('broken');
    });
    await expect(failing(aRequest('机床'))).rejects.toThrow('broken');
    metrics.telegramCall('sendMessage', '429');
    const text = await (await get('/metrics')).text();
    expect(text).toContain('pinghu_replies_total{input="text",place="private",outcome="reply"} 1');
    expect(text).toContain('pinghu_replies_total{input="text",place="group",outcome="silence"} 1');
    expect(text).toContain('pinghu_replies_total{input="text",place="private",outcome="failure"} 1');
    expect(text).toContain('pinghu_reply_seconds_count 3');
    expect(text).toContain('pinghu_telegram_calls_total{method="sendMessage",outcome="429"} 1');
    expect(text).toContain('pinghu_articles 35');
    expect(text).toContain('pinghu_chats_waiting 2');
    expect(text).toContain('pinghu_updates_waiting 3');
    expect(text).toContain('pinghu_pages_without_articles 1');
    expect(text).toMatch(/^nodejs_eventloop_lag_max_seconds \d/mu);
    expect(text).not.toContain('机床');
  });

  it('has nothing else, and takes nothing', async () => {
    expect((await get('/')).status).toBe(404);
    expect((await get('/metrics', 'POST')).status).toBe(405);
  });
});
