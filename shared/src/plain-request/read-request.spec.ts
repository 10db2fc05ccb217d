import { describe, expect, it } from '@jest/globals';
import { readRequest } from './read-request.js';
import { OPEN_MESSAGES } from './testing/messages-open.js';
import { judge, lexiconOfMessages, messagesOf, schoolOfMessages, type RightOf } from './testing/read-messages.js';

const school = schoolOfMessages();
const lexicon = lexiconOfMessages();

function score(messages: readonly RightOf[]) {
  const judged = messages.map((message) => ({ ...message, ...judge(message, readRequest(message.text, lexicon, school)) }));
  const lines = judged.reduce((sum, { right }) => sum + right.length, 0);
  const right = judged.reduce((sum, { rightLines }) => sum + rightLines, 0);
  return {
    share: right / lines,
    wrong: judged.filter(({ silentlyWrong }) => silentlyWrong.length > 0).map(({ text, silentlyWrong }) => ({ text, silentlyWrong })),
    missing: judged.filter(({ missing }) => missing.length > 0).map(({ text, missing }) => ({ text, missing })),
  };
}

describe('a request in plain words', () => {
  it('is read as it was meant, and never silently otherwise', () => {
    const { share, wrong, missing } = score(messagesOf(OPEN_MESSAGES));
    if (process.env['SHOW']) console.log(share, JSON.stringify({ wrong, missing }, null, 1));
    expect(wrong).toEqual([]);
    expect(share).toBeGreaterThanOrEqual(0.95);
  });
});
