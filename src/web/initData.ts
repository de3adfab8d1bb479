import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

/** What a Mini App says of who opened it is believed for so long, in milliseconds. */
const lifeMilliseconds = 24 * 60 * 60 * 1000;

const user = z.object({ id: z.int().positive() });

/**
 * The Telegram id of who opened the Mini App, when its `initData` was signed with the bot's token within a day
 * of `at`; else null (Bot API, "Validating data received via the Mini App").
 */
export function believedPerson(initData: string, token: string, at: Date): number | null {
  const fields = new URLSearchParams(initData);
  const shown = Buffer.from(fields.get('hash') ?? '', 'hex');
  fields.delete('hash');
  const lines = [...fields].map(([name, value]) => `${name}=${value}`).sort();
  const secret = createHmac('sha256', 'WebAppData').update(token).digest();
  const proof = createHmac('sha256', secret).update(lines.join('\n')).digest();
  if (shown.length !== proof.length || !timingSafeEqual(shown, proof)) return null;
  const age = at.getTime() - Number(fields.get('auth_date')) * 1000;
  // A phone's clock is not in it: Telegram's servers give the date.
  if (!(Math.abs(age) < lifeMilliseconds)) return null;
  return user.safeParse(jsonIn(fields.get('user') ?? '')).data?.id ?? null;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
