import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Milliseconds that stopping leaves to requests in hand. */
const lastMoment = 1_000;

/** A server that takes requests. */
export interface Listening {
  readonly port: number;
  /** Takes no more requests, and ends those in hand after a last moment. */
  close(): Promise<void>;
}

/** Lets a server take requests on an address of this machine; port 0 takes any free one. Throws what node:net throws when it cannot. */
export async function listen(server: Server, host: string, port: number): Promise<Listening> {
  server.listen(port, host);
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      const ended = new Promise((resolve) => server.close(resolve));
      server.closeIdleConnections();
      const late = setTimeout(() => server.closeAllConnections(), lastMoment);
      await ended;
      clearTimeout(late);
    },
  };
}
