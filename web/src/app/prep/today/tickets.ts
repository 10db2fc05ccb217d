import type { ListedTask, PrepList } from '@app/shared/contracts';
import { parseInstantMs, ticketState, type InRoom, type TicketState } from '@app/shared/rules';

/** One class's practical on the day of its lesson, and what is to be done next with it. */
export interface Ticket extends InRoom {
  /** The request's id. */
  id: string;
  title: string;
  group: string;
  lastPeriod: string | null;
  state: TicketState;
  /** It waits for an answer: nobody makes it yet. */
  waits: boolean;
}

/** Lists what goes into the rooms on the day of a list, in the list's order; `isDone` knows the ticks that are not sent yet. */
export function ticketsOf(list: Pick<PrepList, 'date' | 'tasks'>, isDone: (task: ListedTask) => boolean, nowMs: number): Ticket[] {
  const ofLessons = list.tasks.filter(({ kind, lesson }) => lesson?.lessonDate === list.date && kind !== 'support' && kind !== 'duty');
  const ids = new Set(ofLessons.map(({ requisitionId }) => requisitionId));
  return [...ids].flatMap((id) => {
    const tasks = ofLessons.filter(({ requisitionId }) => requisitionId === id);
    const lesson = tasks[0]?.lesson;
    if (id === null || !tasks[0] || !lesson) return [];
    const steps = tasks.map((task) => ({ kind: task.kind, isDone: isDone(task), fromMs: parseInstantMs(task.from) }));
    const { group, room, period, lastPeriod, status, lessonStart } = lesson;
    return [
      {
        ...{ id, group, room, period, lastPeriod },
        startMs: parseInstantMs(lessonStart),
        title: tasks[0].title,
        state: ticketState(steps, status, nowMs),
        waits: ['submitted', 'queried'].includes(status),
      },
    ];
  });
}
