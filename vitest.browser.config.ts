import { defineConfig } from 'vitest/config';

// What needs Chromium (/usr/bin/chromium), apart from what runs on every machine. Limits of time only end what hangs.
export default defineConfig({
  test: { include: ['test/**/*.browser.ts'], maxWorkers: 1, testTimeout: 120_000, hookTimeout: 120_000 },
});
