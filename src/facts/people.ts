import { countsIn, namesAlone, officeHoldersIn, splitSentences } from '../language/index.js';
import type { PageArticle, Person, Tokenizer } from '../news/index.js';

/** The people an article names, once for each office it gives them, in the order of the text. */
export function findPeople(article: PageArticle, tokenizer: Tokenizer): Person[] {
  const text = article.paragraphs.join('\n');
  const times = countsIn(text);
  const people: Person[] = [];
  const paragraphs = article.paragraphs.map((content) => splitSentences(content));
  for (const [paragraph, sentences] of paragraphs.entries())
    for (const { text: sentence } of sentences)
      for (const { name, office } of officeHoldersIn(sentence, times, tokenizer))
        add(name, office, sentence, paragraph);
  for (const name of namesAlone(text, times, tokenizer))
    for (const [paragraph, sentences] of paragraphs.entries()) {
      const sentence = sentences.find((one) => one.text.includes(name));
      if (sentence) add(name, null, sentence.text, paragraph);
    }
  return people;

  function add(name: string, office: string | null, sentence: string, paragraph: number) {
    const known = people.some(
      (person) => person.name === name && (office === null || person.office === office),
    );
    if (!known) people.push({ name, office, sentence, paragraph });
  }
}
