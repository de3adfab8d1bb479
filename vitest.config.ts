import { defineConfig } from 'vitest/config';

/** What a city is is known once for all modules. */
const apart = 'test/city/**';
/** Half of the time; `npm run test:quick` goes without. */
const slow = [
  'test/answer/questions.test.ts',
  'test/chat/anyInput.test.ts',
  'test/cli/cli.test.ts',
  'test/newcomer.test.ts',
  'test/pages/robustness.test.ts',
  'test/telegram/{crowd,faults,newsroom}.test.ts',
];

// nodejieba takes 256 MB and a second per worker: few workers, each with one for all its files. Limits of time only
// end what hangs.
export default defineConfig(({ mode }) => ({
  test: {
    maxWorkers: 2,
    testTimeout: 300_000,
    hookTimeout: 300_000,
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
