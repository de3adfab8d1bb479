import { z } from 'zod';
import { readData } from '../language/index.js';
import { forestShape, scorerOf } from '../learned/index.js';
import { type Cues, cuesShape } from './cues.js';
import { type Needs, needFeatureNames, needsShape } from './needs.js';
import { networkShape, together } from './network.js';
import { answerFeatureNames, type Judges } from './reader.js';
import { sentenceFeatureNames } from './sentenceFeatures.js';
import { spanFeatureNames } from './spanFeatures.js';

const readersShape = z.object({
  about: z.string(),
  cues: cuesShape,
  needs: needsShape,
  sentences: forestShape,
  spans: forestShape,
});

const decisionShape = z.object({ about: z.string(), answers: forestShape, network: networkShape });

/** What sentences and their stretches are ranked by. */
export interface Readers {
  readonly judges: Pick<Judges, 'sentences' | 'spans'>;
  readonly cues: Cues;
  readonly needs: Needs;
}

/** What answers are judged by. */
export interface Weights extends Readers {
  readonly judges: Judges;
}

/** What `npm run train:answers` learned. Throws when it was made for other features. */
export function readReaders(): Readers {
  const { cues, needs, sentences, spans } = readData('answerWeights.json', readersShape);
  return {
    cues,
    needs: { ...needs, judge: scorerOf(needs.forest, needFeatureNames) },
    judges: {
      sentences: scorerOf(sentences, sentenceFeatureNames),
      spans: scorerOf(spans, spanFeatureNames),
    },
  };
}

let known: Weights | null = null;

/** That and what `npm run train:decision` learned, read once. Throws when it was made for other features. */
export function readWeights(): Weights {
  if (known) return known;
  const readers = readReaders();
  const { answers, network } = readData('decisionWeights.json', decisionShape);
  known = {
    ...readers,
    judges: { ...readers.judges, answers: together(scorerOf(answers, answerFeatureNames), network) },
  };
  return known;
}
