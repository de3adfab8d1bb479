import type { Asked, Command } from '../command.js';
import { mayChoose, saying, whispering } from '../replies.js';
import type { Button, Reply } from '../reply.js';
import type { Language } from '../request.js';
import { textsIn } from '../texts/index.js';

/** What people call the languages, in lower case. */
const names: ReadonlyMap<string, Language> = new Map([
  ...['zh', 'cn', '中文', '汉语', 'chinese'].map((name) => [name, 'zh'] as const),
  ...['en', '英文', '英语', 'english'].map((name) => [name, 'en'] as const),
]);

/** `/language`, `/language en`: the language of this chat from now on. */
export const language: Command = async (asked, argument) => {
  const named = names.get(argument.toLowerCase());
  if (named) return languageReply(asked, named);
  return saying(asked.texts.language.choose, [languageButtons(asked)]);
};

/** Sets the language of a chat; null leaves everybody their own. */
export async function languageReply(asked: Asked, chosen: Language | null): Promise<Reply> {
  const { desk, request, texts } = asked;
  if (!(await mayChoose(request))) return whispering(texts.administratorsOnly);
  desk.chats.change(request.chat, { language: chosen });
  const said = chosen ? textsIn(chosen).language.chosen : texts.language.ownChosen;
  return { ...saying(said), delivery: request.input.kind === 'action' ? 'replace' : 'new' };
}

function languageButtons({ texts }: Asked): Button[] {
  return [
    { label: '中文', action: { kind: 'language', language: 'zh' } },
    { label: 'English', action: { kind: 'language', language: 'en' } },
    { label: texts.language.own, action: { kind: 'language', language: null } },
  ];
}
