import { subscribe } from 'node:diagnostics_channel';
import type { ClientRequest, IncomingMessage } from 'node:http';

/**
 * Tells node-fetch 2, with which Telegraf calls, that an answer broke off: Node tells the answer alone, which node-fetch
 * does not hear, so that a call would wait until its silence is too long, and a timer of eight minutes beyond that.
 */
subscribe('http.client.request.start', (message) => {
  const { request } = message as { readonly request: ClientRequest };
  request.once('response', (answer: IncomingMessage) => {
    answer.once('aborted', () => {
      if (request.listenerCount('error') > 0) request.emit('error', new Error('the answer broke off'));
    });
  });
});
