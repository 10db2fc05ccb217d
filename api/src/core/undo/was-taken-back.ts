/**
 * Writes SQL for whether what a requisition's event tells, by its alias, was taken back since: whoever looks for the newest event of a name
 * leaves those out. The event of the taking back says so for as long as events are kept; the act itself is forgotten after two days.
 */
export function wasTakenBack(event: string): string {
  return `EXISTS (SELECT FROM event w WHERE w.school_id = $1 AND w.subject_id = ${event}.subject_id AND w.place > ${event}.place
    AND w.name = 'requisition.taken-back' AND w.payload->'after'->'events' ? ${event}.id::text)`;
}
