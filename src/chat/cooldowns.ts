import type { Request } from './request.js';

/** Who was answered when, so that one person does not fill a group. */
export interface Cooldowns {
  /**
   * Whether a question comes sooner after the person's last than the group allows, which they are to be told
   * the first time; pressed buttons never do.
   */
  holds(request: Request, seconds: number): 'free' | 'tell' | 'ignore';
  /** The person was answered. */
  begin(request: Request, seconds: number): void;
}

/** Cool-downs kept in memory: after a restart everybody may ask at once. */
export function openCooldowns(): Cooldowns {
  const freeFrom = new Map<string, { until: number; told: boolean }>();
  const applies = ({ place, input }: Request, seconds: number) =>
    seconds > 0 && place === 'group' && input.kind !== 'action';
  const key = ({ chat, user }: Request) => `${chat} ${user}`;
  return {
    holds(request, seconds) {
      const held = applies(request, seconds) ? freeFrom.get(key(request)) : undefined;
      if (!held || held.until <= request.at.getTime()) return 'free';
      if (held.told) return 'ignore';
      held.told = true;
      return 'tell';
    },
    begin(request, seconds) {
      if (!applies(request, seconds)) return;
      const now = request.at.getTime();
      for (const [other, { until }] of freeFrom) if (until <= now) freeFrom.delete(other);
      freeFrom.set(key(request), { until: now + seconds * 1000, told: false });
    },
  };
}
