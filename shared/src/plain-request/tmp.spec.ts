import { it } from '@jest/globals';
import { readRequest } from './read-request.js';
import { schoolOfMessages, lexiconOfMessages } from './testing/read-messages.js';
const school = schoolOfMessages(); const lexicon = lexiconOfMessages();
declare const console: any; declare const performance: any;
it('x', () => {
  for (const t of ['test tubes - 40\ntest tube holders - 10', "series and parallel circuits on Fri P2, I'd like 16 sets"]) console.log(JSON.stringify(readRequest(t, lexicon, school), null, 1));
  const long = 'Can I have 10 sets of bunsens, tripods and guazes for 9X P3 Tues, 15 lamps too, 500 ml of 0.5M HCl. '.repeat(40).slice(0, 4000);
  const noise = Array.from({length: 800}, (_, i) => 'b' + (i * 7919 % 99991).toString(36).replace(/\d/g, 'q') + 'z').join(' ').slice(0, 4000);
  for (const t of [long, noise, '1 '.repeat(2000), 'a,'.repeat(2000), 'no '.repeat(1300), '\n'.repeat(4000), '9X '.repeat(1300), 'test tube rack and '.repeat(210)]) {
    for (let i = 0; i < 3; i++) { const a = performance.now(); readRequest(t, lexicon, school); console.log(t.slice(0, 20), performance.now() - a); }
  }
  const a = performance.now(); for (let i = 0; i < 50; i++) lexiconOfMessages(); console.log('lexicon', (performance.now() - a) / 50);
});
