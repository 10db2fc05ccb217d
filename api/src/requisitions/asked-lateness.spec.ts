import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Requisition, RequisitionSummary, Role } from '@app/shared';
import type { Page } from '../core/http/index.js';
import { newId } from '../core/ids/index.js';
import { askFor } from '../testing/ask-for.js';
import { FULL_DAY, startTestApp, type TestApp, TestSchool } from '../testing/index.js';

type Listed = Page<RequisitionSummary>;

describe('lateness by person', () => {
  let kit: TestApp;
  let school: TestSchool;
  let artId: string;
  /** A late request of Patel in Science, and one of Jones in Art. */
  let [patels, joneses]: string[] = [];
  const people: [string, Role[], 'Science' | 'Art' | 'none'][] = [
    ['Patel', ['teacher'], 'Science'],
    ['Jones', ['teacher'], 'Art'],
    ['headOfArt', ['head'], 'Art'],
    ['headOfNone', ['head'], 'none'],
    ['technicianOfArt', ['technician'], 'Art'],
    ['headAndTechnician', ['head', 'technician'], 'Art'],
    ['headAndAdmin', ['head', 'admin'], 'Science'],
  ];
  beforeAll(async () => {
    kit = await startTestApp('2026-11-03T07:00:00Z');
    school = await TestSchool.make(kit);
    artId = newId();
    await sql("INSERT INTO department (school_id, id, name) VALUES ($1, $2, 'Art')", [artId]);
    for (const [key, roles, where] of people) {
      await school.person(key, roles, roles.includes('technician') ? FULL_DAY : null);
      if (where === 'Art')
        await sql('UPDATE person_department SET department_id = $2 WHERE school_id = $1 AND person_id = $3', [artId, school.personId(key)]);
      if (where === 'none') await sql('DELETE FROM person_department WHERE school_id = $1 AND person_id = $2', [school.personId(key)]);
      await school.signIn(key);
    }
    const [science, art] = [
      await school.entry({ cycleDay: 'Wed', period: 'P1', teacher: 'Patel', group: '10X/Ph4' }),
      await school.entry({ cycleDay: 'Thu', period: 'P2', teacher: 'Jones', group: '8Y/Ar2', departmentId: artId }),
    ];
    const late = { status: 'accepted', late: true, minutesLate: 90 };
    patels = await askFor(kit, school, { entry: science, date: '2026-11-04', ...late });
    joneses = await askFor(kit, school, { entry: art, date: '2026-11-05', ...late });
    await sql("UPDATE requisition SET late_reason = 'forgot', late_words = 'It was my birthday' WHERE school_id = $1 AND id = ANY($2)", [
      [patels, joneses],
    ]);
  });
  afterAll(() => kit.stop());

  const sql = (text: string, values: unknown[]) => kit.db.transaction(school.id, () => kit.db.query(text, [school.id, ...values]));
  const list = (query: string, key: string) => school.client(key).get<Listed>(`/requisitions?${query}`);
  /** The ids of what a list shows, or the refusal. */
  const found = async (query: string, key: string) => {
    const { status, body } = await list(query, key);
    return status === 200 ? body.items.map(({ id }) => id) : status;
  };
  const groupOf = async (id = '') => (await school.client('technician').get<Requisition>(`/requisitions/${id}`)).body.lesson.group?.id;

  it('is listed by a name to oneself and to the own head alone', async () => {
    const named = [`teacherId=${school.personId('Patel')}`, `groupId=${await groupOf(patels)}`];
    for (const name of named)
      for (const late of ['late=true', 'lateReason=forgot']) {
        for (const key of ['Patel', 'head', 'headOfNone', 'headAndAdmin'])
          expect([key, name, late, await found(`${name}&${late}`, key)]).toEqual([key, name, late, [patels]]);
        for (const key of ['technician', 'technicianOfArt', 'admin'])
          expect([key, name, late, await found(`${name}&${late}`, key)]).toEqual([key, name, late, 403]);
      }
    expect(await found(`${named[0]}&late=true`, 'headOfArt')).toBe(403);
    expect(await found(`${named[0]}&late=true`, 'headAndTechnician')).toBe(403);
    expect(await found(`${named[1]}&late=true`, 'headOfArt')).toEqual([]);
    // who asks of punctuality asks of lateness
    expect(await found(`${named[0]}&late=false`, 'technician')).toBe(403);
    expect(await found(named[0] ?? '', 'technician')).toEqual([patels]);
  });

  it('is listed without a name of the departments that somebody leads, and to technicians as work', async () => {
    for (const [key, ids] of [
      ['head', [patels]],
      ['headOfArt', [joneses]],
      ['headOfNone', [patels, joneses]],
      ['headAndAdmin', [patels]],
      ['technician', [patels, joneses]],
      ['technicianOfArt', [patels, joneses]],
      ['headAndTechnician', [patels, joneses]],
      ['Patel', [patels]],
      ['admin', 403],
    ] as const)
      expect([key, await found('late=true', key)]).toEqual([key, ids]);
    expect(await found(`late=true&departmentId=${artId}`, 'head')).toBe(403);
    expect(await found(`late=true&departmentId=${artId},${school.departmentId}`, 'head')).toBe(403);
    expect(await found(`late=true&departmentId=${artId}`, 'headOfArt')).toEqual([joneses]);
    expect(await found(`late=true&departmentId=${artId}`, 'technician')).toEqual([joneses]);
    expect(await found('late=true&mine=true', 'admin')).toEqual([]);
  });

  it('is told with its reasons to heads of the departments that they lead alone', async () => {
    for (const [key, ids] of [
      ['head', [patels]],
      ['headOfArt', [joneses]],
      ['headAndTechnician', [joneses]],
      ['technician', 403],
      ['admin', 403],
      ['Jones', [joneses]],
    ] as const)
      expect([key, await found('lateReason=forgot', key)]).toEqual([key, ids]);
  });

  it.each(['patel', '10x/ph4', 'ph4'])('is not found by technicians and other heads who search for %s among what was late', async (q) => {
    for (const key of ['technician', 'headOfArt', 'headAndTechnician'])
      expect([key, await found(`late=true&q=${encodeURIComponent(q)}`, key)]).toEqual([key, []]);
    expect(await found(`late=true&q=${encodeURIComponent(q)}`, 'head')).toEqual([patels]);
    expect(await found(`q=${encodeURIComponent(q)}`, 'technician')).toEqual([patels]);
  });

  it('is in the rows of a list to whom it is work or theirs to know', async () => {
    const said = async (key: string, id = '') => {
      const row = (await list('to=2026-11-10', key)).body.items.find((one) => one.id === id);
      return row && [row.late, row.minutesLate, row.lateReason, row.excused];
    };
    for (const key of ['Patel', 'head', 'headOfNone', 'headAndAdmin'])
      expect([key, await said(key, patels)]).toEqual([key, [true, 90, 'forgot', false]]);
    for (const key of ['technician', 'technicianOfArt', 'headAndTechnician'])
      expect([key, await said(key, patels)]).toEqual([key, [true, 90, null, null]]);
    for (const key of ['admin', 'headOfArt']) expect([key, await said(key, patels)]).toEqual([key, [null, null, null, null]]);
  });

  it('is told of one request with its reason to its teacher, to the own head and to those who serve it', async () => {
    const said = async (key: string) => {
      const { late, lateReason, lateWords, excused } = (await school.client(key).get<Requisition>(`/requisitions/${patels}`)).body;
      return [late, lateReason, lateWords, excused];
    };
    for (const key of ['Patel', 'head', 'headOfNone', 'headAndAdmin', 'technician'])
      expect([key, await said(key)]).toEqual([key, [true, 'forgot', 'It was my birthday', false]]);
    for (const key of ['admin', 'headOfArt', 'technicianOfArt', 'headAndTechnician'])
      expect([key, await said(key)]).toEqual([key, [true, null, null, null]]);
  });
});
