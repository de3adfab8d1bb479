import { describe, expect, it } from 'vitest';
import { parseByline, splitNames, wrappedByline } from '../../src/pages/bylineForm.js';
import { undouble } from '../../src/pages/doubling.js';
import { furnitureForms, startsArticle, startsWeather } from '../../src/pages/forms.js';
import { dateRules, issueDateOf } from '../../src/pages/issueDate.js';
import { lineRules } from '../../src/pages/lineEvidence.js';
import { pageLines } from '../../src/pages/lines.js';
import { placeLines } from '../../src/pages/runs.js';
import { closeUp, closeUpTitle } from '../../src/pages/spacing.js';

describe('each kind of evidence', () => {
  it.each(lineRules.map((rule) => [rule.name, rule] as const))('speaks on its example: %s', (_, rule) => {
    const spoken = placeLines(pageLines(rule.example)).filter((at) => rule.applies(at));
    expect(spoken.length).toBeGreaterThan(0);
  });
});

describe('page furniture', () => {
  it.each(furnitureForms.map((one) => [one.name, one] as const))(
    'is known by its form: %s',
    (_, { form, example, not }) => {
      expect(form.test(example)).toBe(true);
      expect(form.test(not)).toBe(false);
    },
  );
});

describe('the lines of a page', () => {
  const printed = (text: string) => pageLines(text).map(({ closed }) => closed);

  it('are read once where a title is printed with its shadow', () => {
    expect(printed('老街亮灯了\n游客多起来\n老街亮灯了\n游客多起来\n昨晚，灯亮了。')).toEqual([
      '老街亮灯了',
      '游客多起来',
      '昨晚，灯亮了。',
    ]);
    expect(printed('王 强\n王 强\n昨晚，灯亮了。')).toHaveLength(3);
  });

  it('are two where a title in brackets runs into its text, and one where a label does', () => {
    expect(printed('　　【老街路灯全亮了】昨晚，灯亮了。')).toEqual(['【老街路灯全亮了】', '昨晚，灯亮了。']);
    expect(printed('　　【提示】昨晚，灯亮了。')).toHaveLength(1);
  });

  it('have a mark where a tool wrote the letter of a font of marks', () => {
    expect(printed('u本报记者 周敏\nu禾苗\nuv线路停电。')).toEqual([
      '■本报记者周敏',
      '■禾苗',
      'uv线路停电。',
    ]);
    expect(printed('u禾苗')).toEqual(['u禾苗']);
  });

  it('have full marks after Chinese characters, and numbers as printed', () => {
    expect(printed('昨晚,老街亮了3.5公里灯.')).toEqual(['昨晚，老街亮了3.5公里灯。']);
  });
});

describe('a byline', () => {
  it.each([
    ['■记 者 胡佳英', '记者 胡佳英'],
    ['通 讯 员 李 婷', '通讯员 李婷'],
    ['通讯员 查 放 姜俊霞', '通讯员 查放|通讯员 姜俊霞'],
    ['■记者 冯思家 通讯员 张其良', '记者 冯思家|通讯员 张其良'],
    ['见习记者 倪雨伦', '见习记者 倪雨伦'],
    ['■摄影 王 强 李凤超', '摄影 王强|摄影 李凤超'],
    ['■言成声', '作者 言成声'],
    ['□本报记者 王明', '记者 王明'],
    ['记者 李强 文/摄', '记者 李强'],
    ['王强 摄', '摄影 王强'],
    ['■ 周敏 何家豪 文/图', '作者 周敏|作者 何家豪'],
    ['记者 周敏 报道', '记者 周敏'],
    ['周敏 记者 何家豪 摄', '摄影 周敏|摄影 何家豪'],
    ['通讯员 稻轩', '通讯员 稻轩'],
    ['通讯员 乌力图', '通讯员 乌力图'],
    ['日报记者 周敏/文', '记者 周敏'],
    ['商讯记者丨周敏', '记者 周敏'],
    ['记者 周敏/文 禾苗/图', '记者 周敏|摄影 禾苗'],
    ['文丨周敏 何家豪 图丨禾苗', '作者 周敏|作者 何家豪|摄影 禾苗'],
    ['记者 周敏 通讯员 禾苗 文/图', '记者 周敏|通讯员 禾苗'],
    ['■摄影 记者 周敏', '摄影 周敏'],
    ['（禾苗摄）', '摄影 禾苗'],
    ['图/禾苗', '摄影 禾苗'],
    ['禾苗 舟帆 摄', '摄影 禾苗|摄影 舟帆'],
    ['（记者 张三丰、李四光）', '记者 张三丰|记者 李四光'],
  ])('%s', (line, expected) => {
    expect(
      parseByline(line)
        ?.map(({ role, name }) => `${role} ${name}`)
        .join('|'),
    ).toBe(expected);
  });

  it.each([
    '记者从市商务局了解到，为做好节前保供稳价工作',
    '水上栈道',
    '“浙里网格连心”构建网格智治新格局',
    '摄影爱好者走进平湖',
    '系列报道',
  ])('is not %s', (line) => {
    expect(parseByline(line)).toBeNull();
  });

  it.each([
    [['记者 卢晓峰 通讯员 汤', '颖'], '记者 卢晓峰|通讯员 汤颖'],
    [['记者 卢晓峰 通讯', '员 汤颖'], '记者 卢晓峰|通讯员 汤颖'],
    [['见习记者 卢晓峰 通讯员', '汤颖 王 强'], '见习记者 卢晓峰|通讯员 汤颖|通讯员 王强'],
    [['记者 卢晓峰 汤颖', '王强'], '记者 卢晓峰|记者 汤颖|记者 王强'],
    [['（记者 卢晓', '峰）'], '记者 卢晓峰'],
  ])('broken by a narrow column, %j, is read whole', (lines, expected) => {
    expect(
      wrappedByline(lines)
        ?.map(({ role, name }) => `${role} ${name}`)
        .join('|'),
    ).toBe(expected);
  });

  it('is not made of lines that say other things', () => {
    expect(wrappedByline(['记者从市商务局了解到', '节前供应充足。'])).toBeNull();
  });

  it('keeps single characters together as names of two or three', () => {
    expect(splitNames('王 强 李凤超')).toEqual(['王强', '李凤超']);
    expect(splitNames('徐 佳 丽')).toEqual(['徐佳丽']);
    expect(splitNames('张 磊 顾思卓')).toEqual(['张磊', '顾思卓']);
    expect(splitNames('张 磊 顾 思 卓')).toEqual(['张磊', '顾思卓']);
    expect(splitNames('王 强 李 凤')).toEqual(['王强', '李凤']);
  });
});

