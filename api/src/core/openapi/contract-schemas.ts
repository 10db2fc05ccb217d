import { defaultMetadataStorage } from 'class-transformer/cjs/storage.js';
import { validationMetadatasToSchemas } from 'class-validator-jsonschema';

/** A JSON schema (draft 2020-12, as OpenAPI 3.1 has them), as far as ours go. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  anyOf?: Schema[];
  additionalProperties?: boolean;
  [more: string]: unknown;
}

export const SCHEMAS = '#/components/schemas/';

const FORMATS = {
  isDateOnly: { type: 'string', format: 'date', example: '2026-11-03' },
  isOneLine: { type: 'string' },
  isInstant: { type: 'string', format: 'date-time', example: '2026-11-03T08:50:00Z' },
  isTimeZoneName: { type: 'string', format: 'iana-time-zone', example: 'Europe/London' },
} as const;
const WALL_TIME = '^([01]\\d|2[0-3]):[0-5]\\d$';

/** A reference stands alone: what is said beside it would have to hold as well. */
function alone(schema: Schema): Schema {
  if (schema.$ref !== undefined) return { $ref: schema.$ref };
  return schema.items ? { ...schema, items: alone(schema.items) } : schema;
}

function orNull(schema: Schema): Schema {
  if (typeof schema.type === 'string' && !schema.enum) return { ...schema, type: [schema.type, 'null'] };
  return Object.keys(schema).length === 0 ? schema : { anyOf: [schema, { type: 'null' }] };
}

function toCurrent(schema: Schema): Schema {
  const { properties = {}, required = [] } = schema;
  const isTime = (property: Schema) => property['pattern'] === WALL_TIME;
  return {
    type: 'object',
    properties: Object.fromEntries(
      Object.entries(properties).map(([name, property]) => {
        const told = isTime(property) ? { type: 'string', format: 'wall-time', pattern: WALL_TIME, example: '08:50' } : alone(property);
        return [name, required.includes(name) ? told : orNull(told)];
      }),
    ),
    ...(required.length > 0 ? { required } : {}),
  };
}

/**
 * The schema of every contract class, by its name, made of the decorators that the server validates with. A field that may be left
 * out may be null as well, as it may where it is validated.
 */
export function contractSchemas(): Record<string, Schema> {
  const schemas = validationMetadatasToSchemas({
    classTransformerMetadataStorage: defaultMetadataStorage,
    refPointerPrefix: SCHEMAS,
    additionalConverters: FORMATS,
  });
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, toCurrent(schema as Schema)]));
}
