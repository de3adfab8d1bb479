import { withoutStandIns } from '../language/index.js';

/** The text of a page's bytes, or why there is none. */
export type Decoded =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'unreadable'; readonly reason: Unreadable };

/** Why bytes are no page; shown to whoever gave them. */
export type Unreadable = 'empty' | 'not text' | 'a PDF, not its text' | 'a web page (HTML), not its text';

/** More of these than one character in twenty, and the file is a picture or a program. */
const strayLimit = 0.05;

/** How files that are no text begin, whatever their names end in; packed bytes may pass for GB18030. */
const otherFiles: readonly (readonly [kind: string, beginning: string])[] = [
  ['zip, docx, xlsx', 'PK\x03\x04'],
  ['gzip', '\x1f\x8b'],
  ['7z', '7z\xbc\xaf\x27\x1c'],
  ['rar', 'Rar!\x1a\x07'],
  ['xz', '\xfd7zXZ\x00'],
  ['bzip2', 'BZh'],
  ['zstd', '\x28\xb5\x2f\xfd'],
  ['doc, xls', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
  ['png', '\x89PNG'],
  ['jpeg', '\xff\xd8\xff'],
];

function isOtherFile(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 16)).toString('latin1');
  return otherFiles.some(([, beginning]) => start.startsWith(beginning));
}

/**
 * Decodes UTF-8, UTF-16 (with a byte order mark, or betrayed by its zero bytes), and GB18030 or Big5, in
 * which Chinese text that is not Unicode is written. Never throws.
 */
export function decodePage(bytes: Uint8Array): Decoded {
  if (bytes.length === 0) return { kind: 'unreadable', reason: 'empty' };
  if (Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-'))
    return { kind: 'unreadable', reason: 'a PDF, not its text' };
  if (isOtherFile(bytes)) return { kind: 'unreadable', reason: 'not text' };
  const text = decodeAs(encodingOf(bytes), bytes).replace(/^\uFEFF/u, '');
  if (text.trim() === '') return { kind: 'unreadable', reason: 'empty' };
  const stray = text.match(/[\uFFFD\u0001-\u0008\u000E-\u001F]/gu)?.length ?? 0;
  if (stray > text.length * strayLimit) return { kind: 'unreadable', reason: 'not text' };
  if (webPage.test(text.slice(0, 1000)))
    return { kind: 'unreadable', reason: 'a web page (HTML), not its text' };
  return { kind: 'text', text: withoutStandIns(text) };
}

/** Matches the beginning of `<!DOCTYPE html>`, also after a comment or an XML declaration. */
const webPage = /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)?<(?:!doctype\s+html|html|head|body|meta)\b/iu;

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'big5';

function decodeAs(encoding: Encoding, bytes: Uint8Array): string {
  return new TextDecoder(encoding).decode(bytes);
}

function encodingOf(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (isUtf8(bytes)) return 'utf-8';
  const asUtf8 = decodeAs('utf-8', bytes);
  const asGb = decodeAs('gb18030', bytes);
  if (strays(asGb) >= strays(asUtf8)) return 'utf-8';
  return common(decodeAs('big5', bytes)) > common(asGb) ? 'big5' : 'gb18030';
}

/** How many of a text's characters are among the commonest of Chinese: few, when it is decoded wrongly. */
function common(text: string): number {
  return (
    text.match(/[的一是了不在有人我他中大上國国個个這这來来為为們们到說说時时和地出，。]/gu)?.length ?? 0
  );
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function strays(text: string): number {
  return text.match(/\uFFFD/gu)?.length ?? 0;
}
