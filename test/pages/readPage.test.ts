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
  ])('takes %s for no text, whatever it is called', (_, beginning) => {
    // Packed zeros: bytes that GB18030 has a character for.
    const packed = Buffer.concat([Buffer.from(beginning, 'latin1'), Buffer.alloc(2000, 'U]')]);
    expect(readPage(packed, 'page.txt')).toEqual({ kind: 'unreadable', reason: 'not text' });
  });

  it('names a PDF that was only called a text, and a web page', () => {
    expect(readPage(bytes('%PDF-1.7\n1 0 obj'), 'page.txt')).toEqual({
      kind: 'unreadable',
      reason: 'a PDF, not its text',
    });
    expect(readPage(bytes('<!DOCTYPE html>\n<html><body>本报讯 昨天，会议召开。'), 'page.txt')).toEqual({
      kind: 'unreadable',
      reason: 'a web page (HTML), not its text',
    });
  });

  it('reads Big5', () => {
    // 本報訊 昨天,全市工作會議召開。這是我們的生活 as Big5 bytes: Node decodes but does not encode it.
    const big5 = 'a5bbb3f8b05420ac51a4d12ca5feb7d3a4bd';
    expect(
      readPage(
        new Uint8Array(Buffer.from(`${big5}a440aabaac4fa6b3a448a5c1a4a4a46aacb0a457`, 'hex')),
        'big5.txt',
      ),
    ).toMatchObject({
      articles: [{ paragraphs: [expect.stringMatching(/^本報訊/u)] }],
    });
  });

  it('reads a page in traditional characters like one in simplified', () => {
    const page =
      '全市工作會議召開\n\n記者 張三豐 通訊員 李四光\n\n本報訊 昨天，全市工作會議召開，部署下一階段工作。\n';
    expect(readPage(bytes(page), 'page.txt')).toMatchObject({
      articles: [
        {
          headline: '全市工作會議召開',
          byline: [
            { role: '记者', name: '張三豐' },
            { role: '通讯员', name: '李四光' },
          ],
        },
      ],
    });
  });

  const told = [
    ['记者 张立文', '老街新添口袋公园', '昨天，老街的口袋公园完工，居民们坐在树下聊天。公园有两百平方米。'],
    ['记者 顾思卓', '渔港码头换了路灯', '前天晚上，渔港码头的路灯全部换好，渔民说夜里卸鱼亮堂多了。'],
    ['记者 沈国平', '乡村书屋周末开放', '从本周起，乡村书屋在周末也开门，孩子们可以来看书、做作业。'],
  ] as const;
  it.each([
    ['above the titles', told.map(([by, title, text]) => [by, title, text])],
    ['under the titles', told.map(([by, title, text]) => [title, by, text])],
    ['below the texts', told.map(([by, title, text]) => [title, text, by])],
  ])('gives bylines %s to the stories they sign', (_, stories) => {
    const page = stories.map((parts) => parts.join('\n\n')).join('\n\n');
    const reading = readPage(bytes(page), 'page.txt');
    const signed = reading.kind === 'articles' ? reading.articles : [];
    expect(signed.map(({ byline }) => `记者 ${byline[0]?.name}`)).toEqual(told.map(([by]) => by));
  });

  it.each([
    '本报讯 记者张立文、通讯员顾思卓报道：昨天',
    '记者 张立文 通讯员 顾思卓 报道：昨天',
    '本报讯（记者 张立文 通讯员 顾思卓）昨天',
    '本报讯（记者张立文通讯员顾思卓）昨天',
  ])('reads who wrote “%s”', (opening) => {
    const page = `老街新添口袋公园\n\n${opening}，老街的口袋公园完工，居民们坐在树下聊天。公园有两百平方米。`;
    const reading = readPage(bytes(page), 'page.txt');
    const [article] = reading.kind === 'articles' ? reading.articles : [];
    expect(article?.byline.map(({ role, name }) => `${role}${name}`)).toEqual(['记者张立文', '通讯员顾思卓']);
  });

  it.each([
    ['a pen name in brackets', '老街的路灯昨晚全部亮起，居民们说夜里散步方便多了。（稻禾）', ['稻禾']],
    ['words in brackets that name nobody', '老街的路灯昨晚全部亮起，居民们说夜里散步方便多了。（下图）', []],
  ])('tells %s at the end of a text', (_, text, names) => {
    const reading = readPage(bytes(`老街路灯全亮了\n\n${text}\n`), 'page.txt');
    const [article] = reading.kind === 'articles' ? reading.articles : [];
    expect(article?.byline.map(({ name }) => name)).toEqual(names);
  });

  it('reads characters that some tools write as radicals they look like', () => {
    const page = '⽼街路灯全亮了\n\n本报讯 ⼀⽇晚上，⽼街的路灯全部亮起，居⺠们说夜⾥散步⽅便多了。\n';
    expect(readPage(bytes(page), 'page.txt')).toMatchObject({
      articles: [{ headline: '老街路灯全亮了', paragraphs: [expect.stringContaining('一日晚上')] }],
    });
  });

  it('takes the mark of short news for no part of its title', () => {
    const page = '●老街路灯全亮了\n\n昨晚，老街的路灯全部亮起，居民们说夜里散步方便多了。\n';
    expect(readPage(bytes(page), 'page.txt')).toMatchObject({ articles: [{ headline: '老街路灯全亮了' }] });
  });

  it('reads short news whose marked titles run into their text', () => {
    const page = [
      '●渔港码头换了路灯　前天晚上，渔港码头的路灯全',
      '部换好，渔民们说夜里卸鱼亮堂多了。（通讯员 顾思卓）',
      '●乡村书屋周末开放　从本周起，乡村书屋在周末也',
      '开门，孩子们可以来看书、做作业。（通讯员 沈国平）',
    ].join('\n');
    const reading = readPage(bytes(page), 'page.txt');
    const articles = reading.kind === 'articles' ? reading.articles : [];
    expect(articles.map(({ headline, byline }) => [headline, byline[0]?.name])).toEqual([
      ['渔港码头换了路灯', '顾思卓'],
      ['乡村书屋周末开放', '沈国平'],
    ]);
  });

  it('reads names at the right edge below a text as who wrote it, whatever they begin with', () => {
    const page = [
      '老街新添口袋公园',
      '　　昨天，老街的口袋公园完工，居',
      '民们坐在树下聊天。公园有两百平方',
      '米，种了樟树和桂花，还摆了长椅。',
      '　　　　　　　　　　　禾苗 张立',
      '',
      '渔港码头换了路灯',
      '　　前天晚上，渔港码头的路灯全部',
      '换好，渔民们说夜里卸鱼亮堂多了。',
      '　　　　　　　　　　　　　顾思卓',
    ].join('\n');
    const reading = readPage(bytes(page), 'page.txt');
    const articles = reading.kind === 'articles' ? reading.articles : [];
    expect(articles.map(({ byline }) => byline.map(({ name }) => name))).toEqual([
      ['禾苗', '张立'],
      ['顾思卓'],
    ]);
  });

  it('takes news that all is signed with bare names for news, and short news under its column for briefs', () => {
    const report = (title: string, text: string, name: string) => [
      title,
      ...text.split('|'),
      `（${name}）`,
      '',
    ];
    const page = [
      ...report(
        '渔港码头换了路灯',
        '　　前天晚上，渔港码头的路灯全部换好，|渔民们说夜里卸鱼亮堂多了。|　　据介绍，这次共更换路灯六十盏，费用|由镇里承担。',
        '沈国平',
      ),
      ...report(
        '乡村书屋周末开放',
        '　　从本周起，乡村书屋在周末也开门，孩|子们可以来看书、做作业。|　　书屋藏书三千册，都是村民捐的。管理|员说，周末每天有四十多名孩子来。',
        '顾云舟',
      ),
      ...report(
        '老街新添口袋公园',
        '　　昨天，老街的口袋公园完工，居民们坐|在树下聊天。|　　公园有两百平方米，种了樟树和桂花，|还摆了长椅，总投资二十万元。',
        '张立',
      ),
      '渔乡简讯',
      '　　◆南岸村昨天给六十岁以上的老人免费',
      '理发，当天理了四十人，还量了血压。（沈国平）',
      '　　◆前天，渔政站放流鱼苗五万尾，都是',
      '本地的鲢鱼和鳙鱼，由渔政员看着。（顾云舟）',
    ].join('\n');
    const reading = readPage(bytes(page), 'page.txt');
    const articles = reading.kind === 'articles' ? reading.articles : [];
    expect(articles.map(({ kind, headline }) => [kind, headline])).toEqual([
      ['news', '渔港码头换了路灯'],
      ['news', '乡村书屋周末开放'],
      ['news', '老街新添口袋公园'],
      ['brief', null],
      ['brief', null],
    ]);
    expect(articles[3]?.paragraphs[0]).toMatch(/^南岸村/u);
  });

  it.each(['石桥夜话', '[渡口茶座]', '走基层'])('takes the name of a column, %s, for no title', (column) => {
    const text = '　　昨天，渔港码头的路灯全部换好，渔民们说夜里卸鱼亮堂多了，码头上一夜没有熄灯。';
    expect(readPage(bytes(`${column}\n渔港码头换了路灯\n\n${text}\n`), 'page.txt')).toMatchObject({
      articles: [{ headline: '渔港码头换了路灯', kicker: null }],
    });
  });

  it.each([
    ['two phrases', '栏杆断了没人管', '放学路上孩子绕着走', '栏杆断了没人管 放学路上孩子绕着走'],
    ['one that was broken', '老街口袋公园里种下的', '樟树全都成活', '老街口袋公园里种下的樟树全都成活'],
  ])('prints a headline of %s in one line', (_, above, below, headline) => {
    const text = '本报讯 昨天，老街口袋公园里，放学的孩子绕着断了的栏杆走，种下的樟树倒是全都成活了。';
    expect(readPage(bytes(`${above}\n${below}\n\n${text}\n`), 'page.txt')).toMatchObject({
      articles: [{ headline }],
    });
  });

  it('says how sure it is of an article', () => {
    const reading = readPage(
      bytes('全市工作会议召开\n\n本报讯 昨天，全市工作会议召开，部署下一阶段工作。\n'),
      'page.txt',
    );
    const confidence = reading.kind === 'articles' ? reading.articles[0]?.confidence : undefined;
    expect(confidence).toBeGreaterThan(0.5);
    expect(confidence).toBeLessThanOrEqual(1);
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
