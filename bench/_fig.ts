import { readFileSync } from 'node:fs';
import { readStructuredArticles } from '../src/load/structuredArticles.js';
import { describe } from '../src/newsroom.js';
import { keyFigures, leadSentence } from '../src/facts/index.js';
const d='/tmp/blind/figures3'; const L=(f:string)=>readFileSync(`${d}/${f}`,'utf8').split('\n').filter(l=>l.trim());
const nk=(s:string)=>s.normalize('NFKC').replace(/[\s*]+/g,'');
const W=new Map(L('wants.jsonl').map(l=>{const x=JSON.parse(l);return [x.id,x] as const}));
const Q=L('queries.jsonl').map(l=>JSON.parse(l));
let lok=0,n=0,rec=0,tot=0,lines=0,want=0,q=0,qn=0; const bad:string[]=[]; const byId=new Map<string,any>();
for(const {article,externalId} of readStructuredArticles(L('reports.jsonl'),describe)){ n++; const w=W.get(externalId!)!; byId.set(externalId!,article);
 const lead=nk(leadSentence(article)??''); const acc=(Array.isArray(w.lead)?w.lead:[w.lead]).map(nk); const ok=acc.some((x:string)=>lead!==''&&(x.includes(lead.slice(0,-1))||lead.includes(x.slice(0,-1)))); if(ok) lok++; else bad.push(`${article.headline} | ${leadSentence(article)} | ${acc[0].slice(0,60)}`);
 const T=keyFigures(article.figures,5).map(k=>nk(k.quotation.text)); const nums=w.figures.map((f:any)=>nk(f.number)); rec+=nums.filter((x:string)=>T.some(t=>t.includes(x))).length; tot+=nums.length; lines+=T.length; want+=T.filter(t=>nums.some((x:string)=>t.includes(x))).length;
 if(process.env.SHOW) console.log(article.headline,'\n   '+leadSentence(article)+'\n   '+keyFigures(article.figures,5).map(k=>k.quotation.text+(k.period?`（${k.period}）`:'')).join('\n   '));
}
for(const x of Q){ const a=byId.get(x.id); const words=x.query.split(/\s+/); const [k]=keyFigures(a.figures,1,words); qn++; if(k&&nk(k.quotation.text).includes(nk(x.number))) q++; }
console.log(`leads ${lok}/${n}; recall in five ${rec}/${tot} ${(100*rec/tot).toFixed(1)}; lines with a wanted number ${want}/${lines} ${(100*want/lines).toFixed(1)}; query first ${q}/${qn}`);
for(const b of bad) console.log(b.slice(0,230));
