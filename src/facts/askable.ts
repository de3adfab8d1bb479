import {
  anyOf,
  baseUnit,
  beforeAmounts,
  clausesOf,
  findPeriods,
  readQuantities,
  splitSentences,
} from '../language/index.js';
import type { Figure, StoredArticle, Tokenizer } from '../news/index.js';
import { figureWords } from './lexicons.js';
import { spokenOf } from './subjects.js';

/** A question an article answers, with words the answer has. */
export interface Askable {
  readonly kind: 'figure' | 'person' | 'when' | 'where';
  readonly question: string;
  readonly answer: string;
}

/** Characters of a question that a person would type. */
const longest = 28;
const smoothly = new RegExp(`(?:${anyOf(figureWords.smoothly)})$`, 'u');

/** What a figure asked for is worth to a reader at least. */
const leastWorth = 0.5;
/** Sentences of the beginning that tell the event. */
const opening = 2;

/** Questions that an article answers, made only of whole names and of what is said of them. */
export function askableOf(article: StoredArticle, tokenizer: Tokenizer): Askable[] {
  const people = article.people.flatMap(({ name, office }): Askable[] =>
    office ? [{ kind: 'person', question: `${name}是谁？`, answer: office }] : [],
  );
  const figures = article.figures.flatMap((figure) => askedOf(figure, tokenizer));
  return [...figures, ...people, ...eventsOf(article, tokenizer)].filter(
    ({ question }) => question.length <= longest,
  );
}

/** `河湾村去年接待游客多少人次？` of `河湾村去年接待游客3万人次`: only where the number ends what is said of a name. */
function askedOf({ quotation, text, unit, worth, paragraph }: Figure, tokenizer: Tokenizer): Askable[] {
  if (!quotation || worth < leastWorth || paragraph < 0) return [];
  return clausesOf(quotation.text, tokenizer).flatMap((clause): Askable[] => {
    const spoken = spokenOf(clause);
    if (spoken.kind !== 'own' || !spoken.named || !clause.text.endsWith(text)) return [];
    const [number, ...others] = readQuantities(clause.text);
    if (!number || others.length > 0) return [];
    const from = clause.text.indexOf(spoken.subject);
    const said = withoutEnds(clause.text.slice(from, clause.text.length - text.length));
    if (said.length <= spoken.subject.length || /[^\p{Script=Han}]/u.test(said)) return [];
    const measured = figureWords.measures.some((measure) => said.endsWith(measure));
    const asked = measured ? '是多少' : `多少${baseUnit(unit).unit}`;
    return [{ kind: 'figure', question: `${said}${asked}？`, answer: text.replace(/^\D+/u, '') }];
  });
}

/** Without `达`, `约` and their like before a number. */
function withoutEnds(text: string): string {
  const end = [...beforeAmounts, '达到', '达', '共', '为', '是'].find((word) => text.endsWith(word));
  return end ? withoutEnds(text.slice(0, -end.length)) : text;
}

/** When and where the event was that the article begins with. */
function eventsOf({ paragraphs }: StoredArticle, tokenizer: Tokenizer): Askable[] {
  return splitSentences(paragraphs[0] ?? '')
    .slice(0, opening)
    .flatMap(({ text }) =>
      clausesOf(text, tokenizer).flatMap((clause): Askable[] => {
        const spoken = spokenOf(clause);
        if (spoken.kind !== 'own' || !spoken.named) return [];
        const rest = clause.text.slice(clause.text.indexOf(spoken.subject) + spoken.subject.length);
        const held = figureWords.holds.find((word) => rest.endsWith(word));
        const how = rest.slice(0, held ? -held.length : undefined).replace(smoothly, '');
        const place = /^在(?<place>\p{Script=Han}{2,14})$/u.exec(how)?.groups?.place;
        if (!held || (how !== '' && !place)) return [];
        const [time] = findPeriods(text.slice(0, clause.end), null);
        return [
          ...(time
            ? [{ kind: 'when', question: `${spoken.subject}什么时候${held}？`, answer: time.text } as const]
            : []),
          ...(place
            ? [{ kind: 'where', question: `${spoken.subject}在哪里${held}？`, answer: place } as const]
            : []),
        ];
      }),
    );
}
