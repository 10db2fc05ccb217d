import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';

const unpack = promisify(inflateRaw);

/** The most that a document may hold: parts, bytes unpacked, and how many times smaller it may be packed. */
const MOST = { parts: 5_000, bytes: 200 * 1024 * 1024, times: 200 };
const END = { signature: 0x06054b50, size: 22, comment: 65_535 };
const ENTRY = { signature: 0x02014b50, size: 46 };
const LOCAL = { signature: 0x04034b50, size: 30 };
const STORED = 0;
const DEFLATED = 8;

/** A part as the directory of the file says that it is. */
interface Part {
  name: string;
  method: number;
  isLocked: boolean;
  packed: number;
  unpacked: number;
  at: number;
}

/**
 * Names the parts of a packed document (ZIP), each unpacked once so that none is other than it says. Null where it is damaged, locked with a
 * password, holds more than a document does, or lies about its parts: overlapping ones, or more than was declared.
 */
export async function packedParts(file: Buffer): Promise<string[] | null> {
  const parts = directoryOf(file);
  if (!parts || parts.length === 0 || parts.length > MOST.parts) return null;
  const total = parts.reduce((sum, { unpacked }) => sum + unpacked, 0);
  if (total > MOST.bytes || total > file.length * MOST.times) return null;
  const inOrder = [...parts].sort((one, other) => one.at - other.at);
  let end = 0;
  for (const part of inOrder) {
    const range = contentOf(file, part);
    if (!range || part.at < end) return null;
    end = range.end;
    if (!(await isWhatItSays(file.subarray(range.start, range.end), part))) return null;
  }
  return parts.map(({ name }) => name);
}

function directoryOf(file: Buffer): Part[] | null {
  const end = endOf(file);
  if (end === null) return null;
  const count = file.readUInt16LE(end + 10);
  let at = file.readUInt32LE(end + 16);
  const parts: Part[] = [];
  for (let n = 0; n < count; n++) {
    if (at + ENTRY.size > file.length || file.readUInt32LE(at) !== ENTRY.signature) return null;
    const [nameSize, extraSize, commentSize] = [28, 30, 32].map((offset) => file.readUInt16LE(at + offset)) as [number, number, number];
    parts.push({
      name: file.toString('utf8', at + ENTRY.size, at + ENTRY.size + nameSize),
      method: file.readUInt16LE(at + 10),
      isLocked: (file.readUInt16LE(at + 8) & 1) === 1,
      packed: file.readUInt32LE(at + 20),
      unpacked: file.readUInt32LE(at + 24),
      at: file.readUInt32LE(at + 42),
    });
    at += ENTRY.size + nameSize + extraSize + commentSize;
  }
  return parts;
}

function endOf(file: Buffer): number | null {
  const first = Math.max(0, file.length - END.size - END.comment);
  for (let at = file.length - END.size; at >= first; at--) if (file.readUInt32LE(at) === END.signature) return at;
  return null;
}

function contentOf(file: Buffer, { at, packed }: Part): { start: number; end: number } | null {
  if (at + LOCAL.size > file.length || file.readUInt32LE(at) !== LOCAL.signature) return null;
  const start = at + LOCAL.size + file.readUInt16LE(at + 26) + file.readUInt16LE(at + 28);
  return start + packed <= file.length ? { start, end: start + packed } : null;
}

async function isWhatItSays(content: Buffer, { method, isLocked, unpacked }: Part): Promise<boolean> {
  if (isLocked) return false;
  if (method === STORED) return content.length === unpacked;
  if (method !== DEFLATED) return false;
  // one byte more than was declared is already a lie, and nobody waits for the rest
  const inside = await unpack(content, { maxOutputLength: Math.max(unpacked, 1) }).catch(() => null);
  return inside?.length === unpacked;
}
