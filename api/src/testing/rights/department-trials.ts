import { newId } from '../../core/ids/index.js';
import { simple, type Trial } from './trials.js';

const policy = { from: '2026-09-01', kind: 'notice', schoolDays: 1 };
const whatIf = (departmentId: string) => ({ from: '2026-09-01', to: '2026-09-30', departmentId });

/** What people settle for departments and for the school. */
export const DEPARTMENT_TRIALS: readonly Trial[] = [
  simple('department.list', (client) => client.get('/departments')),
  simple('department.write (add)', (client) => client.post('/departments', {})),
  simple('department.write (name)', (client, { school }) =>
    client.put(`/departments/${school.departmentId}`, { name: `Science ${newId()}` }),
  ),
  simple('department.set', (client, { school }) => client.put(`/departments/${school.departmentId}`, { teamShared: false }), 'Science'),
  simple('department.set', (client, { artId }) => client.put(`/departments/${artId}`, { teamShared: false }), 'Art'),
  simple('department.setPolicy', (client, { school }) => client.put(`/departments/${school.departmentId}/policy`, policy), 'Science'),
  simple('department.setPolicy', (client, { artId }) => client.put(`/departments/${artId}/policy`, policy), 'Art'),
  simple('workload.tryOut', (client, { school }) => client.post('/workload/what-if', whatIf(school.departmentId)), 'Science'),
  simple('workload.tryOut', (client, { artId }) => client.post('/workload/what-if', whatIf(artId)), 'Art'),
  simple('school.see', (client) => client.get('/school')),
  simple('school.set', (client) => client.put('/school', {})),
];
