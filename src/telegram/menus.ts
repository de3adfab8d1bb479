import { type Language, languages } from '../chat/index.js';
import type { Call } from './calls.js';

/** The commands a person sees on typing `/`, per language. */
export type Menus = Readonly<
  Record<Language, readonly { readonly command: string; readonly description: string }[]>
>;

/** Sets the menus: Chinese for everybody, English for those whose Telegram is English. */
export async function publishMenus(call: Call, menus: Menus): Promise<void> {
  for (const language of languages) {
    await call('setMyCommands', {
      commands: menus[language],
      ...(language === 'zh' ? {} : { language_code: language }),
    });
  }
}
