import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { Action, Button, Converse, Input, Language } from '../chat/index.js';
import { textsIn } from '../chat/index.js';
import { type Look, textOf } from './plainText.js';

export interface TerminalChat {
  readonly converse: Converse;
  readonly input: Readable;
  readonly output: Writable;
  /** `screen`: a person types and sees a prompt; `stream`: one message a line in, replies out. */
  readonly mode: 'screen' | 'stream';
  readonly language: Language;
  /** What stands on the first screen above the hint. */
  readonly loaded: { readonly articles: number; readonly pages: number };
  readonly exampleQuestions: readonly string[];
}

/** Buttons are chosen by a letter, so that a number stays a number. */
const letters = 'abcdefghijklmnopqrstuvwxyz';

/** Talks at a terminal until its input ends. */
export async function chatAtTerminal(chat: TerminalChat): Promise<void> {
  const { output, language, mode } = chat;
  const texts = textsIn(language);
  const look: Look = mode === 'screen' ? 'styled' : 'plain';
  const write = (text: string): void => {
    output.write(`${text}\n`);
  };
  let choices: readonly Button[] = [];
  const say = async (input: Input, talk: 'terminal' | 'examples' = 'terminal'): Promise<void> => {
    const reply = await chat.converse({
      chat: talk,
      user: 'terminal',
      place: 'private',
      language,
      input,
      at: new Date(),
    });
    if (!reply) return;
    choices = reply.buttons.flat().slice(0, letters.length);
    write(textOf(reply, look));
    if (choices.length > 0) write(choiceLine(choices, texts.terminal.choose));
    write('');
  };

  write(texts.terminal.loaded(chat.loaded.articles, chat.loaded.pages));
  write('');
  for (const question of chat.exampleQuestions) {
    write(`${texts.terminal.prompt}${question}`);
    // A talk of its own: what is typed first follows up no example.
    await say({ kind: 'text', text: question }, 'examples');
  }
  write(texts.terminal.hint);

  const lines = createInterface({
    input: chat.input,
    ...(mode === 'screen' ? { output, prompt: texts.terminal.prompt } : {}),
    terminal: mode === 'screen',
  });
  lines.on('SIGINT', () => lines.close());
  lines.prompt();
  for await (const line of lines) {
    const text = line.trim();
    if (text !== '') {
      const chosen = chosenAction(text, choices);
      await say(chosen ? { kind: 'action', action: chosen } : { kind: 'text', text });
    }
    lines.prompt();
  }
  if (mode === 'screen') write(`\n${texts.terminal.goodbye}`);
}

function chosenAction(text: string, choices: readonly Button[]): Action | null {
  if (text.length !== 1) return null;
  return choices[letters.indexOf(text.toLowerCase())]?.action ?? null;
}

function choiceLine(choices: readonly Button[], words: string): string {
  return `${words}${choices.map((button, index) => `[${letters[index]}] ${button.label}`).join('  ')}`;
}
