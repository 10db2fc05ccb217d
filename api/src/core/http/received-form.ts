import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';

/** One part of a multipart body: a file with its own name, or a field. */
export type FormPart =
  { type: 'file'; name: string; fileName: string; bytes: Buffer } | { type: 'field'; name: string; value: string; isTruncated: boolean };

/** What of a multipart body arrived; `error`: why no more did, and in which file that was. */
export interface ReceivedForm {
  parts: FormPart[];
  error: { cause: unknown; fileName: string | null } | null;
}

const received = new WeakMap<object, Promise<ReceivedForm>>();

/**
 * Receives the multipart body of a request, once however often it is asked for, and never with a connection to the database in hand: it
 * arrives as slowly as its sender likes.
 */
export function receivedForm(request: FastifyRequest): Promise<ReceivedForm> {
  let form = received.get(request.raw);
  if (!form) received.set(request.raw, (form = receive(request)));
  return form;
}

async function receive(request: FastifyRequest): Promise<ReceivedForm> {
  const parts: FormPart[] = [];
  let fileName: string | null = null;
  try {
    for await (const part of request.parts()) {
      const name = part.fieldname;
      if (part.type === 'file') {
        fileName = part.filename;
        parts.push({ type: 'file', name, fileName, bytes: await part.toBuffer() });
      } else {
        const value = typeof part.value === 'string' ? part.value : JSON.stringify(part.value);
        parts.push({ type: 'field', name, value, isTruncated: part.valueTruncated || part.fieldnameTruncated });
      }
    }
    return { parts, error: null };
  } catch (cause) {
    return { parts, error: { cause, fileName } };
  }
}

/** Tells forms apart by what is in them. */
export function formHash({ parts }: ReceivedForm): string {
  const hash = createHash('sha256');
  for (const part of parts) {
    const { name, type } = part;
    const [own, content] = part.type === 'file' ? [part.fileName, part.bytes] : ['', Buffer.from(part.value)];
    hash.update(JSON.stringify([type, name, own, content.length])).update(content);
  }
  return hash.digest('hex');
}
