import { TelegramError } from 'telegraf';
import type { InlineKeyboardButton } from 'telegraf/types';
import type { Call } from './calls.js';

/** Characters that a copy button can hold (Bot API 7.11, CopyTextButton). */
export const longestCopy = 256;

/** A button that copies a text; newer than Telegraf's types. */
interface CopyTextButton {
  readonly text: string;
  readonly copy_text: { readonly text: string };
}

/** A button that copies a text to paste it elsewhere. */
export function copyButton({ label, text }: { readonly label: string; readonly text: string }) {
  const button: CopyTextButton = { text: `📋 ${label}`, copy_text: { text } };
  return button as unknown as InlineKeyboardButton;
}

/** How a Bot API server refuses what is newer than itself. */
const refusals =
  /can't parse (?:inline keyboard button|entities)|unallowed in the inline keyboard|BUTTON_TYPE_INVALID/;

/**
 * Calls that a server too old for copy buttons or folded quotations (a local Bot API server may be old) is
 * given again without them; from then on it is spared them.
 */
export function orOlder(call: Call): Call {
  let old = false;
  return async (method, payload) => {
    if (old) return call(method, withoutNewer(payload));
    try {
      return await call(method, payload);
    } catch (error) {
      const refused =
        error instanceof TelegramError && error.code === 400 && refusals.test(error.description);
      const plainer = refused ? withoutNewer(payload) : payload;
      if (plainer === payload) throw error;
      const answer = await call(method, plainer);
      old = true;
      return answer;
    }
  };
}

/** The same payload when there is nothing newer in it, however deep. */
function withoutNewer<T>(payload: T): T {
  if (typeof payload === 'string') return payload.replaceAll('<blockquote expandable>', '<blockquote>') as T;
  if (Array.isArray(payload)) {
    const kept = payload.filter((each) => !isCopyRow(each)).map(withoutNewer);
    return (isSame(payload, kept) ? payload : kept) as T;
  }
  // Files on their way are no plain objects.
  if (
    payload === null ||
    typeof payload !== 'object' ||
    Object.getPrototypeOf(payload) !== Object.prototype
  ) {
    return payload;
  }
  const entries = Object.entries(payload).map(([name, value]) => [name, withoutNewer(value)] as const);
  const changed = entries.some(([name, value]) => value !== payload[name as keyof T]);
  return changed ? (Object.fromEntries(entries) as T) : payload;
}

/** A copy button, or a row that has no other. */
function isCopyRow(part: unknown): boolean {
  if (Array.isArray(part)) return part.length > 0 && part.every(isCopyRow);
  return typeof part === 'object' && part !== null && 'copy_text' in part;
}

const isSame = (before: readonly unknown[], after: readonly unknown[]): boolean =>
  before.length === after.length && before.every((each, at) => each === after[at]);
