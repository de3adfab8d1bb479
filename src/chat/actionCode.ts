import type { Phrasebook } from '../store/index.js';
import type { Action } from './action.js';
import { languages } from './request.js';

/** Bytes that a Telegram button can carry (Bot API, InlineKeyboardButton.callback_data). */
export const longestCode = 64;

/** A code as its pieces: whole numbers, then at most one text. */
interface Pieces {
  readonly numbers: readonly number[];
  readonly text?: string;
}

interface Form<A extends Action> {
  readonly letter: string;
  /** What a code of this form looks like. */
  readonly example: string;
  readonly take: (action: A) => Pieces;
  /** The action again, or null when the pieces do not make one. */
  readonly make: (numbers: readonly number[], text: string | undefined) => A | null;
}

type Forms = { readonly [K in Action['kind']]: Form<Extract<Action, { kind: K }>> };

/** Votes by their number in a code. */
const ballots = ['down', 'up', 'none'] as const;

/**
 * One row a kind of button. Messages keep their buttons for years: a letter in use never
 * changes its meaning, a new kind takes a new letter.
 */
const forms: Forms = {
  search: {
    letter: 's',
    example: 's5=机床',
    take: ({ query, offset }) => ({ numbers: [offset], text: query }),
    make: ([offset = 0], query) => (query === undefined ? null : { kind: 'search', query, offset }),
  },
  latest: {
    letter: 'l',
    example: 'l5=评论',
    take: ({ filter, offset }) => ({ numbers: [offset], text: filter }),
    make: ([offset = 0], filter) => (filter === undefined ? null : { kind: 'latest', filter, offset }),
  },
  town: {
    letter: 't',
    example: 't0=新仓镇',
    take: ({ town, offset }) => ({ numbers: [offset], text: town }),
    make: ([offset = 0], town) => (town === undefined ? null : { kind: 'town', town, offset }),
  },
  towns: { letter: 'T', example: 'T', take: () => ({ numbers: [] }), make: () => ({ kind: 'towns' }) },
  article: {
    letter: 'a',
    example: 'a12',
    take: ({ id }) => ({ numbers: [id] }),
    make: ([id]) => (id === undefined ? null : { kind: 'article', id }),
  },
  turn: {
    letter: 'p',
    example: 'p12.1',
    take: ({ id, page }) => ({ numbers: [id, page] }),
    make: ([id, page]) => (id === undefined || page === undefined ? null : { kind: 'turn', id, page }),
  },
  related: {
    letter: 'r',
    example: 'r12',
    take: ({ id }) => ({ numbers: [id] }),
    make: ([id]) => (id === undefined ? null : { kind: 'related', id }),
  },
  figures: {
    letter: 'f',
    example: 'f0=机床 产值',
    take: ({ query, offset }) => ({ numbers: [offset], text: query }),
    make: ([offset = 0], query) => (query === undefined ? null : { kind: 'figures', query, offset }),
  },
  ask: {
    letter: 'q',
    example: 'q=那2022年呢？',
    take: ({ question }) => ({ numbers: [], text: question }),
    make: (_, question) => (question === undefined ? null : { kind: 'ask', question }),
  },
  vote: {
    letter: 'v',
    example: 'v12.1',
    take: ({ question, vote }) => ({ numbers: [question, ballots.indexOf(vote)] }),
    make: ([question, ballot = -1]) => {
      const vote = ballots[ballot];
      return question === undefined || vote === undefined ? null : { kind: 'vote', question, vote };
    },
  },
  askEditors: {
    letter: 'E',
    example: 'E=平湖地铁什么时候开通？',
    take: ({ question }) => ({ numbers: [], text: question }),
    make: (_, question) => (question === undefined ? null : { kind: 'askEditors', question }),
  },
  help: { letter: 'h', example: 'h', take: () => ({ numbers: [] }), make: () => ({ kind: 'help' }) },
  language: {
    letter: 'L',
    example: 'L=en',
    take: ({ language }) => ({ numbers: [], text: language ?? '' }),
    make: (_, name) => {
      const language = name === '' ? null : languages.find((each) => each === name);
      return language === undefined ? null : { kind: 'language', language };
    },
  },
  follow: {
    letter: 'F',
    example: 'F=新仓镇',
    take: ({ topic }) => ({ numbers: [], text: topic }),
    make: (_, topic) => (topic === undefined ? null : { kind: 'follow', topic }),
  },
  unfollow: {
    letter: 'u',
    example: 'u3',
    take: ({ id }) => ({ numbers: [id] }),
    make: ([id]) => (id === undefined ? null : { kind: 'unfollow', id }),
  },
  following: {
    letter: 'U',
    example: 'U',
    take: () => ({ numbers: [] }),
    make: () => ({ kind: 'following' }),
  },
  followed: {
    letter: 'o',
    example: 'o3',
    take: ({ id }) => ({ numbers: [id] }),
    make: ([id]) => (id === undefined ? null : { kind: 'followed', id }),
  },
  tune: {
    letter: 'O',
    example: 'O3=pace=daily',
    take: ({ id, choice }) => ({ numbers: [id], text: choice }),
    make: ([id], choice) => (id === undefined || choice === undefined ? null : { kind: 'tune', id, choice }),
  },
  digest: {
    letter: 'd',
    example: 'd=08:00',
    take: ({ time }) => ({ numbers: [], text: time }),
    make: (_, time) => (time === undefined ? null : { kind: 'digest', time }),
  },
  channel: {
    letter: 'N',
    example: 'N=posts',
    take: ({ choice }) => ({ numbers: [], text: choice }),
    make: (_, choice) => (choice === undefined ? null : { kind: 'channel', choice }),
  },
  set: {
    letter: 'S',
    example: 'S=replies=short',
    take: ({ choice }) => ({ numbers: [], text: choice }),
    make: (_, choice) => (choice === undefined ? null : { kind: 'set', choice }),
  },
  retract: {
    letter: 'C',
    example: 'C12',
    take: ({ id }) => ({ numbers: [id] }),
    make: ([id]) => (id === undefined ? null : { kind: 'retract', id }),
  },
  keep: {
    letter: 'K',
    example: 'K12',
    take: ({ id }) => ({ numbers: [id] }),
    make: ([id]) => (id === undefined ? null : { kind: 'keep', id }),
  },
  restore: {
    letter: 'R',
    example: 'R12',
    take: ({ id }) => ({ numbers: [id] }),
    make: ([id]) => (id === undefined ? null : { kind: 'restore', id }),
  },
  publish: {
    letter: 'P',
    example: 'P7',
    take: ({ draft }) => ({ numbers: [draft] }),
    make: ([draft]) => (draft === undefined ? null : { kind: 'publish', draft }),
  },
  proof: {
    letter: 'w',
    example: 'w7.0',
    take: ({ draft, place }) => ({ numbers: [draft, place] }),
    make: ([draft, place]) =>
      draft === undefined || place === undefined ? null : { kind: 'proof', draft, place },
  },
  draft: {
    letter: 'g',
    example: 'g7.12',
    take: ({ draft, place }) => ({ numbers: [draft, place] }),
    make: ([draft, place]) =>
      draft === undefined || place === undefined ? null : { kind: 'draft', draft, place },
  },
  leaveOut: {
    letter: 'W',
    example: 'W7.0',
    take: ({ draft, place }) => ({ numbers: [draft, place] }),
    make: ([draft, place]) =>
      draft === undefined || place === undefined ? null : { kind: 'leaveOut', draft, place },
  },
  discard: {
    letter: 'D',
    example: 'D7',
    take: ({ draft }) => ({ numbers: [draft] }),
    make: ([draft]) => (draft === undefined ? null : { kind: 'discard', draft }),
  },
};

