import { type ArgumentMetadata, Injectable, ValidationPipe } from '@nestjs/common';
import type { FieldError } from '@app/shared';
import type { ValidationError } from 'class-validator';
import { ProblemError } from './problem.js';

const MOST_ERRORS = 50;

function fieldErrors(errors: readonly ValidationError[], path = ''): FieldError[] {
  return errors.flatMap((error) => {
    const field = path ? `${path}.${error.property}` : error.property;
    const own = Object.entries(error.constraints ?? {}).map(([code, message]) => ({
      field,
      code: code === 'whitelistValidation' ? 'unknown' : code,
      message: code === 'whitelistValidation' ? `${field} is not a field of this request` : message,
    }));
    return [...own, ...fieldErrors(error.children ?? [], field)];
  });
}

/** The paths of lists' elements that are null: nested validation passes over them, and no request of ours has any. */
function emptyElements(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const field = path ? `${path}.${key}` : key;
    return Array.isArray(value) && inner === null ? [field] : emptyElements(inner, field);
  });
}

/** Every body and query is checked against its contract class; unknown fields are refused, every wrong field is named. */
@Injectable()
export class ContractPipe extends ValidationPipe {
  constructor() {
    super({
      transform: true,
      whitelist: true,
      forbidNonWhitelisted: true,
      forbidUnknownValues: true,
      stopAtFirstError: true,
      validationError: { target: false, value: false },
      exceptionFactory: (errors: ValidationError[]) => {
        const named = fieldErrors(errors).slice(0, MOST_ERRORS);
        const first = named[0]?.message ?? 'The request is not as it should be';
        const rest = named.length > 1 ? ` (and ${named.length - 1} more)` : '';
        return new ProblemError('INVALID', `${first}${rest}. Nothing was changed.`, named);
      },
    });
  }

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const empty = metadata.type === 'body' ? emptyElements(value).slice(0, MOST_ERRORS) : [];
    if (empty.length > 0)
      throw new ProblemError(
        'INVALID',
        `${empty[0]} must not be null. Nothing was changed.`,
        empty.map((field) => ({ field, code: 'isNotNull', message: `${field} must not be null` })),
      );
    return super.transform(value, metadata) as Promise<unknown>;
  }
}
