import { city } from '../city/index.js';
import { anyOf } from './anyOf.js';

/** The full names of the city's towns, in the order of its city.json. */
export const townNames: readonly string[] = city.towns.map(({ name }) => name);

type Naming = 'name' | 'short' | 'zone' | 'village' | 'sharedVillage' | 'notATown';

interface Named {
  readonly town: string;
  readonly naming: Naming;
}

const named = new Map<string, Named>();
for (const { name, short, zones, villages, sharedVillages } of city.towns) {
  named.set(name, { town: name, naming: 'name' });
  named.set(short, { town: name, naming: 'short' });
  for (const zone of zones) named.set(zone, { town: name, naming: 'zone' });
  for (const village of villages) named.set(village, { town: name, naming: 'village' });
  for (const village of sharedVillages) named.set(village, { town: name, naming: 'sharedVillage' });
}
for (const word of city.notTowns) named.set(word, { town: '', naming: 'notATown' });

/** The town that a name, short name, village or zone belongs to; null for none. */
export function townNamed(text: string): string | null {
  return named.get(text.trim())?.town || null;
}

/** Longest first, so that 新仓镇 is not read as 新仓. */
const mentionForm = new RegExp(anyOf([...named.keys()]), 'gu');

/** Matches the rest of `新仓路`, `乍浦大道`, `曹桥大桥`: named after a town, not the town. */
const roadAfter =
  /^(?:\p{Script=Han}{0,2}(?:路|大道|大街|大桥|公路|高速|线(?!上|下|路|索)|弄|立交|互通|枢纽))/u;
/** Matches the rest of `新仓酒业有限公司`; not of `新仓的一家公司`, `独山港落户的公司`. */
const companyAfter =
  /^(?:(?![的在是和与及将为了到从对说把被]|有(?!限))[\p{Script=Han}（）()A-Za-z0-9·]){1,18}?(?:公司|集团|支行|银行|工厂|厂(?!房)|酒店|商行)/u;
/** Matches another town's name right before a village's: `百步镇`, `武原街道`. */
const otherTownBefore = /\p{Script=Han}{2}(?:镇|乡|街道)$/u;

/** A town named in a text, by whatever name, with what stands around it. */
export interface NamedTown {
  readonly town: string;
  readonly naming: Naming;
  readonly before: string;
  readonly after: string;
}

/** The towns a text names; not roads and companies that are only called after them. */
export function townsNamedIn(text: string): NamedTown[] {
  const mentions: NamedTown[] = [];
  for (const match of text.matchAll(mentionForm)) {
    const known = named.get(match[0]);
    if (!known || known.naming === 'notATown') continue;
    const before = text.slice(Math.max(0, match.index - 12), match.index);
    const end = match.index + match[0].length;
    const after = text.slice(end, end + 24);
    if ((known.naming === 'short' || known.naming === 'zone') && companyAfter.test(after)) continue;
    if (known.naming === 'short' && roadAfter.test(after)) continue;
    const inTown = townNames.some((town) => before.endsWith(town));
    if (known.naming.toLowerCase().endsWith('village') && otherTownBefore.test(before) && !inTown) continue;
    // `钟埭街道钟埭社区` names one place once.
    if (inTown && before.endsWith(known.town)) continue;
    mentions.push({ ...known, before, after });
  }
  return mentions;
}
