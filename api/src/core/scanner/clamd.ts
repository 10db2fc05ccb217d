import { connect, type Socket } from 'node:net';

/** What a clamd says of a file: that nothing was found, or the name under which it knows what it found. */
export type Said = { found: string | null };

/** It takes its files in pieces of this many bytes. */
const PIECE = 64 * 1024;
/** An answer is a line; one that is longer is none. */
const MOST_ANSWER = 4096;
/** Where an address names no port. */
const PORT = 3310;
const NAME_LETTERS = 100;

/** No answer that says anything of the file came; the message says why, for whoever looks after the server. */
export class NotScanned extends Error {}

function open(address: string): Socket {
  const { protocol, hostname, port, pathname } = new URL(address);
  if (protocol === 'unix:') return connect({ path: decodeURIComponent(pathname) });
  return connect({ host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || PORT) });
}

/** Reads an answer to INSTREAM as the manual of clamd has it: 'stream: OK', 'stream: <name> FOUND', or '<why> ERROR'. */
export function readAnswer(text: string): Said {
  const [line = ''] = text.split(/[\0\r\n]/, 1);
  if (line === 'stream: OK') return { found: null };
  const found = /^stream: (.+) FOUND$/.exec(line)?.[1];
  if (found === undefined) throw new NotScanned(line ? `it answered “${shown(line)}”` : 'it answered nothing');
  return { found: shown(found) };
}

const shown = (text: string): string => text.replace(/[^\x20-\x7e]/g, '?').slice(0, NAME_LETTERS);

/** A length as clamd wants it before each piece: four bytes, the greatest first. */
function lengthOf(size: number): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(size);
  return length;
}

/**
 * Has a clamd look through bytes by its command INSTREAM (https://docs.clamav.net/manual/Usage/Scanning.html#clamd).
 * @param address `tcp://host:port` or `unix:///path`
 * @param mostMs how long all of it may take, in milliseconds
 * @throws NotScanned where it is away, breaks off, takes too long, or answers what says nothing of the file
 */
export function askClamd(address: string, bytes: Uint8Array, mostMs: number): Promise<Said> {
  return new Promise((done, failed) => {
    const socket = open(address);
    let heard = '';
    const end = (settle: () => void) => {
      clearTimeout(late);
      socket.destroy();
      settle();
    };
    const fail = (why: string) => end(() => failed(new NotScanned(why)));
    const late = setTimeout(() => fail(`it took longer than ${mostMs / 1000} s`), mostMs);
    const judge = () => end(() => void Promise.resolve(heard).then(readAnswer).then(done, failed));
    socket.setEncoding('latin1');
    socket.on('data', (text: string) => {
      heard += text;
      if (heard.length > MOST_ANSWER) fail('its answer has no end');
      else if (heard.includes('\0')) judge();
    });
    // one that takes no more of a file says why before it closes
    socket.on('end', judge);
    socket.on('error', (error: NodeJS.ErrnoException) => (heard ? judge() : fail(error.code ?? error.message)));
    socket.write('zINSTREAM\0');
    for (let at = 0; at < bytes.length; at += PIECE) {
      const piece = bytes.subarray(at, at + PIECE);
      socket.write(lengthOf(piece.length));
      socket.write(piece);
    }
    socket.write(lengthOf(0));
  });
}
