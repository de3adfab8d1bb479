import { type StoredArticle, titleOf } from '../news/index.js';
import type { Outcome } from '../store/index.js';
import type { Asked, Command } from './command.js';
import type { Block, Button, Reply, Span } from './reply.js';
import type { Request } from './request.js';
import type { Usage } from './texts/index.js';

/** Text as it is. */
export const plain = (text: string): Span => ({ text, style: 'plain' });
/** A headline or an answer. */
export const bold = (text: string): Span => ({ text, style: 'bold' });
/** What stands back: dates, towns, hints. */
export const faint = (text: string): Span => ({ text, style: 'faint' });
/** Something to type as it stands. */
const code = (text: string): Span => ({ text, style: 'code' });
/** An article's title. */
export const titled = (article: StoredArticle, style: Span['style'] = 'plain', before = ''): Span => ({
  text: before + titleOf(article),
  style,
  opens: article.id,
});

/** A paragraph of the given spans. */
export const paragraph = (...spans: readonly Span[]): Block => ({ kind: 'text', spans });

/** Characters of what a person typed that a reply repeats. */
const longestEcho = 40;

/** What a person typed, as a reply repeats it. */
export function asTyped(text: string): string {
  const characters = [...text.trim()];
  return characters.length > longestEcho
    ? `${characters.slice(0, longestEcho).join('')}…`
    : characters.join('');
}

/** What a reply is about. */
export const heading = (...spans: readonly Span[]): Block => ({ kind: 'text', spans, heading: true });

/** A reply of one plain line. */
export function saying(text: string, buttons: readonly (readonly Button[])[] = []): Reply {
  return { blocks: [paragraph(plain(text))], buttons, delivery: 'new' };
}

/** One plain line for the person alone, where a front end can keep it from the others. */
export function whispering(text: string): Reply {
  return { ...saying(text), delivery: 'alert' };
}

/** What a command given without what it needs, or wrongly, says of itself. */
export function usageReply({ texts }: Pick<Asked, 'texts'>, { usage, does }: Usage, example: string): Reply {
  return {
    blocks: [paragraph(bold(does)), paragraph(plain(texts.usage(usage)), code(example))],
    buttons: [],
    delivery: 'new',
  };
}

/** Commands with what each does, as a list. */
export function usageList(usages: readonly Usage[]): Block {
  return { kind: 'list', items: usages.map(({ usage, does }) => [code(usage), plain(` ${does}`)]) };
}

/** Whether a person may choose for the chat: everybody for their own, administrators for a group or channel. */
export async function mayChoose({ place, rights }: Request): Promise<boolean> {
  return place === 'private' || (await rights?.administers()) === true;
}

/** A command for the newsroom's own people, alone with the bot; others learn nothing of it. */
export function staffOnly(command: Command): Command {
  return (asked, argument) => {
    const { request, texts } = asked;
    if (request.place === 'group') return null;
    return request.rights?.staff ? command(asked, argument) : saying(texts.notAllowed);
  };
}

/**
 * Counts what was typed for the staff's statistics, and gives the question's number, for votes on its answer;
 * pressed buttons repeat what was asked before, and count as votes go only.
 */
export function recordQuestion({ desk, request }: Asked, text: string, outcome: Outcome): number | null {
  const { user, input, at, offers } = request;
  if (input.kind === 'text') return desk.questions.record(user, text, outcome, at);
  return offers?.votes && outcome === 'answered' ? desk.questions.record(user, text, 'pressed', at) : null;
}
