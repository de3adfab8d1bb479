import type { Request } from './request.js';

/** Who asked when, so that one person does not fill a group. */
export interface Cooldowns {
  /** Whether a question comes sooner after the person's last than the group allows; pressed buttons never do. */
  hold(request: Request, seconds: number): boolean;
}

/** Cool-downs kept in memory: after a restart everybody may ask at once. */
export function openCooldowns(): Cooldowns {
  const free = new Map<string, number>();
  return {
    hold({ chat, user, place, input, at }, seconds) {
      if (seconds === 0 || place === 'private' || input.kind === 'action') return false;
      const now = at.getTime();
      for (const [key, until] of free) if (until <= now) free.delete(key);
      const key = `${chat} ${user}`;
      if (free.has(key)) return true;
      free.set(key, now + seconds * 1000);
      return false;
    },
  };
}
