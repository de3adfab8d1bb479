/** A sentence as the encoder reads it beside a question: with its report's heading and the sentence before. */
export interface Pair {
  readonly question: string;
  readonly heading: string;
  readonly before: string;
  readonly sentence: string;
}

/** A pair as numbers of the encoder's characters. */
export interface PairTokens {
  readonly ids: readonly number[];
  /** How many of them are the question's. */
  readonly asked: number;
  /** Where the sentence's begin. */
  readonly start: number;
  /** The place in the sentence of each of its characters. */
  readonly places: readonly number[];
}

/** Characters read of each; as in bench/trainEncoder.py. */
const most = { question: 32, heading: 28, before: 48, sentence: 140 };

/** The pair in BERT's form (Devlin and others 2019): [CLS] question [SEP] heading [SEP] before [SEP] sentence [SEP]. */
export function tokensOfPair(pair: Pair, vocabulary: ReadonlyMap<string, number>): PairTokens {
  const numberOf = (character: string) => vocabulary.get(character.toLowerCase()) ?? unknown;
  const known = (name: string) => vocabulary.get(name) ?? 0;
  const [unknown, begin, part] = [known('[UNK]'), known('[CLS]'), known('[SEP]')];
  const charactersOf = (text: string) =>
    [...text].reduce<{ ids: number[]; places: number[]; at: number }>(
      ({ ids, places, at }, character) => {
        if (character.trim() !== '') {
          ids.push(numberOf(character));
          places.push(at);
        }
        return { ids, places, at: at + character.length };
      },
      { ids: [], places: [], at: 0 },
    );
  const question = charactersOf(pair.question).ids.slice(0, most.question);
  const heading = charactersOf(pair.heading).ids.slice(0, most.heading);
  const before = charactersOf(pair.before).ids.slice(-most.before);
  const sentence = charactersOf(pair.sentence);
  const asked = [begin, ...question, part];
  const told = [...heading, part, ...before, part];
  return {
    ids: [...asked, ...told, ...sentence.ids.slice(0, most.sentence), part],
    asked: asked.length,
    start: asked.length + told.length,
    places: sentence.places.slice(0, most.sentence),
  };
}
