import { textsIn } from '../chat/index.js';
import type { Call } from './calls.js';

/** Chinese for everybody, English for those whose Telegram is English. */
const audiences = [
  { language: 'zh', code: {} },
  { language: 'en', code: { language_code: 'en' } },
] as const;

/**
 * Sets what apps show of the bot before the first word, and its menu button: the web page where there is one
 * that Telegram takes, else the commands. What is so already is left alone: Telegram allows few changes. A server too old for one gets the other.
 */
export async function introduce(
  call: Call,
  webUrl: string | undefined,
  complain: (error: unknown) => void,
): Promise<void> {
  await describe(call).catch(complain);
  await showButton(call, webUrl).catch(complain);
}

async function describe(call: Call): Promise<void> {
  for (const { language, code } of audiences) {
    const { description, shortDescription } = textsIn(language);
    if ((await call('getMyDescription', code)).description !== description) {
      await call('setMyDescription', { ...code, description });
    }
    if ((await call('getMyShortDescription', code)).short_description !== shortDescription) {
      await call('setMyShortDescription', { ...code, short_description: shortDescription });
    }
  }
}

async function showButton(call: Call, webUrl: string | undefined): Promise<void> {
  await call('setChatMenuButton', {
    menu_button:
      webUrl === undefined
        ? { type: 'commands' }
        : { type: 'web_app', text: textsIn('zh').webPage, web_app: { url: webUrl } },
  });
}
