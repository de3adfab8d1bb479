import { z } from 'zod';
import { readData } from '../language/index.js';
import { type Cues, cuesShape } from './cues.js';
import { forestShape, scorerOf } from './forest.js';
import { type Needs, needFeatureNames, needsShape } from './needs.js';
import { networkShape, together } from './network.js';
import { answerFeatureNames, type Judges } from './reader.js';
import { sentenceFeatureNames } from './sentenceFeatures.js';
import { spanFeatureNames } from './spanFeatures.js';

const weightsShape = z.object({
  about: z.string(),
  cues: cuesShape,
  needs: needsShape,
  sentences: forestShape,
  spans: forestShape,
  answers: forestShape,
  network: networkShape,
});

/** What answers are judged by. */
export interface Weights {
  readonly judges: Judges;
  readonly cues: Cues;
  readonly needs: Needs;
}

let known: Weights | null = null;

/** What `npm run train:answers` learned, read once. Throws when it was made for other features. */
export function readWeights(): Weights {
  if (known) return known;
  const { cues, needs, sentences, spans, answers, network } = readData('answerWeights.json', weightsShape);
  known = {
    cues,
    needs: { ...needs, judge: scorerOf(needs.forest, needFeatureNames) },
    judges: {
      sentences: scorerOf(sentences, sentenceFeatureNames),
      spans: scorerOf(spans, spanFeatureNames),
      answers: together(scorerOf(answers, answerFeatureNames), network),
    },
  };
  return known;
}
