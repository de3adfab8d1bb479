/** `npm run make:line-lessons -- FILE`: writes to FILE what `npm run train:lines` learns from, a page a line. */

import { writeFileSync } from 'node:fs';
import { lineClasses } from '../src/pages/lineSense.js';
import { readByLooks } from './learnPages.js';
import { lineLesson } from './lineLessons.js';
import { pagesToLearnFrom } from './trainPages.js';

const [file] = process.argv.slice(2);
if (file === undefined) throw new Error('npm run make:line-lessons -- FILE');
const { pages, known, byHand } = pagesToLearnFrom();
const { readingOf, blind } = readByLooks(pages, known);
const lessons = [...byHand, ...known].map((page) => lineLesson(page, readingOf(page), blind.get(page) ?? []));
writeFileSync(file, `${[JSON.stringify({ classes: lineClasses }), ...lessons].join('\n')}\n`);
