import type { Requisition } from '@app/shared';
import type { Answer, Client } from '../test-app.js';
import type { Planted } from './plant.js';

type Paths = (planted: Planted) => string[];

const DAYS = 'from=2026-11-16&to=2026-11-20';
const NEXT_DAY = '2026-11-19';

const the =
  (...paths: string[]): Paths =>
  () =>
    paths;

/** Of each route that is read what is asked for, everything that may be named in turn; a route that is not here fails the sweep. */
export const READS: Record<string, Paths> = {
  '/absences': ({ school }) => ['', `&personId=${school.personId('teacher')}`].map((more) => `?from=2026-11-16&to=2026-11-20${more}`),
  '/activity': ({ late, queried, changed }) => ['?limit=200', ...[late, queried, changed].map(({ id }) => `?limit=200&subjectId=${id}`)],
  '/apparatus': the('?limit=200'),
  '/apparatus/{id}': ({ apparatusId }) => [apparatusId],
  '/apparatus/{id}/availability': ({ apparatusId }) => [`${apparatusId}?from=2026-11-19T00:00:00Z&to=2026-11-20T00:00:00Z`],
  '/apparatus/{id}/breakages': ({ apparatusId }) => [`${apparatusId}?limit=200`],
  '/apparatus/{id}/uses': ({ apparatusId }) => [`${apparatusId}?limit=200`],
  '/apparatus/timeline': the(`?${DAYS}`),
  '/breakages': the('?limit=200'),
  '/calendar': the(`?${DAYS}`),
  '/calendar/deadline': ({ school }) => [`?departmentId=${school.departmentId}&date=${NEXT_DAY}&period=P1`],
  '/coverage': ({ schemeId }) => [`?schemeId=${schemeId}`],
  '/departments': the(''),
  '/docs': the(''),
  '/docs/{file}': the('swagger-ui.css'),
  '/groups': the('?limit=200'),
  '/groups/{id}/scheme': ({ groupId }) => [groupId],
  '/events': the(''),
  '/health': the(''),
  '/imports': the('?limit=200'),
  '/imports/{id}': ({ importId }) => [importId],
  '/imports/runs': the(''),
  '/lessons': ({ school, artId }) =>
    ['', `&teacherId=${school.personId('teacher')}`, `&departmentId=${school.departmentId}`, `&departmentId=${artId}`].map(
      (more) => `?${DAYS}${more}`,
    ),
  '/log': the('', '?limit=200'),
  '/me': the(''),
  '/me/notifications': the(''),
  '/me/sessions': the(''),
  '/notifications': the('?limit=200'),
  '/auth/session': the(''),
  '/openapi.json': the(''),
  '/notices': the('?limit=200'),
  '/occasions': the('?limit=200'),
  '/occasions/{id}': ({ occasionId }) => [occasionId],
  '/offers': ({ late }) => ['?limit=200', `?limit=200&requisitionId=${late.id}`],
  '/outbox': the('?limit=200'),
  '/people': the('?limit=200'),
  '/people/merge': ({ school }) => [`?keep=${school.personId('teacher')}&other=${school.personId('namesake')}`],
  '/practicals': the('?limit=200'),
  '/practicals/{id}': ({ practicalId }) => [practicalId],
  '/files/{id}': ({ fileId }) => [fileId],
  '/practicals/estimates': the(''),
  '/practicals/export': the(''),
  '/practicals/{id}/versions': ({ practicalId }) => [practicalId],
  '/prep-list': ({ school, artId }) =>
    ['2026-11-18', NEXT_DAY].flatMap((date) =>
      ['', `&departmentId=${school.departmentId}`, `&departmentId=${artId}`].map((more) => `?date=${date}${more}`),
    ),
  ...Object.fromEntries(
    ['lateness', 'service-factor', 'recognition'].map((report): [string, Paths] => [
      `/reports/${report}`,
      ({ school, artId }) =>
        ['', `&departmentId=${school.departmentId}`, `&departmentId=${artId}`].flatMap((more) =>
          ['', '&format=csv'].map((format) => `?${DAYS}${more}${format}`),
        ),
    ]),
  ),
  '/requisitions': ({ school }) => [
    ...['', '?limit=200', '?limit=200&order=latest', '?late=true', '?lateReason=pupil-need', '?mine=true', '?q=Density', '?q=teacher'],
    ...['', '&late=true', '&lateReason=pupil-need'].map((more) => `?teacherId=${school.personId('teacher')}${more}`),
    ...['', '&late=true', '&lateReason=pupil-need'].map((more) => `?departmentId=${school.departmentId}${more}`),
  ],
  '/requisitions/{id}': ({ late, queried, changed, cancelled }) => [late, queried, changed, cancelled].map(({ id }) => id),
  '/requisitions/copy-week': ({ school }) => [`?from=2026-11-16&to=2026-11-23&teacherId=${school.personId('teacher')}`],
  '/rooms': the('?limit=200'),
  '/rooms/{id}': ({ roomId }) => [roomId],
  '/requisitions/{id}/draws': ({ late }) => [late.id],
  '/requisitions/{id}/takers': ({ late }) => [late.id],
  '/schemes': the('?limit=200'),
  '/schemes/{id}': ({ schemeId }) => [schemeId],
  '/rooms/{id}/availability': ({ roomId }) => [`${roomId}?${DAYS}`],
  '/school': the(''),
  '/setup': the(''),
  '/checks': the('?limit=200'),
  '/checks/{id}': ({ checkId }) => [checkId],
  '/checks/{id}/records': ({ checkId }) => [checkId],
  '/duties': the('?limit=200'),
  '/shopping-list': the(''),
  '/storage': the(''),
  '/budgets': the(''),
  '/purchases': the('?limit=200'),
  '/machines': the('', `?${DAYS}`),
  '/machine-jobs': the(''),
  '/week-list': ({ school, artId }) => [school.departmentId, artId].map((id) => `?week=2026-11-16&departmentId=${id}`),
  '/stock': the('?limit=200'),
  '/stock/{id}': ({ stockId }) => [stockId],
  '/stock/{id}/movements': ({ stockId }) => [stockId],
  '/substances': the('?limit=200'),
  '/substances/{id}': ({ substanceId }) => [substanceId],
  '/to-settle': ({ late }) => ['?limit=200', `?requisitionId=${late.id}`],
  '/to-settle/count': the(''),
  '/workload': ({ school, artId }) =>
    ['', `&departmentId=${school.departmentId}`, `&departmentId=${artId}`].map((more) => `?${DAYS}${more}`),
  '/workload/figures': ({ school, artId }) =>
    ['', `&departmentId=${school.departmentId}`, `&departmentId=${artId}`].map((more) => `?${DAYS}${more}`),
  '/workload/levelling': ({ school }) => [`?from=2026-11-16&to=2026-11-22&departmentId=${school.departmentId}`],
  '/workload/board': ({ school, artId }) =>
    ['', `&departmentId=${school.departmentId}`, `&departmentId=${artId}`].map((more) => `?week=2026-11-16${more}`),
};

