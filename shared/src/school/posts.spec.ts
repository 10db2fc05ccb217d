import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { countPosts } from './posts.js';

const anyPeople = fc
  .array(fc.option(fc.constantFrom('Physics', ' physics ', 'PHYSICS', 'Biology', '', ' ')), { maxLength: 8 })
  .map((posts) => posts.map((post, index) => ({ id: `p${index}`, post })));

describe('posts', () => {
  it('are as many as there are people of whom nobody before shares the post', () => {
    fc.assert(
      fc.property(anyPeople, (people) => {
        const shares = (one: string | null, other: string | null) =>
          (one ?? '').trim() !== '' && (one ?? '').trim().toLowerCase() === (other ?? '').trim().toLowerCase();
        const first = people.filter(({ post }, index) => !people.slice(0, index).some((other) => shares(post, other.post)));
        expect(countPosts(people)).toBe(first.length);
      }),
    );
  });

  it('that nobody names are one each, though a post has a person’s id for its name', () => {
    expect(
      countPosts([
        { id: 'a', post: null },
        { id: 'b', post: 'a' },
        { id: 'c', post: 'person a' },
      ]),
    ).toBe(3);
  });
});
