import { defineConfig } from 'vitest/config';

// nodejieba takes 256 MB and a second per worker: few workers. Limits of time only end what hangs.
export default defineConfig({
  test: { include: ['test/**/*.test.ts'], maxWorkers: 2, testTimeout: 300_000, hookTimeout: 300_000 },
});
