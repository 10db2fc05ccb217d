import { TEACHERS } from '../people/demo-people.js';
import { chanceOf, lessonsOf } from '../people/teacher.js';
import { expect, test } from '../support/test.js';

const TIMES = 30;

const at = (all: readonly number[], share: number): number =>
  Math.round([...all].sort((one, other) => one - other)[Math.floor(all.length * share)] ?? 0);

test('what asking would mean is answered for the demo school; how long that takes is told', async ({ person }) => {
  const { api } = await person(TEACHERS.TOB);
  const lessons = await lessonsOf(api, '2026-11-23', '2026-11-27');
  // the fullest answer: late, short or over the line, with what would help
  const { lesson, practical } = await chanceOf(api, lessons, ({ alternatives }) => alternatives.length > 0);
  const took: number[] = [];
  for (let count = 0; count < TIMES; count++) {
    const from = performance.now();
    const { alternatives } = await api.post<{ alternatives: unknown[] }>('/requisitions/preview', {
      lessonId: lesson.id,
      practicalId: practical.id,
      pupils: 20 + (count % 10),
    });
    took.push(performance.now() - from);
    expect(Array.isArray(alternatives)).toBe(true);
  }
  console.info(
    `a preview with what would help, from the question to the answer: ${at(took, 0.5)} ms at the median, ${at(took, 0.95)} ms of 95 in 100`,
  );
});
