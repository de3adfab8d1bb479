import { city, cityNames } from '../city/index.js';
import { anyOf } from './anyOf.js';
import { placeWords } from './lexicons.js';
import { normalise } from './normalise.js';

const endings = anyOf([...new Set(city.towns.map(({ name, short }) => name.slice(short.length)))]);
/** A town as people call it: 新仓, 新仓镇. */
export const townForm = new RegExp(
  `(?:${anyOf(city.towns.map(({ short }) => normalise(short)))})(?:${endings})?`,
  'u',
);
const townEnding = new RegExp(`(?:${endings})$`, 'u');

/** The city itself, or a place around it. */
export const regionForm = new RegExp(anyOf([...placeWords.regions, ...placeWords.home]), 'u');

/** 平湖博物馆, 平湖市图书馆, 嘉兴博物馆. */
export const institutionForm = new RegExp(
  `(?:${regionForm.source})市?\\p{Script=Han}{0,4}?(?:${anyOf(placeWords.institutions)})`,
  'u',
);

const districts = anyOf(placeWords.districts);
/** Matches what may follow the name of a part of a city: 镇 after 林带, which can only be a place, though it is a word. */
export const districtAfter = new RegExp(`^(?:${districts})`, 'u');
/** Matches the 镇 of 新仓镇, which is also asked for as 新仓. */
export const districtEnd = new RegExp(`(?<=\\p{Script=Han}{2})(?:${districts})$`, 'u');

const homeWords = new Set(placeWords.home);
/** Whether a word is the paper's own city. */
export const isHomeWord = (word: string): boolean => homeWords.has(word);

const [short = city.name] = city.shortNames;
const cityFirst = new RegExp(`^(?:${anyOf(cityNames)})`, 'u');
/** Other ways to say a name of a place: 新仓 of 新仓镇, 平湖市图书馆 of 平湖图书馆. */
export const otherNames = (name: string): string[] =>
  [name.replace(townEnding, ''), name.replace(cityFirst, city.name), name.replace(city.name, short)].filter(
    (other) => other !== name,
  );
