import {
  countsIn,
  namesAlone,
  normalise,
  officeHoldersIn,
  type Sentence,
  splitSentences,
} from '../language/index.js';
import type { PageArticle, Person, PersonMention, Tokenizer } from '../news/index.js';

/** The people an article names, once for each office it gives them, in the order of the text. */
export function findPeople(article: PageArticle, tokenizer: Tokenizer): Person[] {
  const text = article.paragraphs.join('\n');
  const times = countsIn(text);
  const people: Person[] = [];
  const paragraphs = article.paragraphs.map((content) => splitSentences(content));
  const above = [article.kicker, article.deck, article.headline];
  const normal = [...above, ...article.paragraphs].map((line) => normalise(line ?? ''));
  for (const [paragraph, sentences] of paragraphs.entries())
    for (const sentence of sentences)
      for (const { name, office } of officeHoldersIn(sentence.text, times, tokenizer))
        add(name, office, sentence, paragraph);
  for (const name of namesAlone(text, times, tokenizer))
    for (const [paragraph, sentences] of paragraphs.entries()) {
      const sentence = sentences.find((one) => one.text.includes(name));
      if (sentence) add(name, null, sentence, paragraph);
    }
  return people;

  function add(name: string, office: string | null, sentence: Sentence, paragraph: number) {
    const known = people.some(
      (person) => person.name === name && (office === null || person.office === office),
    );
    if (known) return;
    const { start, text: told } = sentence;
    const mentions = mentionsIn(normal, above.length, name, office);
    people.push({ name, office, paragraph, sentence: { start, end: start + told.length }, mentions });
  }
}

/** Wherever normalised lines, the first ones `above` the text, have a name, with the office that stands right before it. */
function mentionsIn(
  lines: readonly string[],
  above: number,
  name: string,
  office: string | null,
): PersonMention[] {
  const mentions: PersonMention[] = [];
  const [named, held] = [normalise(name), normalise(office ?? '')];
  for (const [place, text] of lines.entries())
    for (let start = text.indexOf(named); start >= 0; start = text.indexOf(named, start + named.length)) {
      const isHeld = held !== '' && text.endsWith(held, start);
      const end = start + named.length;
      mentions.push({ paragraph: place - above, start, end, office: isHeld ? start - held.length : null });
    }
  return mentions;
}
