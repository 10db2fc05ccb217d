import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { form, submit, type FieldTree } from '@angular/forms/signals';
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Refusal } from './refusal';
import { serverErrors } from './server-errors';

interface Draft {
  title: string;
  practical: string | null;
  lines: { name: string }[];
}

function refusal(...fields: string[]): Refusal {
  const errors = fields.map((field) => ({ field, code: 'x', message: `Wrong: ${field}.` }));
  return { status: 422, code: 'INVALID', title: '', detail: '', requestId: null, errors, body: {} };
}

describe('what the server found wrong', () => {
  let fields: FieldTree<Draft>;

  beforeEach(() => {
    fields = TestBed.runInInjectionContext(() => form(signal<Draft>({ title: 'Salts', practical: null, lines: [{ name: 'Salt' }] })));
  });

  async function refused(...wrong: string[]): Promise<void> {
    await submit(fields, { action: () => Promise.resolve(serverErrors(fields, refusal(...wrong), { practicalId: 'practical' })) });
  }

  it('stands at its field until that is changed', async () => {
    await refused('title');
    expect(fields.title().errors()).toMatchObject([{ kind: 'server', message: 'Wrong: title.' }]);
    fields.title().value.set('Making salts');
    expect(fields.title().errors()).toEqual([]);
  });

  it('reaches a field of another name, and the one that it is inside of', async () => {
    await refused('practicalId', 'lines.0.name');
    expect(fields.practical().errors()).toMatchObject([{ message: 'Wrong: practicalId.' }]);
    expect(fields.lines().errors()).toMatchObject([{ field: 'lines.0.name' }]);
  });

  it('stands at the form where no field has it', async () => {
    await refused('lessonId');
    expect(fields().errors()).toMatchObject([{ message: 'Wrong: lessonId.' }]);
    expect(serverErrors(fields, null)).toEqual([]);
  });
});
