import { type ArgumentMetadata, Injectable, ValidationPipe } from '@nestjs/common';
import type { FieldError } from '@app/shared';
import type { ValidationError } from 'class-validator';
import { composeText } from './compose-text.js';
import { shownKey, unstorable } from './unstorable.js';
import { ProblemError } from '../problems/problem.js';

const MAX_ERRORS = 50;
/** Of each contract so many queries are kept, and none that is longer. */
const MAX_KEPT = 200;
const MAX_KEPT_LENGTH = 300;

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
  /** Queries that were found right, by their contract and text: the same few are asked all day. Shared between requests, and so frozen. */
  private readonly queries = new Map<object, Map<string, object>>();

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
    if (metadata.type !== 'query' || !metadata.metatype) return this.checked(value, metadata);
    const key = JSON.stringify(value);
    const known = this.queries.get(metadata.metatype)?.get(key);
    if (known) return known;
    const query = await this.checked(value, metadata);
    if (typeof query === 'object' && query !== null && key.length <= MAX_KEPT_LENGTH) this.keep(metadata.metatype, key, query);
    return query;
  }

  private keep(contract: object, key: string, query: object): void {
    let kept = this.queries.get(contract);
    if (!kept || kept.size >= MAX_KEPT) this.queries.set(contract, (kept = new Map()));
    kept.set(key, Object.freeze(query));
  }

  private async checked(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const wrong = metadata.type === 'body' || metadata.type === 'query' ? unstorable(value, MAX_ERRORS) : [];
    if (wrong[0]) throw new ProblemError('INVALID', `${wrong[0].message}. Nothing was changed.`, wrong);
    return super.transform(
      metadata.type === 'body' || metadata.type === 'query' ? composeText(value) : value,
      metadata,
    ) as Promise<unknown>;
  }
}
