import type { Site } from './site.js';

/** Telegram shows Mini Apps on a computer's browser in a frame. */
const telegramFrames = "'self' https://web.telegram.org https://webk.telegram.org https://webz.telegram.org";

/** What every answer tells browsers not to do: run, load, send or frame anything but this site's own. */
export function safeHeaders({ base, token }: Pick<Site, 'base' | 'token'>): Readonly<Record<string, string>> {
  const own = ['script', 'style', 'img', 'connect'].map((kind) => `${kind}-src 'self'`).join('; ');
  const frames = token === undefined ? "'none'" : telegramFrames;
  return {
    'content-security-policy': `default-src 'none'; ${own}; form-action 'self'; base-uri 'none'; frame-ancestors ${frames}`,
    'x-content-type-options': 'nosniff',
    // A form's own Origin is hidden from us by no-referrer.
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=()',
    ...(token === undefined ? { 'x-frame-options': 'DENY' } : {}),
    ...(base.startsWith('https:') ? { 'strict-transport-security': 'max-age=15552000' } : {}),
  };
}
