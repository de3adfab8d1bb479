import { describe, expect, it } from 'vitest';
import { parsePageOverrides, readPage } from '../../src/pages/index.js';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('readPage', () => {
  it('gives a page that holds no article back as unreadable, with the reason', () => {
    expect(readPage(new Uint8Array(), 'empty.txt')).toEqual({ kind: 'unreadable', reason: 'empty' });
    expect(readPage(bytes('要闻\n'), 'section.txt')).toEqual({ kind: 'unreadable', reason: 'no article' });
    expect(
      readPage(
        Uint8Array.from({ length: 400 }, (_, index) => index % 9),
        'picture.png',
      ),
    ).toEqual({
      kind: 'unreadable',
      reason: 'not text',
    });
  });

  it.each([
    ['a zip archive', 'PK\x03\x04\x14\x00\x00\x00\x08\x00'],
    ['a gzip archive', '\x1f\x8b\x08\x00\x00\x00\x00\x00'],
    ['a PDF', '%PDF-1.7\n'],
  ])('takes %s for no text, whatever it is called', (_, beginning) => {
    // Packed zeros: bytes that GB18030 has a character for.
    const packed = Buffer.concat([Buffer.from(beginning, 'latin1'), Buffer.alloc(2000, 'U]')]);
    expect(readPage(packed, 'page.txt')).toEqual({ kind: 'unreadable', reason: 'not text' });
  });

  it('dates a page by what an editor states before what the page tells', () => {
    const page = bytes(
      '本报讯 2023年7月7日，全市五社联动工作会议召开，部署下一阶段工作。\n\n全市部署五社联动\n',
    );
    const stated = parsePageOverrides('{"a.txt": {"issueDate": "2024-02"}}').get('a.txt');
    expect(readPage(page, 'a.txt', stated)).toMatchObject({
      issueDate: { iso: '2024-02', precision: 'month' },
    });
  });

  it('says which entry of pages.json is wrong', () => {
    expect(() => parsePageOverrides('{"a.txt": {"issueDate": "7.7.2023"}}')).toThrow(/a\.txt/u);
  });
});
