import { randomBytes } from 'node:crypto';
import { BlockList } from 'node:net';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { z } from 'zod';
import { believedPerson } from './initData.js';
import type { Site } from './site.js';

const cookieName = 'visitor';
const cookieSeconds = 30 * 24 * 60 * 60;
const identity = z.string().regex(/^[\w-]{22}$/u);

/** The chat of who sends a request, as the conversation names it; null for somebody who said nothing yet. */
export function visitorOf(c: Context, { token, now }: Pick<Site, 'token' | 'now'>): string | null {
  const initData = c.req.header('x-telegram-init-data');
  const person = initData && token ? believedPerson(initData, token, now()) : null;
  // In a Mini App it is the same chat as with the bot: what is chosen and followed there holds here.
  if (person !== null) return `telegram:${person}`;
  const known = identity.safeParse(getCookie(c, cookieName));
  return known.success ? `web:${known.data}` : null;
}

/** A new chat for somebody who begins to talk, known again by a cookie that scripts cannot read. */
export function newVisitor(c: Context, { base }: Pick<Site, 'base'>): string {
  const id = randomBytes(16).toString('base64url');
  setCookie(c, cookieName, id, {
    httpOnly: true,
    sameSite: 'Lax',
    secure: base.startsWith('https:'),
    path: '/',
    maxAge: cookieSeconds,
  });
  return `web:${id}`;
}

/** The browser is to forget its cookie. */
export function forgetVisitor(c: Context): void {
  deleteCookie(c, cookieName, { path: '/' });
}

const thisMachine = new BlockList();
thisMachine.addSubnet('127.0.0.0', 8, 'ipv4');
thisMachine.addAddress('::1', 'ipv6');

/**
 * Where a request comes from, for counting who asks too much: the sender's address, or the one a proxy on
 * this machine names last; of IPv6 the first half, which one household has to itself.
 */
export function senderOf(c: Context): string {
  const peer: string = c.env.incoming.socket.remoteAddress ?? '';
  const isProxy = thisMachine.check(peer.replace(/^::ffff:/u, ''), peer.includes('.') ? 'ipv4' : 'ipv6');
  const named = isProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
  const address = named || peer;
  return address.includes('.') ? address : address.split(':').slice(0, 4).join(':');
}
