import { readFileSync, readdirSync } from 'node:fs';
import { articleOf, dated, tokenizer } from '../test/facts/material.js';
import { withFacts, keyFigures } from '../src/facts/index.js';
const D='test/answer/news'; const out:string[]=[]; let n=0;
for(const f of readdirSync(D).sort()) for(const l of readFileSync(`${D}/${f}/reports.jsonl`,'utf8').trim().split('\n')){ const r=JSON.parse(l);
 const a=withFacts(articleOf('',{headline:r.headline,paragraphs:r.paragraphs,date:r.date?dated(r.date):null}),tokenizer); n++;
 for(const k of keyFigures(a.figures,5)){ const t=k.quotation.text; if(!t.includes('……')) continue; const head=t.split('……')[0]!; const tail=t.split('……').slice(1).join('……');
  const p=a.paragraphs.find(p=>p.includes(tail))??''; const e=p.indexOf(tail); const s=p.lastIndexOf(head,e); out.push(`${f}/${r.id} ${t}\n      ⟵ ${p.slice(Math.max(0,s-12),e+tail.length+8)}`);} }
console.log(n,out.length); console.log(out.join('\n'));
