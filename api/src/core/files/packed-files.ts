import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** A file as it is sent: packed as browsers take it, and by what it is told from an older one. */
interface Packed {
  br: Buffer;
  gzip: Buffer;
  identity: Buffer;
  etag: string;
}

const BROTLI_QUALITY = 9;

/**
 * Files that are the same for everybody, packed when they are first asked for and kept: whoever asks again, signed in or not, costs no
 * more than sending.
 */
export class PackedFiles {
  private readonly kept = new Map<string, Promise<Packed>>();

  /** Answers a request with the file of that name, which `load` gives where it is not kept yet. */
  async answer(name: string, load: () => Promise<Buffer>, request: FastifyRequest, reply: FastifyReply): Promise<Buffer> {
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

async function pack(load: () => Promise<Buffer>): Promise<Packed> {
  const file = await load();
  const params = { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: file.length };
  const [br, gzipped] = await Promise.all([promisify(brotliCompress)(file, { params }), promisify(gzip)(file, { level: 9 })]);
  const etag = `W/"${createHash('sha256').update(file).digest('base64url').slice(0, 22)}"`;
  return { br, gzip: gzipped, identity: file, etag };
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
