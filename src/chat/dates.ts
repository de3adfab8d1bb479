import type { Language } from './request.js';

const englishMonths = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** An ISO date cut to its precision in a reader's words: `2023-07-07` → 2023年7月7日, 7 Jul 2023. */
export function dateInWords(iso: string, language: Language): string {
  const [year = '', month, day] = iso.split('-');
  if (language === 'zh') {
    return `${year}年${month ? `${Number(month)}月` : ''}${day ? `${Number(day)}日` : ''}`;
  }
  const name = month ? englishMonths[Number(month) - 1] : undefined;
  return [day && String(Number(day)), name, year].filter(Boolean).join(' ');
}

/** A figure's period in a reader's words: `2022-01..2022-07` → 2022年1月至2022年7月. */
export function periodInWords(period: string, language: Language): string {
  return period
    .split('..')
    .map((iso) => dateInWords(iso, language))
    .join(language === 'zh' ? '至' : ' to ');
}
