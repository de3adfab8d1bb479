import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What a city is is known once for all modules. */
const apart = 'test/city/**';
/** Half of the time, the longest first; `npm run test:quick` goes without. */
const slow = [
  'test/answer/questions.test.ts',
  'test/chat/anyInput.test.ts',
  'test/cli/cli.test.ts',
  'test/newcomer.test.ts',
  'test/pages/robustness.test.ts',
  'test/telegram/crowd.test.ts',
  'test/telegram/faults.test.ts',
  'test/telegram/newsroom.test.ts',
];

/** Slow files begin first, so that at the end no worker is left alone with one. */
class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isSlow = ({ moduleId }: TestSpecification) => slow.some((file) => moduleId.endsWith(`/${file}`));
    return (await super.sort(files)).toSorted((a, b) => Number(isSlow(b)) - Number(isSlow(a)));
  }
}

// Each worker has a dictionary and an encoder: few workers, each with one for all its files. Limits of time only
// end what hangs.
export default defineConfig(({ mode }) => ({
  test: {
    maxWorkers: 2,
    testTimeout: 300_000,
    hookTimeout: 300_000,
    sequence: { sequencer: SlowFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'shared',
          include: ['test/**/*.test.ts'],
          exclude: [apart, ...(mode === 'quick' ? slow : [])],
          isolate: false,
          globalSetup: 'test/globalSetup.ts',
        },
      },
      { extends: true, test: { name: 'apart', include: ['test/city/*.test.ts'] } },
    ],
  },
}));
