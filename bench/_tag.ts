import { tokenizer } from '../test/facts/material.js';
import { clausesOf } from '../src/language/index.js';
for(const t of process.argv.slice(2)) for(const c of clausesOf(t,tokenizer)) console.log(c.words.map(w=>w.word+'/'+w.tag).join(' '));
