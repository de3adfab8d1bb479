import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Converse } from '../chat/index.js';

/** Gauges that are read from the store whenever somebody looks. */
export interface Readings {
  articles(): number;
  chatsWaiting(): number;
  updatesWaiting(): number;
  pagesWithoutArticles(): number;
}

/** What is measured of the running bot, in Prometheus' form (https://prometheus.io/docs/concepts/metric_types/). */
export interface Metrics {
  /** A conversation that counts its requests and times its replies. */
  measured(converse: Converse): Converse;
  /** A call of the Bot API, answered or refused with an error code. */
  telegramCall(method: string, outcome: string): void;
  text(): Promise<string>;
  readonly contentType: string;
}

/** Metrics of one bot. */
export function openMetrics(readings: Readings): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const replies = new Counter({
    name: 'pinghu_replies_total',
    help: 'Requests by what was done (text, action, page), where (private, group) and what came of it (reply, silence, failure)',
    labelNames: ['input', 'place', 'outcome'] as const,
    registers,
  });
  const seconds = new Histogram({
    name: 'pinghu_reply_seconds',
    help: 'Time from a request to its reply, without the sending',
    buckets: [0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5],
    registers,
  });
  const calls = new Counter({
    name: 'pinghu_telegram_calls_total',
    help: 'Calls of the Bot API by method and outcome (ok, an error code, or failed)',
    labelNames: ['method', 'outcome'] as const,
    registers,
  });
  new Gauge({
    name: 'pinghu_pages_without_articles',
    help: 'Files of the pages folder that could not be read or gave no article',
    registers,
    collect() {
      this.set(readings.pagesWithoutArticles());
    },
  });
  new Gauge({
    name: 'pinghu_articles',
    help: 'Articles that can be found',
    registers,
    collect() {
      this.set(readings.articles());
    },
  });
  new Gauge({
    name: 'pinghu_chats_waiting',
    help: 'Chats that news is still to be sent to',
    registers,
    collect() {
      this.set(readings.chatsWaiting());
    },
  });
  new Gauge({
    name: 'pinghu_updates_waiting',
    help: 'Updates that came and are still to be answered',
    registers,
    collect() {
      this.set(readings.updatesWaiting());
    },
  });
  return {
    measured: (converse) => async (request) => {
      const labels = { input: request.input.kind, place: request.place };
      const done = seconds.startTimer();
      try {
        const reply = await converse(request);
        replies.inc({ ...labels, outcome: reply ? 'reply' : 'silence' });
        return reply;
      } catch (error) {
        replies.inc({ ...labels, outcome: 'failure' });
        throw error;
      } finally {
        done();
      }
    },
    telegramCall: (method, outcome) => calls.inc({ method, outcome }),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
