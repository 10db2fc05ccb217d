import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** A file, packed as browsers take it. */
export interface PackedWays {
  br: Buffer;
  gzip: Buffer;
  identity: Buffer;
}

/** As it is sent: with what it is told from an older one by. */
interface Packed extends PackedWays {
  etag: string;
}

const BROTLI_QUALITY = 9;

/**
 * Files that are the same for everybody, packed when they are first asked for and kept: whoever asks again, signed in or not, costs no
 * more than sending.
 */
export class PackedFiles {
  private readonly kept = new Map<string, Promise<Packed>>();

  /** Answers a request with the file of that name, which `load` gives where it is not kept yet, packed already or not. */
  async answer(name: string, load: () => Promise<Buffer | PackedWays>, request: FastifyRequest, reply: FastifyReply): Promise<Buffer> {
    let packed = this.kept.get(name);
    if (!packed) {
      this.kept.set(name, (packed = pack(load)));
      packed.catch(() => this.kept.delete(name));
    }
    const { etag, ...ways } = await packed;
    const way = wayFor(request.headers['accept-encoding']);
    void reply.header('vary', 'accept-encoding').header('etag', etag);
    if (way !== 'identity') void reply.header('content-encoding', way);
    return ways[way];
  }
}

async function pack(load: () => Promise<Buffer | PackedWays>): Promise<Packed> {
  const loaded = await load();
  const ways = Buffer.isBuffer(loaded) ? await packNow(loaded) : loaded;
  return { ...ways, etag: `W/"${createHash('sha256').update(ways.identity).digest('base64url').slice(0, 22)}"` };
}

async function packNow(file: Buffer): Promise<PackedWays> {
  const params = { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: file.length };
  const [br, gzipped] = await Promise.all([promisify(brotliCompress)(file, { params }), promisify(gzip)(file, { level: 9 })]);
  return { br, gzip: gzipped, identity: file };
}

/** How a client takes a file, by what it says: the smallest that it takes. */
function wayFor(accepted: string | string[] | undefined): 'br' | 'gzip' | 'identity' {
  const taken = new Set<string>();
  for (const one of String(accepted ?? '').split(',')) {
    const [name = '', quality = ''] = one.split(';').map((part) => part.trim().toLowerCase());
    if (!/^q=0(?:\.0{1,3})?$/.test(quality)) taken.add(name);
  }
  return taken.has('br') ? 'br' : taken.has('gzip') ? 'gzip' : 'identity';
}
