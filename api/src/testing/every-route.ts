import type { Rows } from './one-of-everything.js';
import type { TestApp } from './test-app.js';

export interface Schema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  format?: string;
  minimum?: number;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  allOf?: Schema[];
}
export interface Operation {
  parameters?: { name: string; in: string; required?: boolean; schema: Schema }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
}
interface Document {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

/** Which row a field of a body names. */
export const NAMED: Record<string, string> = {
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

/** Every route that the OpenAPI document has, and what can be sent to it with the rows of a school. */
export class EveryRoute {
  private constructor(private readonly document: Document) {}

  static async of(kit: TestApp): Promise<EveryRoute> {
    return new EveryRoute((await kit.client().get<Document>('/openapi.json')).body);
  }

  all(): { path: string; method: string; operation: Operation }[] {
    return Object.entries(this.document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path: path.replace(/^\/api/, ''), method: method.toUpperCase(), operation })),
    );
  }

  /** The schema that another refers to. */
  resolved(schema: Schema): Schema {
    const name = schema.$ref?.split('/').at(-1);
    if (name !== undefined) return this.resolved(this.document.components.schemas[name] ?? {});
    return schema.allOf?.[0] ? this.resolved(schema.allOf[0]) : schema;
  }

  /** What a route takes as JSON. */
  jsonOf({ requestBody }: Operation): Schema | undefined {
    const schema = requestBody?.content['application/json']?.schema;
    return schema ? this.resolved(schema) : undefined;
  }

  /** A route's address with the rows that it is about. */
  addressOf(path: string, rows: Rows): string {
    const noun = path.split('/')[1] ?? '';
    return path.replace(
      /\{(\w+)\}/g,
      (_, name: string) => rows[NAMED[name] ?? (name === 'id' ? noun : name)] ?? '00000000-0000-7000-8000-000000000000',
    );
  }

  /** A body of what must be said, and besides it of this. */
  bodyOf({ properties = {}, required = [] }: Schema, rows: Rows, besides: Record<string, unknown> = {}): object {
    const said = Object.entries(properties).filter(([name]) => required.includes(name) && !(name in besides));
    return { ...Object.fromEntries(said.map(([name, schema]) => [name, this.valueOf(name, schema, rows)])), ...besides };
  }

  /** What a field is filled with; of a thing what must be said, and what it names. */
  valueOf(name: string, schema: Schema, rows: Rows): unknown {
    const { type, enum: values, format, minimum, items, ...of } = this.resolved(schema);
    const kinds = [type].flat();
    const named = NAMED[name];
    if (named !== undefined) return kinds.includes('array') ? [rows[named]] : rows[named];
    if (values) return values[0];
    if (kinds.includes('array')) return items ? [this.valueOf(name, items, rows)] : [];
    if (kinds.includes('object') || of.properties) return this.bodyOf(of, rows);
    if (kinds.includes('number') || kinds.includes('integer')) return Math.max(1, minimum ?? 1);
    if (kinds.includes('boolean')) return false;
    if (format === 'date' || /^(?:date|from|to|due)$/.test(name)) return '2026-11-24';
    if (format === 'date-time') return '2026-11-24T10:00:00Z';
    if (/^(?:start|end)$/.test(name)) return name === 'start' ? '10:00' : '11:00';
    return 'Oak';
  }
}
