import { TelegramError } from 'telegraf';
import type { InlineKeyboardButton, InlineKeyboardMarkup } from 'telegraf/types';
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
    const plainer = withoutNewer(payload);
    if (old || plainer === payload) return call(method, plainer);
    try {
      return await call(method, payload);
    } catch (error) {
      const refused =
        error instanceof TelegramError && error.code === 400 && refusals.test(error.description);
      if (!refused) throw error;
      const answer = await call(method, plainer);
      old = true;
      return answer;
    }
  };
}

/** The same payload when there is nothing newer in it. */
function withoutNewer<P extends object>(payload: P): P {
  const keyboard = 'reply_markup' in payload ? (payload.reply_markup as InlineKeyboardMarkup) : undefined;
  const rows = keyboard?.inline_keyboard;
  const older = rows
    ?.map((row) => row.filter((button) => !('copy_text' in button)))
    .filter((row) => row.length > 0);
  const text = 'text' in payload && typeof payload.text === 'string' ? payload.text : undefined;
  const unfolded = text?.replaceAll('<blockquote expandable>', '<blockquote>');
  const hasCopies = rows !== undefined && older !== undefined && older.flat().length < rows.flat().length;
  if (!hasCopies && unfolded === text) return payload;
  return {
    ...payload,
    ...(unfolded === undefined ? {} : { text: unfolded }),
    ...(hasCopies ? { reply_markup: { inline_keyboard: older } } : {}),
  };
}
