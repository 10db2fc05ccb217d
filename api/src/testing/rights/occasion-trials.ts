import { DATE, type World } from './people.js';
import { ownAndOther, simple, type Trial } from './trials.js';

const club = ({ school }: World) => ({
  title: 'Club',
  kind: 'club',
  date: DATE,
  start: '15:30',
  end: '16:30',
  departmentId: school.departmentId,
});

/** Adding what is outside the timetable: for oneself, and for a colleague as one asks for a colleague's lesson. */
export const OCCASION_TRIALS: readonly Trial[] = [
  simple('occasion.add', (client, world) => client.post('/occasions', club(world))),
  ...ownAndOther('requisition.ask (occasion)', (client, world, whose) =>
    client.post('/occasions', { ...club(world), teacherId: world.school.personId(whose) }),
  ),
];
