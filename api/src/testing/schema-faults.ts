import type { Schema } from '../core/openapi/contract-schemas.js';

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value;
}

function fitsType(value: unknown, type: string): boolean {
  return type === 'integer' ? Number.isInteger(value) : typeOf(value) === type;
}

const FORMATS: Record<string, RegExp> = {
  date: /^\d{4}-\d\d-\d\d$/,
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/,
};

/**
 * What of a JSON value its schema does not say, each with its path; a field that the schema does not name is one. Knows the part of
 * JSON Schema that our document uses.
 */
export function schemaFaults(value: unknown, schema: Schema, schemas: Record<string, Schema>, path = '$'): string[] {
  if (schema.$ref !== undefined) {
    const named = schemas[schema.$ref.split('/').at(-1) ?? ''];
    return named ? schemaFaults(value, named, schemas, path) : [`${path}: ${schema.$ref} is not described`];
  }
  if (schema.anyOf) {
    const each = schema.anyOf.map((one) => schemaFaults(value, one, schemas, path));
    return each.some((found) => found.length === 0) ? [] : (each[0] ?? []);
  }
  const types = schema.type === undefined ? [] : [schema.type].flat();
  if (types.length > 0 && !types.some((type) => fitsType(value, type)))
    return [`${path}: ${typeOf(value)} instead of ${types.join(' or ')}`];
  if (schema.enum && !schema.enum.includes(value)) return [`${path}: ${JSON.stringify(value)} is none of ${schema.enum.join(', ')}`];
  const format = FORMATS[String(schema['format'])];
  if (typeof value === 'string' && format && !format.test(value)) return [`${path}: '${value}' is no ${String(schema['format'])}`];
  if (Array.isArray(value)) return value.flatMap((item, index) => schemaFaults(item, schema.items ?? {}, schemas, `${path}.${index}`));
  const { properties } = schema;
  if (typeof value !== 'object' || value === null || !properties) return [];
  const missing = (schema.required ?? []).filter((name) => !Object.hasOwn(value, name)).map((name) => `${path}.${name}: missing`);
  const fields = Object.entries(value).flatMap(([name, inner]) => {
    const property = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (property) return schemaFaults(inner, property, schemas, `${path}.${name}`);
    return schema.additionalProperties === true ? [] : [`${path}.${name}: not described`];
  });
  return [...missing, ...fields];
}
