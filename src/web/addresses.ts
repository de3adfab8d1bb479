import type { Action, Language } from '../chat/index.js';

/** What every address in a language begins with. */
export const rootOf = (language: Language): string => (language === 'en' ? '/en' : '');

/** The page that shows what a button asks for; null for what only the conversation can do. */
export function addressOf(action: Action, language: Language): string | null {
  const root = rootOf(language);
  switch (action.kind) {
    case 'article':
      return `${root}/a/${action.id}`;
    case 'related':
      return `${root}/a/${action.id}#related`;
    case 'towns':
      return `${root}/towns`;
    case 'town':
      return `${root}/town/${encodeURIComponent(action.town)}${parameters({ from: action.offset })}`;
    case 'latest':
      return `${root}/latest${parameters({ q: action.filter, from: action.offset })}`;
    case 'search':
    case 'figures':
      return `${root}/${action.kind}${parameters({ q: action.query, from: action.offset })}`;
    default:
      return null;
  }
}

/** The feed of what a list comes to hold; null for what is no list of articles. */
export function feedOf(action: Action, language: Language): string | null {
  if (action.kind !== 'town' && action.kind !== 'latest' && action.kind !== 'search') return null;
  const [path, query] = (addressOf({ ...action, offset: 0 }, language) ?? '').split('?');
  return `${path}/feed${query === undefined ? '' : `?${query}`}`;
}

/** `?q=机床&from=20` with what is not empty, in the form browsers give it. */
function parameters(named: Readonly<Record<string, string | number>>): string {
  const set = Object.entries(named).filter(([, value]) => value !== '' && value !== 0);
  return set.length > 0
    ? `?${new URLSearchParams(set.map(([name, value]): [string, string] => [name, String(value)]))}`
    : '';
}
