import { theNewsroom } from './theNewsroom.js';
import { readQuestion } from '../src/answer/question.js'; import { finderOf } from '../src/answer/finder.js'; import { createTokenizer } from '../src/search/index.js';
const n = theNewsroom(); const tok = createTokenizer();
const f = finderOf(n.desk.search, tok);
for (const q of process.argv.slice(2)) { const r = readQuestion(q, f, tok); console.log(q, r.kind, JSON.stringify(r.unit?.word), r.terms.map(t => `${t.text}/${t.tag}/${t.role}/${t.weight.toFixed(1)}${t.also.length?'('+t.also+')':''}`).join(' '), '| measured', r.measured.map(t=>t.text).join(','), '| head', r.head?.text, '| wanted', r.wanted?.text); }
