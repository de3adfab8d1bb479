import { readFileSync, readdirSync } from 'node:fs';
import { tokenizer } from '../test/facts/material.js';
import { clausesOf } from '../src/language/index.js';
import { spokenOf } from '../src/facts/subjects.js';
const D='test/answer/news'; let i=0;
for(const f of readdirSync(D).sort()) for(const l of readFileSync(`${D}/${f}/reports.jsonl`,'utf8').trim().split('\n')){ const r=JSON.parse(l); i++; if(i%+(process.argv[2]??40)) continue;
 for(const p of r.paragraphs) for(const c of clausesOf(p,tokenizer)){ const s=spokenOf(c); console.log(s.kind==='own'?`OWN [${s.subject}] `:s.kind.slice(0,5)+' ', c.text, process.argv[3]?c.words.map(w=>w.word+'/'+w.tag).join(' '):''); } }
