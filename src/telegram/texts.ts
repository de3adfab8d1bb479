import type { Language } from '../chat/index.js';

/** What Telegram's edge itself says; everything else comes from the conversation. */
export interface EdgeTexts {
  readonly failed: string;
  readonly outdatedButton: string;
  readonly onlyText: string;
}

export const edgeTexts: Readonly<Record<Language, EdgeTexts>> = {
  zh: {
    failed: '抱歉，刚才出了点问题，请稍后再试一次。',
    outdatedButton: '这个按钮已失效，请重新提问。',
    onlyText: '我目前只看得懂文字，请把问题打出来发给我。',
  },
  en: {
    failed: 'Sorry, something went wrong just now. Please try again in a moment.',
    outdatedButton: 'This button no longer works. Please ask again.',
    onlyText: 'I can only read text so far. Please type your question.',
  },
};