describe('a doubled title is made single', () => {
  it.each([
    ['四敢争先四敢争先', '四敢争先'],
    ['千名干部助千企千名干部助千企 稳进提质解难题稳进提质解难题', '千名干部助千企 稳进提质解难题'],
    ['千名干部助千企 稳进提质解难题 千名干部助千企 稳进提质解难题', '千名干部助千企 稳进提质解难题'],
    ['千名干部助千企千名干部助千企稳进提质解难题稳进提质解难题', '千名干部助千企稳进提质解难题'],
    ['水水上上栈栈道道', '水上栈道'],
    ['新建公园绿地35新建公园绿地35 公顷公顷', '新建公园绿地35 公顷'],
    ['谢谢谢谢', '谢谢谢谢'],
    ['研究研究', '研究研究'],
    ['创新驱动高质量发展', '创新驱动高质量发展'],
  ])('%s', (printed, single) => {
    expect(undouble(printed)).toBe(single);
  });
});

describe('blanks', () => {
  it('between Chinese characters go, between Latin words stay', () => {
    expect(closeUp('友 情 提 醒 ：关 注 天 气')).toBe('友情提醒：关注天气');
    expect(closeUp('采购商 IP Veselov是 当地 400W 电子水泵')).toBe('采购商IP Veselov是当地400W电子水泵');
  });

  it('keep the phrases of a title apart, unless it is letter-spaced', () => {
    expect(closeUpTitle('优化营商环境   提升服务效能')).toBe('优化营商环境 提升服务效能');
    expect(closeUpTitle('水 上 栈 道')).toBe('水上栈道');
  });
});

describe('the beginning of an article', () => {
  it.each([
    '本报讯 昨天下午',
    '本报讯（记者 张三）近日',
    '新华社北京1月2日电',
    '平湖日报讯 近日',
    '■本报讯 日前',
  ])('is %s', (text) => {
    expect(startsArticle(text)).toBe(true);
  });

  it.each(['本报讯员', '近日，市委召开会议', '本报记者从市商务局了解到，节前物价稳定'])(
    'is not %s',
    (text) => {
      expect(startsArticle(text)).toBe(false);
    },
  );

  it('tells a forecast from a report that names the weather', () => {
    expect(startsWeather('今天阴有时有雨，中午起阴到多云。')).toBe(true);
    expect(startsWeather('今天上午，市领导冒雨检查工作')).toBe(false);
  });
});

describe('the issue date', () => {
  it.each(dateRules.map((rule) => [rule.name, rule] as const))('is told by: %s', (_, rule) => {
    expect(rule.date({ lines: [rule.example], text: rule.example })?.iso ?? null).toBe(rule.gives);
  });

  it.each([
    ['去年以来，2024年全市签约项目211个。2025年刚起步，又传捷报。随着春节的脚步临近', '2025-01', 'month'],
    ['2022年12月公布的名单。一期计划2024年一季度投产。2023年度第一批名单公布', '2023', 'year'],
    ['12月 25日上午，会议召开。12月 26日上午，活动举办。公布了2020年度考核结果', '2020-12', 'month'],
    ['1月3日上午，会议召开。2024年，全市实现产值120.4亿元，同比增长15.8%', '2025-01', 'month'],
    ['昨天下午，会议召开。', undefined, undefined],
    ['2007年，村里招募巡河员，他第一个报了名。', undefined, undefined],
  ])('of “%s” is honest about what is not known', (text, iso, precision) => {
    const date = issueDateOf({ lines: [text], text: text.replace(/ /gu, '') });
    expect([date?.iso, date?.precision]).toEqual([iso, precision]);
  });

  it('carries its evidence in words', () => {
    expect(issueDateOf({ lines: ['杭州亚运会 倒计时 78 天'], text: '' })?.basis).toBe(
      '版面上的杭州亚运会倒计时78天（2023年9月23日开幕）',
    );
  });
});
