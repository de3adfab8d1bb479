import { defineConfig } from 'vitest/config';

// nodejieba's dictionary takes 256 MB and a second per worker: few workers.
export default defineConfig({
  test: { include: ['test/**/*.test.ts'], maxWorkers: 2, testTimeout: 30_000 },
});
