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
  /** What the action says again, or null when the pieces do not make one. */
  readonly make: (numbers: readonly number[], text: string | undefined) => Omit<A, 'kind'> | null;
}

type Forms = { readonly [K in Action['kind']]: Form<Extract<Action, { kind: K }>> };

/** Votes by their number in a code. */
const ballots = ['down', 'up', 'none'] as const;

/** What an action says that is of a type. */
type Said<A, Type> = Exclude<{ [K in keyof A]: A[K] extends Type ? K : never }[keyof A], 'kind'>;

/** The form of an action that says some numbers, in this order, and perhaps a text. */
function carrying<A extends Action>(
  letter: string,
  example: string,
  numbers: readonly Said<A, number>[] = [],
  text?: Said<A, string>,
): Form<A> {
  return {
    letter,
    example,
    take: (action) => ({
      numbers: numbers.map((name) => Number(action[name])),
      ...(text !== undefined && { text: String(action[text]) }),
    }),
    make: (given, words) => {
      if (text !== undefined && words === undefined) return null;
      // A list begins at its first where none is named.
      const values = numbers.map((name, at) => given[at] ?? (name === 'offset' ? 0 : undefined));
      if (values.includes(undefined)) return null;
      const said = Object.fromEntries(numbers.map((name, at) => [name, values[at]]));
      return { ...said, ...(text !== undefined && { [text]: words }) } as Omit<A, 'kind'>;
    },
  };
}

/**
 * One row a kind of button. Messages keep their buttons for years: a letter in use never
 * changes its meaning, a new kind takes a new letter.
 */
const forms: Forms = {
  search: carrying('s', 's5=机床', ['offset'], 'query'),
  latest: carrying('l', 'l5=评论', ['offset'], 'filter'),
  town: carrying('t', 't0=新仓镇', ['offset'], 'town'),
  towns: carrying('T', 'T'),
  article: carrying('a', 'a12', ['id']),
  turn: carrying('p', 'p12.1', ['id', 'page']),
  related: carrying('r', 'r12', ['id']),
  figures: carrying('f', 'f0=机床 产值', ['offset'], 'query'),
  ask: carrying('q', 'q=那2022年呢？', [], 'question'),
  vote: {
    letter: 'v',
    example: 'v12.1',
    take: ({ question, vote }) => ({ numbers: [question, ballots.indexOf(vote)] }),
    make: ([question, ballot = -1]) => {
      const vote = ballots[ballot];
      return question === undefined || vote === undefined ? null : { question, vote };
    },
  },
  askEditors: carrying('E', 'E=平湖地铁什么时候开通？', [], 'question'),
  help: carrying('h', 'h'),
  language: {
    letter: 'L',
    example: 'L=en',
    take: ({ language }) => ({ numbers: [], text: language ?? '' }),
    make: (_, name) => {
      const language = name === '' ? null : languages.find((each) => each === name);
      return language === undefined ? null : { language };
    },
  },
  follow: carrying('F', 'F=新仓镇', [], 'topic'),
  unfollow: carrying('u', 'u3', ['id']),
  following: carrying('U', 'U'),
  followed: carrying('o', 'o3', ['id']),
  tune: carrying('O', 'O3=pace=daily', ['id'], 'choice'),
  digest: carrying('d', 'd=08:00', [], 'time'),
  channel: carrying('N', 'N=posts', [], 'choice'),
  set: carrying('S', 'S=replies=short', [], 'choice'),
  retract: carrying('C', 'C12', ['id']),
  keep: carrying('K', 'K12', ['id']),
  restore: carrying('R', 'R12', ['id']),
  publish: carrying('P', 'P7', ['draft']),
  proof: carrying('w', 'w7.0', ['draft', 'place']),
  draft: carrying('g', 'g7.12', ['draft', 'place']),
  leaveOut: carrying('W', 'W7.0', ['draft', 'place']),
  discard: carrying('D', 'D7', ['draft']),
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
  const known = Object.entries(forms).find(([, { letter }]) => letter === parts?.letter);
  if (!parts || !known) return null;
  const [kind, form] = known;
  const numbers = parts.numbers ? parts.numbers.split('.').map(Number) : [];
  const text = parts.phrase === undefined ? parts.text : phrasebook.recall(Number(parts.phrase));
  const said = form.make(numbers, text);
  return said && ({ kind, ...said } as Action);
}
