import { describe, expect, it } from '@jest/globals';
import { invalid, ProblemError, told } from './index.js';

describe('the sentence of a refusal', () => {
  it('keeps the facts in it by name', () => {
    const [owned, outOfService] = [3, 5];
    expect(told`Of ${{ owned }} owned, ${{ outOfService }} cannot be out of service.`).toEqual({
      text: 'Of 3 owned, 5 cannot be out of service.',
      params: { owned: 3, outOfService: 5 },
    });
  });

  it('says a list with commas, and may begin with a fact or say it twice', () => {
    const name = 'Sam';
    expect(told`${{ name }} is away; make ${{ name }} active`).toEqual({ text: 'Sam is away; make Sam active', params: { name } });
    expect(told`it has ${{ labels: ['A', 'B'] }}`).toEqual({ text: 'it has A, B', params: { labels: ['A', 'B'] } });
  });

  it('goes into a refusal and the wrong field of one', () => {
    const refused = invalid('owned', told`Of ${{ owned: 3 }} owned`);
    expect(refused).toMatchObject({ detail: 'Of 3 owned', params: { owned: 3 } });
    expect(refused.errors).toEqual([{ field: 'owned', code: 'invalid', message: 'Of 3 owned', params: { owned: 3 } }]);
    expect(new ProblemError('IN_USE', 'Still in use.')).toMatchObject({ detail: 'Still in use.', params: {} });
  });
});
