import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cityNames, readCity } from '../../src/city/index.js';

const folder = mkdtempSync(join(tmpdir(), 'city-'));
const written = (changes: object) => {
  const city = JSON.parse(readFileSync('test/city/yunxi/city.json', 'utf8'));
  writeFileSync(join(folder, 'city.json'), JSON.stringify({ ...city, ...changes }));
  return () => readCity(folder);
};

describe('a city.json', () => {
  it('is Pinghu’s where no other is named', () => {
    expect(cityNames).toEqual(['平湖市', '平湖']);
  });

  it.each([
    [{ name: '' }, 'name'],
    [{ shortNames: [] }, 'shortNames'],
    [{ timeZone: 'Yunxi' }, 'timeZone: expected a time zone like Asia/Shanghai'],
    [{ towns: [{ name: '松口镇' }] }, 'towns.0.short'],
  ])('that cannot be used is named with what is wrong: %j', (changes, wrong) => {
    expect(written(changes)).toThrow(`${join(folder, 'city.json')}: ${wrong}`);
  });
});
