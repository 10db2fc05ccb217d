import { describe, expect, it } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { rightsPage } from '../../testing/rights/rights-page.js';

const PAGE = resolve(import.meta.dirname, '../../../../docs/rights.md');

describe('the page of rights', () => {
  it('is what the table of access says; UPDATE_RIGHTS=1 writes it anew', () => {
    if (process.env['UPDATE_RIGHTS']) writeFileSync(PAGE, rightsPage());
    expect(rightsPage()).toBe(readFileSync(PAGE, 'utf8'));
  });

  it('says of technicians that they act in their departments and where work is shared, and of heads what is theirs to settle', () => {
    const cells = (act: string) =>
      rightsPage()
        .split('\n')
        .find((line) => line.includes(`\`${act}\``))
        ?.split('|')
        .map((cell) => cell.trim())
        .slice(2, -2);
    expect(cells('requisition.serve')).toEqual(['', 'department, shared', '', '']);
    expect(cells('task.change')).toEqual(['', 'department, shared', '', '']);
    expect(cells('department.set')).toEqual(['', '', 'department', 'yes']);
    expect(cells('school.set')).toEqual(['', '', '', 'yes']);
    expect(cells('requisition.see')).toEqual(['own', 'yes', 'yes', 'yes']);
  });
});
