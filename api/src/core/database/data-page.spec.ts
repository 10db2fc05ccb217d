import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { entities } from '../../entities.js';
import { dataSource } from './index.js';

const PAGE = readFileSync(join(import.meta.dirname, '../../../../docs/data.md'), 'utf8');
const CLASSES = ['Secret', 'Between people', 'Of staff', 'Of the school', 'Of the machine'];

/** The cells of the lines of the page that begin with one of the classes. */
const lines = PAGE.split('\n')
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
  .filter(([first = '']) => CLASSES.includes(first));

describe('the page of what is kept', () => {
  it('names every table once', async () => {
    const source = dataSource(process.env['DATABASE_URL'] ?? '', 'owner', entities);
    await (source as DataSource & { buildMetadatas(): Promise<void> }).buildMetadatas();
    const tables = source.entityMetadatas.map(({ tableName }) => tableName).sort();
    const named = lines.flatMap((cells) => [...(cells[2] ?? '').matchAll(/`(\w+)`/g)].map(([, table = '']) => table));
    expect(named.sort()).toEqual(tables);
  });

  it('says of each class what it is and how it is protected', () => {
    expect(lines.map(([first]) => first)).toEqual([...CLASSES, ...CLASSES]);
    for (const cells of lines) expect(cells.filter((cell) => cell === '')).toEqual([]);
  });
});
