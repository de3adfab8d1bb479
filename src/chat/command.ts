import type { ChatSettings } from '../store/index.js';
import type { Desk } from './desk.js';
import type { Reply } from './reply.js';
import type { Request } from './request.js';
import type { Texts } from './texts/index.js';

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

// `/search 机床`, `/search机床`, `/SEARCH　机床` (full-width space), `/latest5`; of `/搜索 机床` the name is ''; not `a/b`.
const commandForm = /^\/(?<name>[a-z_]*)(?<argument>[\s\S]*)$/iu;

/** A message that is a command, as its name (lower case, without slash; '' for none of letters) and argument; else null. */
export function parseCommand(text: string): { readonly name: string; readonly argument: string } | null {
  const { name, argument = '' } = commandForm.exec(text.trim())?.groups ?? {};
  return name === undefined ? null : { name: name.toLowerCase(), argument: argument.trim() };
}
