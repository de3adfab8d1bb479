import { defineConfig } from 'vitest/config';

// nodejieba takes 256 MB and a second per worker: few workers, each with one for all its files; but what a city is is
// known once for all modules. Limits of time only end what hangs.
const apart = 'test/city/**';
export default defineConfig({
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
          exclude: [apart],
          isolate: false,
          globalSetup: 'test/globalSetup.ts',
        },
      },
      { extends: true, test: { name: 'apart', include: ['test/city/*.test.ts'] } },
    ],
  },
});
