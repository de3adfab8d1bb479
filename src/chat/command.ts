import type { ChatSettings } from '../store/index.js';
import type { Desk } from './desk.js';
import type { Reply } from './reply.js';
import type { Request } from './request.js';
import { type CommandName, commandNames, type Texts, textsIn } from './texts/index.js';

/** A command's handler: what was typed behind the command, trimmed, to a reply; null keeps silent. */
export type Command = (asked: Asked, argument: string) => Reply | null | Promise<Reply | null>;

/** What every part of a reply is made from. */
export interface Asked {
  readonly desk: Desk;
  readonly texts: Texts;
  readonly request: Request;
  /** What the chat has chosen. */
  readonly settings: ChatSettings;
}

// `/search 机床`, `/search机床`, `／SEARCH　机床` (full-width), `/latest5`; of `/搜索 机床` the name is ''; not `a/b`.
const commandForm = /^[/／](?<name>[a-z_]*)(?<argument>[\s\S]*)$/iu;

/** A message that is a command, as its name (lower case, without slash; '' for none of letters) and argument; else null. */
export function parseCommand(text: string): { readonly name: string; readonly argument: string } | null {
  const { name, argument = '' } = commandForm.exec(text.trim())?.groups ?? {};
  return name === undefined ? null : { name: name.toLowerCase(), argument: argument.trim() };
}

/** A command and what was said behind it. */
interface Called {
  readonly name: CommandName;
  readonly argument: string;
}

/** Commands by their own names and what people call them, in lower case; what cannot be undone takes its slash. */
const callings: ReadonlyMap<string, CommandName> = new Map(
  commandNames
    .filter((name) => name !== 'forget')
    .flatMap((name) =>
      [name, ...textsIn('zh').commands[name].called, ...textsIn('en').commands[name].called].map(
        (calling) => [calling.toLowerCase(), name] as const,
      ),
    ),
);

/** `帮助`, `Help!`, `搜索 机床`, `town 新仓`; what follows an English word is Chinese or a number: others may be a sentence. */
const callingForm =
  /^(?<calling>\S+?)(?:(?<=\p{Script=Han})\s+(?<said>.+)|\s+(?<typed>.*[\p{Script=Han}\d].*))?[。.！!]*$/su;
/** `关注新仓`, `我要订阅新仓镇`. */
const followingForm = new RegExp(
  `^(?:我要|我想|请|帮我)*(?:${textsIn('zh').commands.follow.called.join('|')})\\s*(?<topic>.+)$`,
  'u',
);

/** A command called without its slash; null for anything else. */
export function commandCalled({ desk }: Pick<Asked, 'desk'>, text: string): Called | null {
  const { calling = '', said, typed } = callingForm.exec(text.normalize('NFKC').trim())?.groups ?? {};
  const name = callings.get(calling.toLowerCase());
  if (name) return { name, argument: said ?? typed ?? '' };
  const topic = followingForm.exec(text.trim())?.groups?.topic;
  return topic !== undefined && desk.towns.named(topic) !== null ? { name: 'follow', argument: topic } : null;
}
