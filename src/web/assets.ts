import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';

/** A file that pages refer to. */
interface Asset {
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly gzipped: Uint8Array<ArrayBuffer>;
}

/** The site's own files; nothing is fetched from elsewhere. */
export interface Assets {
  /** With a name for its contents, so that it may be kept for ever. */
  address(name: string): string;
  /** Where the chart program stands; undefined where the optional package is not installed. */
  readonly charts: string | undefined;
  get(name: string): Asset | undefined;
}

const types = {
  'page.css': 'text/css; charset=utf-8',
  'page.js': 'text/javascript; charset=utf-8',
  'miniApp.js': 'text/javascript; charset=utf-8',
  'icon.svg': 'image/svg+xml',
} as const;
const chartProgram = 'echarts.js';

/** Reads the files once. */
export function openAssets(): Assets {
  const files = new Map<string, Asset & { readonly address: string }>();
  const add = (name: string, type: string, path: string | URL) => {
    const bytes = new Uint8Array(readFileSync(path));
    const version = createHash('sha256').update(bytes).digest('base64url').slice(0, 10);
    files.set(name, {
      type,
      bytes,
      gzipped: new Uint8Array(gzipSync(bytes)),
      address: `/assets/${name}?v=${version}`,
    });
  };
  for (const [name, type] of Object.entries(types)) {
    add(name, type, new URL(`assets/${name}`, import.meta.url));
  }
  try {
    const path = createRequire(import.meta.url).resolve('echarts/dist/echarts.common.min.js');
    add(chartProgram, types['page.js'], path);
  } catch {
    // The package is optional: its charts are tables then.
  }
  return {
    address: (name) => files.get(name)?.address ?? `/assets/${name}`,
    charts: files.get(chartProgram)?.address,
    get: (name) => files.get(name),
  };
}
