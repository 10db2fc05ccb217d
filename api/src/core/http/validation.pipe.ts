import { type ArgumentMetadata, Injectable, ValidationPipe } from '@nestjs/common';
import type { FieldError } from '@app/shared';
import type { ValidationError } from 'class-validator';
import { composeText } from './compose-text.js';
import { shownKey, unstorable } from './unstorable.js';
import { ProblemError } from '../problems/problem.js';

const MAX_ERRORS = 50;

function fieldErrors(errors: readonly ValidationError[], path = ''): FieldError[] {
  return errors.flatMap((error) => {
    const field = path ? `${path}.${shownKey(error.property)}` : shownKey(error.property);
    const own = Object.entries(error.constraints ?? {}).map(([code, message]) => ({
      field,
      code: code === 'whitelistValidation' ? 'unknown' : code,
      message: code === 'whitelistValidation' ? `${field} is not a field of this request` : message,
    }));
    return [...own, ...fieldErrors(error.children ?? [], field)];
  });
}

/** Every body and query is checked against its contract class, its text composed; unknown fields are refused, every wrong field is named. */
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
        const named = fieldErrors(errors).slice(0, MAX_ERRORS);
        const first = named[0]?.message ?? 'The request is not as it should be';
        const rest = named.length > 1 ? ` (and ${named.length - 1} more)` : '';
        return new ProblemError('INVALID', `${first}${rest}. Nothing was changed.`, named);
      },
    });
  }

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const wrong = metadata.type === 'body' || metadata.type === 'query' ? unstorable(value, MAX_ERRORS) : [];
    if (wrong[0]) throw new ProblemError('INVALID', `${wrong[0].message}. Nothing was changed.`, wrong);
    return super.transform(
      metadata.type === 'body' || metadata.type === 'query' ? composeText(value) : value,
      metadata,
    ) as Promise<unknown>;
  }
}
