import { type ArgumentMetadata, Injectable, ValidationPipe } from '@nestjs/common';
import type { FieldError } from '@app/shared';
import type { ValidationError } from 'class-validator';
import { composeText } from './compose-text.js';
import { rememberChecks } from './known-checks.js';
import { leaveOutNothings } from './leave-out-nothings.js';
import { shownKey, unstorable } from './unstorable.js';
import { ProblemError } from '../problems/problem.js';

const MAX_ERRORS = 50;
/** Of each contract so many queries are kept, and none that is longer. */
const MAX_KEPT = 200;
const MAX_KEPT_LENGTH = 300;
const NUMBERS: ReadonlySet<string> = new Set(['isInt', 'isNumber']);
/** The checks of what kind a value is: what else is wrong with one of another kind is not said. */
const KINDS: ReadonlySet<string> = new Set([...NUMBERS, 'isArray', 'isBoolean', 'isObject', 'isString']);

function fieldErrors(errors: readonly ValidationError[], path = ''): FieldError[] {
  return errors.flatMap((error) => {
    const field = path ? `${path}.${shownKey(error.property)}` : shownKey(error.property);
    const isOfItsKind = Object.keys(error.constraints ?? {}).every((code) => !KINDS.has(code));
    return [...gravest(error, field), ...(isOfItsKind ? fieldErrors(error.children ?? [], field) : [])];
  });
}

/** What is wrong with one field's own value: that it is missing, then that it is of another kind, and only then that it is too much or too long. */
function gravest({ constraints = {}, value }: ValidationError, field: string): FieldError[] {
  const codes = Object.keys(constraints);
  const code = codes.find((one) => KINDS.has(one)) ?? codes[0];
  if (code === undefined) return [];
  if (code === 'whitelistValidation') return [{ field, code: 'unknown', message: `${field} is not a field of this request` }];
  if (value === undefined || value === null) return [{ field, code, message: `${field} is missing` }];
  const isNoNumber = NUMBERS.has(code) && typeof value !== 'number' && !Array.isArray(value);
  return [{ field, code, message: isNoNumber ? `${field} is not a number` : (constraints[code] ?? '') }];
}

/** Every body and query is checked against its contract class, its text composed, its nulls left out where they mean nothing; unknown fields are refused, every wrong field is named. */
@Injectable()
export class ContractPipe extends ValidationPipe {
  /** Queries that were found right, by their contract and text: the same few are asked all day. Shared between requests, and so frozen. */
  private readonly queries = new Map<object, Map<string, object>>();

  constructor() {
    rememberChecks();
    super({
      transform: true,
      whitelist: true,
      forbidNonWhitelisted: true,
      forbidUnknownValues: true,
      validationError: { target: false, value: true },
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
    if (metadata.type !== 'body' && metadata.type !== 'query') return super.transform(value, metadata) as Promise<unknown>;
    const message: unknown = await super.transform(composeText(value), metadata);
    const nulls = leaveOutNothings(message).map((field) => ({ field, code: 'isDefined', message: `${field} is missing` }));
    if (nulls[0]) throw new ProblemError('INVALID', `${nulls[0].message}. Nothing was changed.`, nulls);
    return message;
  }
}
