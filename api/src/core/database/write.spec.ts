import { randomUUID } from 'node:crypto';
import { In, IsNull, LessThan, LessThanOrEqual, Like, MoreThan, Not } from 'typeorm';
import { ApparatusRow } from '../../apparatus/index.js';
import { SessionRow } from '../../identity/index.js';
import { PersonRow } from '../../school/index.js';
import { newRoom, RoomRow } from '../../calendar/index.js';
import { startTestApp, type TestApp, TestSchool } from '../../testing/index.js';
import { UndoRow } from '../undo/undo.entity.js';
import { ONE_MORE } from './index.js';
import { deleteStatement, updateStatement } from './write.js';

describe('writes that are made from entities', () => {
  let kit: TestApp;
  let schools: TestSchool[];
  beforeAll(async () => {
    kit = await startTestApp();
    schools = [await TestSchool.make(kit, { calendar: null }), await TestSchool.make(kit, { calendar: null })];
  });
  afterAll(() => kit.stop());

  const inFirst = <T>(work: () => Promise<T>) => kit.db.transaction(schools[0]!.id, work);
  const thing = (name: string, owned = 1): ApparatusRow => ({
    schoolId: schools[0]!.id,
    id: randomUUID(),
    version: 1,
    name,
    category: '',
    owned,
    outOfService: 0,
    location: '',
    prepRoomId: null,
    turnaroundMinutes: 0,
    labelled: false,
    aliases: [],
    archived: false,
    outOfServiceReason: null,
    outOfServiceUntil: null,
    backAt: null,
    ownTurnaroundMinutes: null,
    equivalents: [],
    useLog: false,
    mayUse: [],
  });
  async function added(...rows: ApparatusRow[]): Promise<ApparatusRow[]> {
    await inFirst(() => kit.db.insert([ApparatusRow, rows]));
    return rows;
  }
  const metadata = (entity: new () => object) => kit.db.source.getMetadata(entity);

  it('name the school of the transaction as a parameter, and nothing but what was asked', () => {
    expect(updateStatement(metadata(ApparatusRow), 'S', [{ id: 'A' }, { owned: 2, version: ONE_MORE, name: undefined }])).toEqual({
      text: 'UPDATE "apparatus" SET "owned" = $1, "version" = "version" + 1 WHERE school_id = $2 AND "id" = $3',
      values: [2, 'S', 'A'],
    });
    expect(deleteStatement(metadata(ApparatusRow), 'S', { owned: MoreThan(3) }, ['id']).text).toBe(
      'DELETE FROM "apparatus" WHERE school_id = $1 AND "owned" > $2 RETURNING "id" AS "id"',
    );
    expect(deleteStatement(metadata(SessionRow), null, { expiresAt: LessThanOrEqual('2026-01-01') }).text).toBe(
      'DELETE FROM "session" WHERE "expires_at" <= $1',
    );
  });
  it('change the rows that answer to every condition, and tell how many', async () => {
    const [one, two, three] = await added(thing('Update one', 1), thing('Update two', 2), thing('Update three', 3));
    const ids = [one!.id, two!.id, three!.id];
    const changed = await inFirst(() =>
      kit.db.update(ApparatusRow, { id: In(ids), owned: Not(In([2])) }, { location: 'Bay 4', version: ONE_MORE }),
    );
    expect(changed).toBe(2);
    const rows = await inFirst(() => kit.db.query('SELECT location, version FROM apparatus WHERE id = ANY($1) ORDER BY owned', [ids]));
    expect(rows).toEqual([
      { location: 'Bay 4', version: 2 },
      { location: '', version: 1 },
      { location: 'Bay 4', version: 2 },
    ]);
  });
  it('answer columns of what they changed or deleted', async () => {
    const [one] = await added(thing('Returned', 5));
    expect(await inFirst(() => kit.db.update(ApparatusRow, { id: one!.id }, { outOfService: 1 }, ['owned', 'outOfService']))).toEqual([
      { owned: 5, outOfService: 1 },
    ]);
    expect(await inFirst(() => kit.db.delete(ApparatusRow, { id: one!.id, owned: LessThan(9) }, ['name']))).toEqual([{ name: 'Returned' }]);
    expect(await inFirst(() => kit.db.delete(ApparatusRow, { id: one!.id }))).toBe(0);
  });
  it('write json, lists and nulls, and find what is null', async () => {
    const id = schools[0]!.personId('teacher');
    const workingPattern = { windows: [{ weekday: 1, start: '08:00', end: '12:00' }], breaks: [] };
    await inFirst(() => kit.db.update(PersonRow, { id, workingPattern: IsNull() }, { workingPattern, roles: ['teacher', 'head'] }));
    const read = () => inFirst(() => kit.db.one('SELECT working_pattern AS pattern, roles FROM person WHERE id = $1', [id]));
    expect(await read()).toEqual({ pattern: workingPattern, roles: ['teacher', 'head'] });
    await inFirst(() => kit.db.update(PersonRow, { id, workingPattern: Not(IsNull()) }, { workingPattern: null }));
    expect(await read()).toEqual({ pattern: null, roles: ['teacher', 'head'] });
  });
  it.each([1, 2, 8, 9, 1001])('write %i rows alike, however many they are', async (count) => {
    const odd = ['a "b", {c}\\d', 'NULL', '', "it's"];
    const things = Array.from({ length: count }, (_, index) => ({
      ...thing(`Row ${index} of ${count} "quoted"`, index),
      aliases: odd.slice(0, index % 5),
      labelled: index % 2 === 1,
      backAt: index % 3 === 0 ? null : '2026-11-03T07:00:00.5Z',
      outOfServiceUntil: index % 3 === 0 ? null : '2026-11-03',
    }));
    const personId = schools[0]!.personId('teacher');
    const undos = things.map(({ schoolId, id, name }, index): UndoRow => ({
      ...{ schoolId, id, personId, at: '2026-11-03T07:00:00Z', shared: false, usedAt: null, usedBy: null, eventIds: [id, id] },
      parts: [{ name: 'requisition.submitted', subjectId: id, eventIds: [], also: [name], kept: index % 2 ? null : { odd } }],
    }));
    await inFirst(() => kit.db.insert([ApparatusRow, things], [UndoRow, undos]));
    const rows = await inFirst(() =>
      kit.db.query(
        `SELECT name, aliases, owned, labelled, back_at IS NULL AS "isHere", out_of_service_until AS until, u.parts, u.event_ids AS events
         FROM apparatus JOIN undo u USING (school_id, id) WHERE id = ANY($1) ORDER BY owned`,
        [things.map(({ id }) => id)],
      ),
    );
    expect(rows).toEqual(
      things.map(({ name, aliases, owned, labelled, backAt, outOfServiceUntil }, index) => ({
        ...{ name, aliases, owned, labelled, isHere: backAt === null, until: outOfServiceUntil },
        ...{ parts: undos[index]?.parts, events: undos[index]?.eventIds },
      })),
    );
  });
  it('take bytes, which JSON has not', async () => {
    const tokenHash = Buffer.from('00ff10', 'hex');
    const at = '2026-11-03T07:00:00Z';
    const { id: personId, accountId } = schools[0]!.people.get('teacher')!;
    const session = {
      tokenHash,
      accountId,
      schoolId: schools[0]!.id,
      personId,
      xsrf: 'x',
      address: 'a',
      createdAt: at,
      seenAt: at,
      expiresAt: at,
      id: randomUUID(),
      endsAt: at,
      provedAt: at,
      schoolIds: [],
      deviceHash: null,
    };
    await inFirst(() => kit.db.insert([SessionRow, [session]]));
    expect(await inFirst(() => kit.db.delete(SessionRow, { tokenHash }, ['tokenHash']))).toEqual([{ tokenHash }]);
  });
  it('leave the rows of another school alone, by the statement itself', async () => {
    const id = randomUUID();
    for (const { id: schoolId } of schools)
      await kit.db.transaction(schoolId, () => kit.db.insert([RoomRow, [newRoom(schoolId, id, 'Twin')]]));
    expect(await inFirst(() => kit.db.update(RoomRow, { id }, { code: 'Mine' }))).toBe(1);
    const [theirs] = await kit.db.read(schools[1]!.id, 'SELECT code FROM room WHERE id = $1', [id]);
    expect(theirs).toEqual({ code: 'Twin' });
  });
  it('refuse a row of another school', async () => {
    const insert = inFirst(() => kit.db.insert([RoomRow, [newRoom(schools[1]!.id, randomUUID(), 'Wrong')]]));
    await expect(insert).rejects.toThrow('another school than its transaction');
  });
  it('refuse to change or delete every row, to change nothing, and operators that they have not', async () => {
    await expect(inFirst(() => kit.db.delete(RoomRow, {}))).rejects.toThrow('for every room');
    await expect(inFirst(() => kit.db.update(RoomRow, { id: undefined }, { code: 'x' }))).rejects.toThrow('for every room');
    await expect(inFirst(() => kit.db.update(RoomRow, { code: 'x' }, {}))).rejects.toThrow('Nothing of room');
    await expect(inFirst(() => kit.db.delete(RoomRow, { code: Like('x%') }))).rejects.toThrow("No writing of 'like'");
    await expect(inFirst(() => kit.db.delete(SessionRow, { xsrf: 'x' }, ['seenAt']))).rejects.toThrow('cannot come back from a write');
  });
  it('do not compile with a property or a value that the entity has not', () => {
    const wrong = [
      // @ts-expect-error no such property to look for
      () => kit.db.delete(RoomRow, { label: 'x' }),
      // @ts-expect-error no such property to change
      () => kit.db.update(RoomRow, { code: 'x' }, { label: 'y' }),
      // @ts-expect-error a code is a text
      () => kit.db.update(RoomRow, { code: 'x' }, { code: 1 }),
      // @ts-expect-error a code cannot be one more
      () => kit.db.update(RoomRow, { code: 'x' }, { code: ONE_MORE }),
      // @ts-expect-error no such column to answer
      () => kit.db.delete(RoomRow, { code: 'x' }, ['label']),
      // @ts-expect-error a row misses its code
      () => kit.db.insert([RoomRow, [{ schoolId: 'x', id: 'y' }]]),
    ];
    expect(wrong).toHaveLength(6);
  });
});
