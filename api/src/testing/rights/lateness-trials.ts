import type { LatenessReport, Requisition, RequisitionSummary } from '@app/shared';
import type { Page } from '../../core/http/index.js';
import { askFor } from '../ask-for.js';
import { DATE, type World } from './people.js';
import { simple, type Trial, verdict } from './trials.js';

const lateOf = ({ kit, school, entries }: World, whose: string) =>
  askFor(kit, school, { entry: entries.get(whose) ?? '', date: DATE, status: 'submitted', late: true, minutesLate: 5 });

const reportOf = ({ school }: World, who: string) =>
  school.client(who).get<LatenessReport>(`/reports/lateness?from=${DATE}&to=${DATE}&departmentId=${school.departmentId}`);

/** Who is told that a request was late, why, and what its people wrote to each other. */
export const LATENESS_TRIALS: readonly Trial[] = [
  simple('report.read', (client) => client.get(`/reports/lateness?from=${DATE}&to=${DATE}`)),
  {
    name: 'lateness.readTotals',
    row: 'Science',
    run: async (world, who) => {
      const answer = await reportOf(world, who);
      return answer.status === 200 && answer.body.own ? 'no (own)' : verdict(answer);
    },
  },
  {
    name: 'lateness.readByTeacher',
    row: 'Science',
    run: async (world, who) => {
      const answer = await reportOf(world, who);
      if (answer.status !== 200) return verdict(answer);
      if (answer.body.own) return 'no (own)';
      return answer.body.byTeacher === undefined ? 'no (hidden)' : 'yes';
    },
  },
  ...(['own', 'a colleague’s'] as const).flatMap((row): Trial[] => [
    {
      name: 'lateness.see',
      row,
      run: async (world, who) => {
        const whose = row === 'own' ? who : 'colleague';
        const id = await lateOf(world, whose);
        const query = `teacherId=${world.school.personId(whose)}&status=submitted&limit=200&order=latest&from=${DATE}`;
        const answer = await world.school.client(who).get<Page<RequisitionSummary>>(`/requisitions?${query}`);
        if (answer.status !== 200) return verdict(answer);
        return answer.body.items.find((one) => one.id === id)?.late ? 'yes' : 'no (hidden)';
      },
    },
    {
      name: 'lateness.readReason',
      row,
      run: async (world, who) => {
        const id = await lateOf(world, row === 'own' ? who : 'colleague');
        const answer = await world.school.client(who).get<Requisition>(`/requisitions/${id}`);
        if (answer.status !== 200) return verdict(answer);
        return answer.body.excused === null ? 'no (hidden)' : 'yes';
      },
    },
    {
      name: 'lateness.excuse',
      row,
      run: async (world, who) => {
        const id = await lateOf(world, row === 'own' ? who : 'colleague');
        return verdict(await world.school.client(who).put(`/requisitions/${id}`, { version: 1, excused: true }));
      },
    },
    {
      name: 'requisition.readWords',
      row,
      run: async (world, who) => {
        const id = await lateOf(world, row === 'own' ? who : 'colleague');
        const answer = await world.school.client(who).get<Requisition>(`/requisitions/${id}`);
        if (answer.status !== 200) return verdict(answer);
        return answer.body.messages === null ? 'no (hidden)' : 'yes';
      },
    },
  ]),
];
