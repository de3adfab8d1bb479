import { readFileSync } from 'node:fs';
import { readStructuredArticles } from '../src/load/structuredArticles.js';
import { describe } from '../src/newsroom.js';
import { keyFigures, leadSentence } from '../src/facts/index.js';
const nk=(s:string)=>s.normalize('NFKC').replace(/[\s*]+/g,'');
const d='/tmp/blind/figures3'; const L=(f:string)=>readFileSync(`${d}/${f}`,'utf8').split('\n').filter(l=>l.trim());
const W=new Map(L('wants.jsonl').map(l=>{const x=JSON.parse(l);return [x.id,x] as const}));
const Q=L('queries.jsonl').map(l=>JSON.parse(l));
const only=process.env.FULL;
for(const {article,externalId} of readStructuredArticles(L('reports.jsonl'),describe)){
 const w=W.get(externalId!)!;
 console.log(`## ${externalId} ${article.headline}`); if(only) console.log(article.paragraphs.join('\n'));
 console.log(` lead: ${leadSentence(article)}`);
 const K=keyFigures(article.figures,5); const T=K.map(k=>nk(k.quotation.text));
 const nums=w.figures.map((f:any)=>[nk(f.number),f.what]);
 K.forEach((k,i)=>console.log(`  ${nums.some((n:any)=>T[i]!.includes(n[0]))?'+':'-'} ${k.quotation.text}${k.period?`（${k.period}）`:''}`));
 const miss=nums.filter((n:any)=>!T.some(t=>t.includes(n[0])));
 for(const m of miss){ const f=article.figures.filter(f=>nk(f.quotation?.text??'').includes(m[0])||nk(f.text).includes(m[0])); console.log(`  MISS ${m[0]} ${m[1]} ${f.map(f=>`[w${f.worth.toFixed(2)} p${f.paragraph} ${f.quotation?.text}]`).join(' ')}`);}
 for(const x of Q.filter(x=>x.id===externalId)){const words=x.query.split(/\s+/); const [k]=keyFigures(article.figures,1,words); if(!k||!nk(k.quotation.text).includes(nk(x.number))){ console.log(`  QUERY ${x.query} → ${x.number} | ${k?.quotation.text}`);} }
}
