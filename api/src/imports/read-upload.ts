import type { FieldError } from '@app/shared';
import { ImportFields } from '@app/shared';
import type { FastifyRequest } from 'fastify';
import { ProblemError } from '../core/problems/index.js';
import { receivedForm } from '../core/http/received-form.js';
import { ContractPipe } from '../core/http/validation.pipe.js';
import { shownFileName } from './file-refusal.js';

/** What was uploaded: the checked fields, and the file with its own name. */
export interface Upload {
  fields: ImportFields;
  file: { bytes: Uint8Array; name: string };
}

interface Sent {
  fields: Record<string, unknown>;
  file: Upload['file'] | null;
  problems: FieldError[];
}

const pipe = new ContractPipe();

/**
 * Reads the multipart body of an import.
 * @throws UNSUPPORTED_MEDIA_TYPE for another body, INVALID for wrong or missing fields (all of them named), FILE_REFUSED for
 * a file over 20 MB, MALFORMED_JSON for a body that breaks off
 */
export async function readUpload(request: FastifyRequest): Promise<Upload> {
  if (!request.isMultipart()) {
    throw new ProblemError('UNSUPPORTED_MEDIA_TYPE', 'Send the file and its fields as multipart/form-data. Nothing was changed.');
  }
  const { fields, file, problems } = await receive(request);
  if (!file) problems.push({ field: 'file', code: 'missing', message: 'Choose the file to import.' });
  let checked: ImportFields | undefined;
  try {
    checked = (await pipe.transform(fields, { type: 'body', metatype: ImportFields })) as ImportFields;
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    problems.push(...(error.errors ?? []));
  }
  if (checked?.answers !== undefined && checked.kind !== 'stock')
    problems.push({ field: 'answers', code: 'unknown', message: 'Only rows of a list of stock are answered.' });
  if (!checked || !file || problems.length > 0) {
    throw new ProblemError('INVALID', `${problems.map(({ message }) => message).join(' ')} Nothing was changed.`, problems);
  }
  return { fields: checked, file };
}

async function receive(request: FastifyRequest): Promise<Sent> {
  const sent: Sent = { fields: {}, file: null, problems: [] };
  const { parts, error } = await receivedForm(request);
  if (error) throw refusalOf(error.cause, error.fileName === null ? 'The file' : shownFileName(error.fileName));
  for (const part of parts) {
    const { name } = part;
    if (part.type === 'file') {
      if (name === 'file') sent.file = { bytes: part.bytes, name: shownFileName(part.fileName) };
      else sent.problems.push({ field: name, code: 'unknown', message: `Send the file as 'file', not as '${name}'.` });
    } else if (Object.hasOwn(sent.fields, name)) {
      sent.problems.push({ field: name, code: 'repeated', message: `${name} was sent more than once.` });
    } else if (part.isTruncated) {
      sent.problems.push({ field: name.slice(0, 100), code: 'tooLong', message: `${name.slice(0, 100)} is too long.` });
    } else {
      sent.fields[name] = part.value;
    }
  }
  return sent;
}

function refusalOf(error: unknown, fileName: string): ProblemError {
  const code = (error as { code?: string }).code;
  if (code === 'FST_REQ_FILE_TOO_LARGE') {
    const detail = `'${fileName}' is larger than 20 MB. Nothing was changed. A timetable is far smaller: check that it is the right file.`;
    return new ProblemError('FILE_REFUSED', detail, [{ field: 'file', code: 'FILE_TOO_LARGE', message: detail }]);
  }
  if (code === 'FST_FILES_LIMIT') {
    const message = 'Send one file at a time.';
    return new ProblemError('INVALID', `${message} Nothing was changed.`, [{ field: 'file', code: 'repeated', message }]);
  }
  if (code === 'FST_FIELDS_LIMIT' || code === 'FST_PARTS_LIMIT') {
    return new ProblemError('INVALID', 'Too many fields were sent with the file. Nothing was changed.');
  }
  return new ProblemError('MALFORMED_JSON', 'The file did not arrive whole. Nothing was changed; send it again.');
}
