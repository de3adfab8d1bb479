import { existsSync, readFileSync } from 'node:fs';

/** A paragraph of the public set. */
export interface Paragraph {
  readonly id: string;
  readonly headline: string;
  readonly body: string;
}

/** A question, the paragraph that answers it, and the wordings of its answer. */
export interface Question {
  readonly q: string;
  readonly doc: string;
  readonly answers: readonly string[];
}

const folder = new URL('../../shared/eval/retrieval/', import.meta.url);

/** Where the public set should be, and whether it is there. */
export const publicSet = { path: folder.pathname, isThere: existsSync(folder) };

function lines<Line>(name: string): Line[] {
  return readFileSync(new URL(name, folder), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

/** The paragraphs and the questions. Throws when the set is not there. */
export function readPublicSet(): { readonly paragraphs: Paragraph[]; readonly questions: Question[] } {
  return { paragraphs: lines('corpus.jsonl'), questions: lines('queries.jsonl') };
}
