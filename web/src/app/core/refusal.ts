import { HttpErrorResponse } from '@angular/common/http';
import type { ErrorCode, FieldError } from '@app/shared/rules';

/**
 * What the page knows of something that failed: the server's problem details, or our own words where the server never
 * answered. `body` keeps the members that only some codes carry (`shortages`, `alternatives`, `current`).
 */
export interface Refusal {
  status: number;
  code: ErrorCode | 'OFFLINE';
  title: string;
  detail: string;
  requestId: string | null;
  errors: FieldError[];
  body: Record<string, unknown>;
}

/** Reads any thrown thing as a refusal; never throws itself. */
export function refusalOf(error: unknown): Refusal {
  const cause = error instanceof Error && error.cause instanceof HttpErrorResponse ? error.cause : error;
  if (!(cause instanceof HttpErrorResponse)) {
    return {
      status: 0,
      code: 'UNEXPECTED',
      title: 'Something went wrong on this page',
      detail: 'What you typed is kept. Load the page again; if it happens twice, tell your administrator.',
      requestId: null,
      errors: [],
      body: {},
    };
  }
  if (cause.status === 0 || cause.status === 502 || cause.status === 504) {
    return {
      status: cause.status,
      code: 'OFFLINE',
      title: 'The school’s server cannot be reached',
      detail: 'What you typed is kept. Check the connection and try again.',
      requestId: null,
      errors: [],
      body: {},
    };
  }
  const body = objectOf(cause.error);
  return {
    status: cause.status,
    code: (textOf(body['code']) as ErrorCode | undefined) ?? 'UNEXPECTED',
    title: textOf(body['title']) ?? 'Something went wrong on our side',
    detail: textOf(body['detail']) ?? 'What you typed is kept. Try again in a moment.',
    requestId: textOf(body['requestId']) ?? cause.headers.get('x-request-id'),
    errors: Array.isArray(body['errors']) ? (body['errors'] as FieldError[]) : [],
    body,
  };
}

/** The first message for each wrong field, by its name: `wrongFields(refusal)['email']`. */
export function wrongFields(refusal: Refusal | null | undefined): Record<string, string> {
  const byField: Record<string, string> = {};
  for (const { field, message } of refusal?.errors ?? []) byField[field] ??= message;
  return byField;
}

function objectOf(value: unknown): Record<string, unknown> {
  if (typeof value === 'string') {
    try {
      return objectOf(JSON.parse(value));
    } catch {
      return {};
    }
  }
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
