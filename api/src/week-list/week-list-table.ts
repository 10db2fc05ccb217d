import type { WeekList } from '@app/shared';
import type { CsvCell } from '../core/http/index.js';

/** Makes the table of a week's list: what to buy by ingredient, then what to cut by material and size. */
export function weekListTable({ items, cuts }: WeekList): [readonly string[], CsvCell[][]] {
  const forWhom = (lessons: WeekList['items'][number]['lessons']) =>
    lessons.map(({ lesson, quantity }) => `${lesson.date} ${lesson.period} ${lesson.group}: ${quantity}`).join('; ');
  return [
    [
      'list',
      'name',
      'strength',
      'unit',
      'length_mm',
      'width_mm',
      'thickness_mm',
      'needed',
      'after_closing',
      'there',
      'to_buy',
      'supplier',
      'for',
    ],
    [
      ...items.map((one): CsvCell[] => [
        ...['buy', one.name, one.concentration ?? one.concentrationText, one.unit, null, null, null],
        ...[one.needed, one.late, one.there, one.toBuy, one.supplier, forWhom(one.lessons)],
      ]),
      ...cuts.map((one): CsvCell[] => [
        ...['cut', [one.material, ...one.parts].join(', '), null, null, one.length, one.width, one.thickness],
        ...[one.pieces, null, null, null, null, forWhom(one.lessons)],
      ]),
    ],
  ];
}
