import { pick, placeName, type Random } from './inventedStories.js';

/** Syllables of a name in letters. */
const syllables = [
  'QING',
  'SHI',
  'LIU',
  'HU',
  'XI',
  'QIAO',
  'TANG',
  'PU',
  'GANG',
  'WAN',
  'LING',
  'HE',
  'AN',
  'YUN',
];

/** What a paper is called, the same in letters, and the date on its pages. */
export function inventPaper(random: Random): {
  readonly name: string;
  readonly latin: string;
  readonly date: string;
} {
  const kind = pick(['日报', '晚报', '报', '时报', '商报', '新闻', '周报'], random);
  const [year, month, day] = [
    2018 + Math.floor(random() * 9),
    1 + Math.floor(random() * 12),
    1 + Math.floor(random() * 28),
  ];
  const padded = [month, day].map((one) => `${one}`.padStart(2, '0')).join('N');
  return {
    name: placeName(random) + kind,
    latin:
      pick(syllables, random) +
      pick(syllables, random) +
      pick([' RIBAO', ' WANBAO', ' BAO', ' NEWS', ''], random),
    date: pick(
      [
        `${year}年${month}月${day}日`,
        `${year}/${padded.replace('N', '/')}`,
        `${year}-${padded.replace('N', '-')}`,
        `${year}.${month}.${day}`,
      ],
      random,
    ),
  };
}
