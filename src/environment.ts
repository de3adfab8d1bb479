import { existsSync } from 'node:fs';
import { ConfigError, readConfig } from './config.js';

// Before anything else is read: every part speaks of the city that is named here.
if (existsSync('.env')) process.loadEnvFile('.env');
try {
  readConfig({ CITY_DIR: process.env.CITY_DIR });
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(2);
}
