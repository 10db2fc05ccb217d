import { ALIKE, ImportChoice, type ImportFields, STOCK_COLUMNS, type StockAnswer } from '@app/shared';
import { ContractPipe } from '../core/http/validation.pipe.js';
import { invalid, ProblemError } from '../core/problems/index.js';

const pipe = new ContractPipe();

/** A field that holds a JSON object; undefined where it was not sent. @throws INVALID that names it */
function objectIn(fields: ImportFields, name: 'mapping' | 'only' | 'answers', example: string): Record<string, unknown> | undefined {
  const sent = fields[name];
  if (sent === undefined || sent.trim() === '') return undefined;
  let value: unknown;
  try {
    value = JSON.parse(sent);
  } catch {
    value = undefined;
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw invalid(name, `${name} must be a JSON object such as ${example}. Nothing was changed.`);
}

/** Reads what a person corrected of a file's columns and words. @throws INVALID for what is no object */
export function mappingIn(fields: ImportFields): Record<string, unknown> {
  return objectIn(fields, 'mapping', '{"group": "class_code"}') ?? {};
}

/** Reads which part of a timetable is to be taken in; null for all of it. @throws INVALID that names what is wrong */
export async function choiceIn(fields: ImportFields): Promise<ImportChoice | null> {
  const sent = objectIn(fields, 'only', '{"departments": ["Science"]}');
  if (!sent) return null;
  try {
    return (await pipe.transform(sent, { type: 'body', metatype: ImportChoice })) as ImportChoice;
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const errors = error.errors?.map((one) => ({ ...one, field: `only.${one.field}` }));
    throw new ProblemError('INVALID', error.message, errors);
  }
}

/** The longest answer is as long as the longest cell. */
const LONGEST_ANSWER = 1000;

/** Reads what a person answered of rows that are asked about, by the row's number. @throws INVALID that names what is no answer */
export function answersIn(fields: ImportFields): Map<number, StockAnswer> {
  const sent = Object.entries(objectIn(fields, 'answers', '{"5": {"amount": "500 g"}}') ?? {});
  const wrong = sent.find(([row, answer]) => !/^[1-9]\d{0,6}$/.test(row) || !isAnswer(answer));
  if (wrong)
    throw invalid(
      `answers.${wrong[0].slice(0, 20)}`,
      'An answer is texts by our columns, or alike: first, this or together. Nothing was changed.',
    );
  return new Map(sent.map(([row, answer]) => [Number(row), answer as StockAnswer]));
}

function isAnswer(answer: unknown): boolean {
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) return false;
  return Object.entries(answer).every(([name, text]) => {
    if (name === 'alike') return (ALIKE as readonly unknown[]).includes(text);
    return (STOCK_COLUMNS as readonly string[]).includes(name) && typeof text === 'string' && text.length <= LONGEST_ANSWER;
  });
}
