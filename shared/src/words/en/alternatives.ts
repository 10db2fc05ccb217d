import type { AlternativeFacts } from '../../requisitions/alternatives.js';
import { counted } from './counts.js';
import { day } from './dates.js';

/** Says one thing that would help with a request that is late, short or too much, and what it saves. */
export function text(facts: AlternativeFacts, minutesSaved: number): string {
  const saving = minutesSaved > 0 ? `, saves ${counted(minutesSaved, 'minute')}` : '';
  switch (facts.kind) {
    case 'lesson':
      return `${day(facts.date)}, ${facts.period}: everything is free`;
    case 'sets':
      return `Groups of ${facts.groupSize}: ${counted(facts.sets, 'set')}, all free${saving}`;
    case 'shared':
      return `${facts.title} is out that day anyway: shares its set-up${saving}`;
  }
}
