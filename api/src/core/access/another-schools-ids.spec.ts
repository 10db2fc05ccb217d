import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OccasionView, Requisition } from '@app/shared';
import { importFile } from '../../testing/import-file.js';
import { type Client, startTestApp, type TestApp, TestSchool } from '../../testing/index.js';

/** Every name of the other school has this word in it: an answer that has it told what is not ours. */
const THEIRS = 'Zebrawood';
const ROLES = ['admin', 'head', 'technician', 'teacher'] as const;

interface Schema {
  $ref?: string;
  type?: string;
  enum?: unknown[];
  format?: string;
  minimum?: number;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  allOf?: Schema[];
}
interface Operation {
  parameters?: { name: string; in: string; required?: boolean; schema: Schema }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
}
interface Document {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

/** One row of each kind that a route can be asked about, by the noun of its address. */
type Rows = Record<string, string>;

/** Makes a school with one of everything, all of it called after the school. */
async function everythingOf(kit: TestApp, word: string): Promise<{ school: TestSchool; rows: Rows }> {
  const school = await TestSchool.make(kit, { name: `${word} School` });
  const [technician, admin] = [school.client('technician'), school.client('admin')];
  const made = async (client: Client, path: string, body: object) => (await client.post<{ id: string }>(path, body)).body.id;
  const entry = await school.entry({ cycleDay: 'Tue', period: 'P3', group: `${word} 1`, room: `${word} Lab` });
  const lesson = `${entry}_2026-11-24`;
  const apparatus = await made(technician, '/apparatus', { name: `${word} lamp`, owned: 20 });
  const practicals = await made(technician, '/practicals', {
    ...{ title: `${word} practical`, subject: 'Physics', lines: [{ apparatusId: apparatus, perClass: 1 }] },
  });
  const schemes = await made(technician, '/schemes', {
    ...{ name: `${word} course`, subject: 'Physics', year: 10, steps: [{ code: `${word}1`, title: word, practicalId: practicals }] },
  });
  const asked = { lessonId: lesson, practicalId: practicals, status: 'submitted', lateReason: 'forgot' };
  const { body: request } = await school.client('teacher').post<Requisition>('/requisitions', asked);
  const { body: club } = await school.client('head').post<OccasionView>('/occasions', {
    ...{ title: `${word} club`, kind: 'club', date: '2026-11-25', start: '15:10', end: '16:00', departmentId: school.departmentId },
    teacherId: school.personId('teacher'),
  });
  const stock = { name: `${word} salt`, kind: 'chemical', amount: 5, unit: 'g', location: word };
  const window = { start: '08:30', end: '10:00' };
  const imported = await importFile(
    admin,
    `week,day,period,group,year,pupils,subject,department,teacher,room\n,Wed,P1,${word} 2,9,20,Science,Science,TEACHER,${word} Lab\n`,
  );
  const row = async (text: string) => (await kit.db.read<{ id: string }>(school.id, text, [school.id]))[0]?.id ?? '';
  const rooms = await row('SELECT id FROM room WHERE school_id = $1 ORDER BY code LIMIT 1');
  const rows: Rows = {
    absences: await made(admin, '/absences', { personId: school.personId('teacher'), from: '2026-12-01', to: '2026-12-01', reason: word }),
    apparatus,
    checks: await made(technician, '/checks', { title: `${word} check`, due: '2026-12-01' }),
    departments: school.departmentId,
    duties: await made(technician, '/duties', { title: `${word} duty`, function: 'other', minutes: 5, rrule: 'FREQ=WEEKLY', window }),
    groups: await row('SELECT id FROM teaching_group WHERE school_id = $1 ORDER BY code LIMIT 1'),
    imports: String((imported.body as { id?: string }).id ?? ''),
    lessons: lesson,
    log: await made(technician, '/log', { date: '2026-11-17', minutes: 5, kind: 'unpaid', note: word }),
    occasions: club.id,
    people: school.personId('teacher'),
    practicals,
    requisitions: request.id,
    rooms,
    schemes,
    stock: await made(technician, '/stock', stock),
    substances: await made(technician, '/substances', { name: `${word} oxide`, aliases: [], bands: [] }),
    tasks: request.tasks[0]?.id ?? '',
    closures: await made(admin, `/rooms/${rooms}/closures`, { from: '2026-12-07', to: '2026-12-07', note: word }),
    notes: await made(technician, `/practicals/${practicals}/notes`, { text: word }),
    lines: request.lines[0]?.id ?? '',
  };
  return { school, rows };
}

/** Which row a field of a body names. */
const NAMED: Record<string, string> = {
  apparatusId: 'apparatus',
  assigneeId: 'people',
  closureId: 'closures',
  departmentId: 'departments',
  departmentIds: 'departments',
  groupId: 'groups',
  handOverTo: 'people',
  headOf: 'departments',
  keep: 'people',
  keepUntilLessonId: 'lessons',
  lessonId: 'lessons',
  lessonIds: 'lessons',
  lineId: 'lines',
  mayUse: 'people',
  equivalents: 'apparatus',
  noteId: 'notes',
  other: 'people',
  personId: 'people',
  practicalId: 'practicals',
  prepRoomId: 'rooms',
  requisitionId: 'requisitions',
  roomId: 'rooms',
  schemeId: 'schemes',
  stockId: 'stock',
  substanceId: 'substances',
  technicianId: 'people',
  teacherId: 'people',
};

/** Another school's ids do nothing and tell nothing, wherever they are sent: in addresses, questions and bodies of every route there is. */
describe('another school’s ids', () => {
  let kit: TestApp;
  let ours: Awaited<ReturnType<typeof everythingOf>>;
  let theirs: Awaited<ReturnType<typeof everythingOf>>;
  let document: Document;
  let before: string;

  /** All that the other school has, but what it counts by itself. */
  const stored = async () => {
    const tables = await kit.db.acrossSchools<{ name: string }>(
      `SELECT c.relname AS name FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relrowsecurity ORDER BY 1`,
    );
    const hashes: string[] = [];
    for (const { name } of tables) {
      const [row] = await kit.db.read<{ hash: string }>(
        theirs.school.id,
        `SELECT md5(coalesce(string_agg(t::text, ' ' ORDER BY t::text), '')) AS hash FROM "${name}" t WHERE t.school_id = $1`,
        [theirs.school.id],
      );
      hashes.push(`${name} ${row?.hash}`);
    }
    return hashes.join('\n');
  };

  beforeAll(async () => {
    kit = await startTestApp('2026-11-18T09:00:00Z');
    [ours, theirs] = [await everythingOf(kit, 'Ash'), await everythingOf(kit, THEIRS)];
    document = (await kit.client().get<Document>('/openapi.json')).body;
    before = await stored();
  });
  afterAll(() => kit.stop());

  const resolved = (schema: Schema): Schema => {
    const name = schema.$ref?.split('/').at(-1);
    if (name !== undefined) return resolved(document.components.schemas[name] ?? {});
    return schema.allOf?.[0] ? resolved(schema.allOf[0]) : schema;
  };
  /** What a field is filled with; of a thing what must be said, and what it names. */
  function valueOf(name: string, schema: Schema, rows: Rows): unknown {
    const { type, enum: values, format, minimum, items, ...of } = resolved(schema);
    const named = NAMED[name];
    if (named !== undefined) return type === 'array' ? [rows[named]] : rows[named];
    if (values) return values[0];
    if (type === 'array') return items ? [valueOf(name, items, rows)] : [];
    if (type === 'object' || of.properties) return bodyOf(of, rows);
    if (type === 'number' || type === 'integer') return Math.max(1, minimum ?? 1);
    if (type === 'boolean') return false;
    if (format === 'date' || /^(?:date|from|to|due)$/.test(name)) return '2026-11-24';
    if (/^(?:start|end)$/.test(name)) return name === 'start' ? '10:00' : '11:00';
    return 'Oak';
  }
  function bodyOf({ properties = {}, required = [] }: Schema, rows: Rows, besides: Record<string, unknown> = {}): object {
    const said = Object.entries(properties).filter(([name]) => required.includes(name) && !(name in besides));
    return { ...Object.fromEntries(said.map(([name, schema]) => [name, valueOf(name, schema, rows)])), ...besides };
  }
  const routes = () =>
    Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path: path.replace(/^\/api/, ''), method: method.toUpperCase(), operation })),
    );
  const jsonOf = ({ requestBody }: Operation) => {
    const schema = requestBody?.content['application/json']?.schema;
    return schema ? resolved(schema) : undefined;
  };
  const addressOf = (path: string, rows: Rows) => {
    const noun = path.split('/')[1] ?? '';
    return path.replace(
      /\{(\w+)\}/g,
      (_, name: string) => rows[NAMED[name] ?? (name === 'id' ? noun : name)] ?? '00000000-0000-7000-8000-000000000000',
    );
  };
  const wrong: string[] = [];
  const send = async (who: string, method: string, path: string, body?: unknown) => {
    const answer = await ours.school.client(who).send(method as 'GET', path, body);
    const text = JSON.stringify(answer.body) ?? '';
    if (answer.status >= 500 || answer.status === 429) wrong.push(`${who} ${method} ${path}: ${answer.status}`);
    if (text.includes(THEIRS)) wrong.push(`${who} ${method} ${path} ${JSON.stringify(body)} tells of them: ${text.slice(0, 200)}`);
    return answer;
  };

  it('are made: one row of each kind', () => {
    expect(Object.entries(theirs.rows).filter(([, id]) => !id)).toEqual([]);
  });

  it('are not there in addresses, whoever asks', async () => {
    for (const { path, method, operation } of routes().filter((route) => route.path.includes('{id}')))
      for (const who of ROLES) {
        const schema = jsonOf(operation);
        const { status } = await send(who, method, addressOf(path, theirs.rows), schema && bodyOf(schema, ours.rows));
        if (status < 400) wrong.push(`${who} ${method} ${path}: ${status}`);
      }
    expect(wrong).toEqual([]);
  });

  it('are refused in bodies, one by one', async () => {
    for (const { path, method, operation } of routes()) {
      const { properties = {}, ...schema } = jsonOf(operation) ?? {};
      for (const [name, field] of Object.entries(properties)) {
        const isNamed = NAMED[name] !== undefined;
        const isInside = !isNamed && JSON.stringify(resolvedDeep(field)).match(/"(?:apparatusId|practicalId|stockId|substanceId)"/);
        if (!isNamed && !isInside) continue;
        const value = isNamed ? valueOf(name, field, theirs.rows) : insideOf(name, field);
        const body = bodyOf({ properties, ...schema }, ours.rows, { [name]: value });
        for (const who of ['admin', 'technician']) {
          const { status, body: answered } = await send(who, method, addressOf(path, ours.rows), body);
          // of several each is judged by itself: none was made
          const isNone = status === 200 && (answered as { created?: unknown[] }).created?.length === 0;
          if (status < 400 && !isNone) wrong.push(`${who} ${method} ${path} ${name}: ${status}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it('find nothing in questions', async () => {
    for (const { path, method, operation } of routes().filter((route) => route.method === 'GET'))
      for (const { name, in: at } of operation.parameters ?? []) {
        const named = NAMED[name];
        if (at !== 'query' || named === undefined) continue;
        const others = (operation.parameters ?? []).filter((other) => other.in === 'query' && other.required && other.name !== name);
        const query = [
          [name, theirs.rows[named]],
          ...others.map((other) => [other.name, String(valueOf(other.name, other.schema, ours.rows))]),
        ];
        const asked = query.map(([key, value]) => `${key}=${encodeURIComponent(String(value))}`).join('&');
        for (const who of ROLES) await send(who, method, `${addressOf(path, ours.rows)}?${asked}`);
      }
    expect(wrong).toEqual([]);
  });

  it('did nothing to what they name', async () => expect(await stored()).toBe(before));

  /** The schema with all that it refers to, two deep, by which it is seen what it can name. */
  function resolvedDeep(schema: Schema): unknown {
    const { items, properties, ...of } = resolved(schema);
    return { ...of, items: items && resolved(items), properties };
  }
  /** A list of one thing, all whose ids are theirs. */
  function insideOf(name: string, schema: Schema): unknown {
    const { type, items } = resolved(schema);
    const { properties = {}, required = [] } = resolved(type === 'array' && items ? items : schema);
    const ids = Object.keys(properties).filter((one) => /^(?:apparatusId|practicalId|stockId|substanceId)$/.test(one));
    const one = { ...bodyOf({ properties, required }, ours.rows), ...(ids[0] ? { [ids[0]]: theirs.rows[NAMED[ids[0]] ?? ''] } : {}) };
    return type === 'array' ? [one] : one;
  }
});
