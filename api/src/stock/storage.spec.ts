import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Stock, Storage, StorageGroup } from '@app/shared';
import { startTestApp, type TestApp, TestSchool } from '../testing/index.js';

const group = (id: string, more: Partial<StorageGroup> = {}): StorageGroup => ({
  id,
  name: id,
  colour: '',
  apart: [],
  months: null,
  ...more,
});
const OXIDISERS = group('ox', { name: 'Oxidisers', colour: 'yellow', apart: ['fl'] });
const FLAMMABLES = group('fl', { name: 'Flammables', colour: 'red' });
const ETHERS = group('pe', { name: 'Peroxide formers', months: 6 });
const GROUPS = [OXIDISERS, FLAMMABLES, ETHERS];

describe('storage rules', () => {
  let kit: TestApp;
  let school: TestSchool;

  beforeAll(async () => {
    kit = await startTestApp('2026-11-10T09:00:00Z');
    school = await TestSchool.make(kit);
  });
  afterAll(() => kit.stop());

  const read = async (at = school) => (await at.client('technician').get<Storage>('/storage')).body;
  const put = (body: object, who = 'technician', at = school) => at.client(who).put<Storage>('/storage', body);
  const add = (body: object) =>
    school.client('technician').post<Stock>('/stock', { kind: 'chemical', amount: 100, unit: 'g', location: 'Shelf B2', ...body });

  it('begin empty, are read by all and written by who keeps stock, at the version that was read; undo brings them back', async () => {
    expect(await read()).toEqual({ version: 0, groups: [], stock: [], clashes: [], open: [] });
    expect((await put({ version: 0, groups: GROUPS }, 'teacher')).status).toBe(403);
    const saved = await put({ version: 0, groups: GROUPS });
    expect([saved.status, saved.body.version, saved.body.groups]).toEqual([200, 1, GROUPS]);
    expect((await school.client('teacher').get<Storage>('/storage')).body.groups).toEqual(GROUPS);
    const stale = await school.client('technician').put<{ code: string; current: Storage }>('/storage', { version: 0, groups: [] });
    expect([stale.status, stale.body.code, stale.body.current.groups]).toEqual([409, 'STALE_VERSION', GROUPS]);
    const other = await TestSchool.make(kit);
    expect((await read(other)).groups).toEqual([]);
    const less = await put({ version: 1, groups: [FLAMMABLES] });
    expect(less.body.groups).toEqual([FLAMMABLES]);
    const token = String(less.headers['undo-token']);
    expect((await school.client('technician').post('/undo', { token })).status).toBe(200);
    expect(await read()).toMatchObject({ version: 3, groups: GROUPS });
  });

  it.each([
    ['groups.1.name', [FLAMMABLES, group('x', { name: ' flammables' })]],
    ['groups.1.id', [FLAMMABLES, group('fl', { name: 'Other' })]],
    ['groups.0.apart', [group('a', { apart: ['a'] })]],
    ['groups.0.apart', [group('a', { apart: ['gone'] })]],
    ['groups.0.months', [group('a', { months: 0 })]],
    ['groups.0.months', [group('a', { months: 1.5 })]],
    ['groups.0.name', [group('a', { name: ' ' })]],
    ['groups.0.id', [group('a b')]],
    ['groups', Array.from({ length: 41 }, (_, at) => group(`g${at}`))],
  ])('are refused with %s named', async (field, groups) => {
    const before = await read();
    const { status, body } = await school.client('technician').put<{ errors: { field: string }[] }>('/storage', {
      ...{ version: before.version, groups },
    });
    expect([status, body.errors[0]?.field]).toEqual([422, field]);
    expect(await read()).toEqual(before);
  });

  it('say what stands together, and no longer once it is moved or used up', async () => {
    const nitrate = (await add({ name: 'Potassium nitrate', storageGroups: ['ox'] })).body;
    const ethanol = (await add({ name: 'Ethanol', unit: 'cm3', location: 'shelf b2', storageGroups: ['fl'] })).body;
    expect((await read()).clashes).toEqual([
      {
        location: 'shelf b2',
        one: { id: 'ox', name: 'Oxidisers', stock: ['Potassium nitrate'] },
        other: { id: 'fl', name: 'Flammables', stock: ['Ethanol'] },
      },
    ]);
    const moved = await school.client('technician').put<Stock>(`/stock/${ethanol.id}`, { version: 1, location: 'Cabinet' });
    expect(moved.body).toMatchObject({ storageGroups: ['fl'], location: 'Cabinet' });
    expect((await read()).clashes).toEqual([]);
    expect((await school.client('technician').post('/undo', { token: String(moved.headers['undo-token']) })).status).toBe(200);
    expect((await read()).clashes).toHaveLength(1);
    await school.client('technician').post(`/stock/${nitrate.id}/adjust`, { delta: -100, reason: 'Used up' });
    expect((await read()).clashes).toEqual([]);
  });

  it('say what is open and by when it is to be tested, the first due first', async () => {
    const ether = { name: 'Ethoxyethane', unit: 'cm3', location: 'Cabinet', storageGroups: ['fl', 'pe'] };
    const old = (await add({ ...ether, opened: '2026-05-09' })).body;
    const fresh = (await add({ ...ether, name: 'Tetrahydrofuran', opened: '2026-11-10' })).body;
    expect((await read()).open).toEqual(
      [
        ...[{ stockId: old.id, name: 'Ethoxyethane', opened: '2026-05-09', testBy: '2026-11-09', overdue: true }],
        ...[{ stockId: fresh.id, name: 'Tetrahydrofuran', opened: '2026-11-10', testBy: '2027-05-10', overdue: false }],
      ].map((one) => ({ ...one, location: 'Cabinet', group: 'Peroxide formers' })),
    );
    const tested = await school.client('technician').put<Stock>(`/stock/${old.id}`, { version: 1, opened: null });
    expect(tested.body.opened).toBeNull();
    expect((await read()).open).toHaveLength(1);
  });

  it('leave what was in a group that is gone as it was, and let it be changed', async () => {
    const { version } = await read();
    await put({ version, groups: [...GROUPS, group('old')] });
    const one = (await add({ name: 'Sulfur', storageGroups: ['old'] })).body;
    await put({ version: version + 1, groups: GROUPS });
    const changed = await school
      .client('technician')
      .put<Stock>(`/stock/${one.id}`, { version: 1, amount: 5, storageGroups: ['old', 'fl'] });
    expect([changed.status, changed.body.storageGroups]).toEqual([200, ['old', 'fl']]);
  });

  it.each([
    ['opened', { opened: '2026-11-11' }],
    ['opened', { opened: 'yesterday' }],
    ['storageGroups', { storageGroups: ['gone'] }],
    ['storageGroups', { storageGroups: 'ox' }],
  ])('refuse a wrong %s of a stock by name', async (field, wrong) => {
    const { status, body } = await school.client('technician').post<{ errors: { field: string }[] }>('/stock', {
      ...{ name: 'Urea', kind: 'chemical', amount: 1, unit: 'g', ...wrong },
    });
    expect([status, body.errors[0]?.field]).toEqual([422, field]);
  });
});
