import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

interface LockedPackage {
  readonly integrity?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const lock: { readonly packages: Readonly<Record<string, LockedPackage>> } = JSON.parse(
  readFileSync('package-lock.json', 'utf8'),
);
const installed = Object.entries(lock.packages).filter(([path]) => path !== '');

// `npm ci` refuses a lock file that lacks a package of another platform, as npm writes one
// when a registry does not hold it.
it('the lock file holds the packages of every platform', () => {
  const wanted = Object.values(lock.packages).flatMap((each) => Object.keys(each.optionalDependencies ?? {}));
  const missing = wanted.filter(
    (name) => !Object.keys(lock.packages).some((path) => path.endsWith(`node_modules/${name}`)),
  );
  expect(wanted.length).toBeGreaterThan(20);
  expect(missing).toEqual([]);
});

it('each package is held to its integrity', () => {
  expect(installed.filter(([, { integrity }]) => !integrity).map(([path]) => path)).toEqual([]);
});

it('what ships is under a licence that asks for no more than to be named', () => {
  const known =
    /^[( ]*(?:(?:MIT|ISC|Apache-2\.0|BlueOak-1\.0\.0|BSD-[23]-Clause|OFL-1\.1|0BSD|WTFPL)(?: OR | AND |\)|$))+$/u;
  const others = installed.filter(([, { dev, license }]) => !dev && !known.test(license ?? ''));
  expect(others.map(([path, { license }]) => `${path}: ${license}`)).toEqual([]);
});