const to = ({ id }: Requisition, rest = '') => `/requisitions/${id}${rest}`;

/** What answers with more than it was asked for: what is tried before it is done, and what is refused because others were there first. */
export const ASKED: Record<string, (client: Client, planted: Planted) => Promise<Answer>[]> = {
  'POST /requisitions/preview': (client, { late }) => [
    client.post('/requisitions/preview', { lessonId: late.lesson.id, title: 'Density', requisitionId: late.id }),
    client.post('/requisitions/preview', { lessonId: late.lesson.id, title: 'Density' }),
  ],
  'PUT /requisitions/{id}': (client, { late, changed, queried }) =>
    [late, queried, changed].map((one) => client.put(to(one), { version: 99, pupils: 3 })),
  'POST /requisitions/{id}/transitions': (client, { late, changed, queried }) =>
    [late, queried, changed].map((one) => client.post(to(one, '/transitions'), { version: 99, to: 'accepted' })),
  'POST /requisitions/{id}/move': (client, { late, changed }) =>
    [late, changed].map((one) => client.post(to(one, '/move'), { version: 99, lessonId: changed.lesson.id })),
  'PATCH /tasks/{id}': (client, { taskId }) => [client.patch(`/tasks/${taskId}`, { version: 99, pinned: true })],
  'PUT /people/{id}': (client, { school }) => [client.put(`/people/${school.personId('teacher')}`, { version: 99, name: 'Another' })],
};
