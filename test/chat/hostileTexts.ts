/** What has broken other people's programs. */
export const injections: readonly string[] = [
  "'; DROP TABLE article; --",
  '" OR 1=1 --',
  '1 UNION SELECT body FROM inbox',
  'NEAR(a b) AND title:* OR "',
  '#{7*7} {{7*7}} %s %n',
  '__proto__ constructor toString hasOwnProperty',
  '\u202E\u2066倒\u0000过来\uFEFF\uD800',
  '../../etc/passwd',
  '<b>未闭合 <a href="javascript:alert(1)">点</a> &amp; </pre></blockquote>',
];

/** Strings that make a backtracking pattern slow: runs that nearly match, again and again. */
export const slowStrings: readonly string[] = [
  '"',
  '“',
  '-',
  '(',
  '?',
  '？',
  '。',
  ' ',
  '2023',
  '2023年',
  '一',
  '1.',
  '1,',
  'a',
  "a'",
  'a a',
  '的',
  '同比',
  '…',
  '@a',
  '/',
];
