import { TelegramError } from 'telegraf';

/**
 * What a refused call means for the bot:
 * - `done`: what was asked for is already so, or no longer matters;
 * - `uneditable`: the message cannot be edited, a new one can be sent;
 * - `gone`: the person or group has shut the bot out, or is no more;
 * - `threadGone`: the thread of a forum is no more;
 * - `tooOld`: the Bot API server does not know the method;
 * - `mute`: the bot may not write there now;
 * - `unexpected`: everything else, a fault of ours until shown otherwise.
 */
export type Trouble = 'done' | 'uneditable' | 'gone' | 'threadGone' | 'tooOld' | 'mute' | 'unexpected';

interface Row {
  readonly code: number;
  readonly says: RegExp;
  readonly example: string;
  readonly means: Trouble;
}

/** Telegram's refusals by code and wording; the examples are its own words. */
export const troubles: readonly Row[] = [
  {
    code: 400,
    says: /message is not modified/,
    example:
      'Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
    means: 'done',
  },
  {
    code: 400,
    says: /query is too old/,
    example: 'Bad Request: query is too old and response timeout expired or query ID is invalid',
    means: 'done',
  },
  {
    code: 400,
    says: /message to edit not found/,
    example: 'Bad Request: message to edit not found',
    means: 'uneditable',
  },
  {
    code: 400,
    says: /MESSAGE_ID_INVALID/,
    example: 'Bad Request: MESSAGE_ID_INVALID',
    means: 'uneditable',
  },
  {
    code: 400,
    says: /message to delete not found/,
    example: 'Bad Request: message to delete not found',
    means: 'done',
  },
  {
    code: 400,
    says: /message can't be deleted/,
    example: "Bad Request: message can't be deleted",
    means: 'uneditable',
  },
  {
    code: 400,
    says: /message can't be edited/,
    example: "Bad Request: message can't be edited",
    means: 'uneditable',
  },
  {
    code: 400,
    says: /no text in the message to edit/,
    example: 'Bad Request: there is no text in the message to edit',
    means: 'uneditable',
  },
  { code: 400, says: /chat not found/, example: 'Bad Request: chat not found', means: 'gone' },
  {
    code: 400,
    says: /deactivated|USER_DEACTIVATED|USER_IS_DELETED/i,
    example: 'Bad Request: group chat was deactivated',
    means: 'gone',
  },
  { code: 400, says: /PEER_ID_INVALID/, example: 'Bad Request: PEER_ID_INVALID', means: 'gone' },
  {
    // One with its new id in the answer is followed there (outgoing.ts).
    code: 400,
    says: /upgraded to a supergroup|migrated to a supergroup/,
    example: 'Bad Request: group chat was upgraded to a supergroup chat',
    means: 'gone',
  },
  {
    code: 400,
    says: /not enough rights|have no rights/,
    example: 'Bad Request: not enough rights to send text messages to the chat',
    means: 'mute',
  },
  {
    code: 400,
    says: /CHAT_WRITE_FORBIDDEN|CHAT_RESTRICTED|TOPIC_CLOSED/,
    example: 'Bad Request: TOPIC_CLOSED',
    means: 'mute',
  },
  {
    code: 400,
    says: /message thread not found|TOPIC_DELETED/,
    example: 'Bad Request: message thread not found',
    means: 'threadGone',
  },
  { code: 404, says: /not found/i, example: 'Not Found: method not found', means: 'tooOld' },
  { code: 403, says: /^/, example: 'Forbidden: bot was blocked by the user', means: 'gone' },
];

/** What an error thrown by a call to Telegram means. */
export function troubleOf(error: unknown): Trouble {
  if (!(error instanceof TelegramError)) return 'unexpected';
  return (
    troubles.find(({ code, says }) => code === error.code && says.test(error.description))?.means ??
    'unexpected'
  );
}