/** The forms of all kinds, for tests and documentation. */
export const codeForms: readonly { readonly letter: string; readonly example: string }[] =
  Object.values(forms);

/** Matches `s5=机床`, `p12.1`, `q#7` (phrase 7); not `5s`, `p12.x`. */
const codePattern =
  /^(?<letter>[A-Za-z])(?<numbers>\d{1,15}(?:\.\d{1,15})*)?(?:=(?<text>.*)|#(?<phrase>\d{1,15}))?$/su;

/**
 * An action as text of at most 64 bytes that means the same after a restart.
 * A text that does not fit goes into the phrasebook and the code names its number.
 */
export function encodeAction(action: Action, phrasebook: Phrasebook): string {
  const form = forms[action.kind] as Form<Action>;
  const { numbers, text } = form.take(action);
  const head = form.letter + numbers.join('.');
  if (text === undefined) return head;
  const whole = `${head}=${text}`;
  return Buffer.byteLength(whole) <= longestCode ? whole : `${head}#${phrasebook.remember(text)}`;
}

/** The action a code stands for; null for one that nobody here wrote, or whose text is no longer known. */
export function decodeAction(code: string, phrasebook: Phrasebook): Action | null {
  if (Buffer.byteLength(code) > longestCode) return null;
  const parts = codePattern.exec(code)?.groups;
  const form = Object.values(forms).find(({ letter }) => letter === parts?.letter);
  if (!parts || !form) return null;
  const numbers = parts.numbers ? parts.numbers.split('.').map(Number) : [];
  const text = parts.phrase === undefined ? parts.text : phrasebook.recall(Number(parts.phrase));
  return form.make(numbers, text);
}
