import type { Question } from '@app/shared';
import { instant } from '../core/clock/index.js';
import { wasTakenBack } from '../core/undo/index.js';

/** A question as SQL gives it: `at` in epoch milliseconds. */
export type AskedQuestion = Omit<Question, 'at'> & { at: number };

/** Writes SQL for the question that is open about a requisition, by its alias; null while nothing is asked. It costs nothing for those that are not queried. */
export function questionOf(q: string): string {
  return `CASE WHEN ${q}.status = 'queried' THEN (
    SELECT json_build_object('text', coalesce(a.note, ''), 'at', date_part('epoch', a.at) * 1000, 'by', json_build_object('id', b.id, 'code', b.code, 'name', b.name))
    FROM event a JOIN person b ON b.school_id = $1 AND b.id = a.person_id
    WHERE a.school_id = $1 AND a.subject_id = ${q}.id AND a.name = 'requisition.queried' AND NOT ${wasTakenBack('a')} ORDER BY a.place DESC LIMIT 1) END`;
}

/** Reads a question in the shape of the contract. */
export function toQuestion(asked: AskedQuestion | null): Question | null {
  return asked && { ...asked, at: instant(asked.at) };
}
