import type { FieldTree, ReadonlyFieldTree, ValidationError } from '@angular/forms/signals';
import type { Refusal } from './refusal';

/** Something that the server found wrong; `field` is its own name for where, `lines.2.name`. */
export interface ServerError extends ValidationError.WithOptionalFieldTree {
  kind: 'server';
  message: string;
  field: string;
}

/**
 * Brings what the server found wrong to the fields of a form, to be answered by the form's `submit`. A field goes by its own
 * name or by the one in `names` (`{ practicalId: 'practical' }`); what is inside a field goes to that field, what is in none
 * to the form.
 */
export function serverErrors<T extends object>(
  form: FieldTree<T>,
  refusal: Refusal | null,
  names: Partial<Record<string, keyof T & string>> = {},
): ServerError[] {
  const fields = form as unknown as Partial<Record<string, ReadonlyFieldTree<unknown>>>;
  return (refusal?.errors ?? []).map(({ field, message }) => {
    const [first = ''] = field.split('.');
    const fieldTree = fields[names[field] ?? names[first] ?? first];
    return { kind: 'server', message, field, ...(fieldTree && { fieldTree }) };
  });
}
