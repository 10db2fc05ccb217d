import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import type { ErrorCode } from '@app/shared';
import { DID_NOT_ARRIVE, problemBody } from '../problems/problem-body.js';

type Refusal = [status: string, code: ErrorCode, detail: string];

const BROKEN: Refusal = ['400 Bad Request', 'MALFORMED_JSON', 'The request could not be read. Nothing was changed.'];
const BY_FAULT: Readonly<Record<string, Refusal>> = {
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'TOO_SLOW', DID_NOT_ARRIVE],
  HPE_HEADER_OVERFLOW: [
    '431 Request Header Fields Too Large',
    'TOO_LARGE',
    'What the browser sends with each request is larger than the server takes. Nothing was changed; delete the cookies of this site and sign in again.',
  ],
};

/** Makes the answer to what never became a request: its head is broken, too large or did not arrive, so that no hook has seen it. */
export function answerBroken(headers: Readonly<Record<string, string>>): (error: NodeJS.ErrnoException, socket: Socket) => void {
  const fixed = Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('');
  return (error, socket) => {
    if (error.code === 'ECONNRESET' || socket.destroyed) return;
    const [statusLine, code, detail] = BY_FAULT[error.code ?? ''] ?? BROKEN;
    const requestId = randomUUID();
    const status = Number.parseInt(statusLine, 10);
    const body = JSON.stringify({ ...problemBody(code, detail, requestId), status });
    const head = `content-type: application/problem+json; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(body)}\r\n`;
    const own = `cache-control: no-store\r\nx-request-id: ${requestId}\r\nconnection: close\r\n`;
    if (socket.writable) socket.end(`HTTP/1.1 ${statusLine}\r\n${fixed}${own}${head}\r\n${body}`);
    socket.destroySoon();
  };
}
