import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';

/** What the stand-in finds in a file: no program in the world takes it for anything. */
export const MARK = 'a mark that stands for something bad';
export const NAME_OF_MARK = 'Stand-in.Mark';

/** Speaks as a clamd does to INSTREAM, and misbehaves as it is told to. */
export class StandInClamd {
  /** 'silent' never answers; 'breaks off' closes in the midst; 'full' takes no more than some bytes; 'babbles' answers without end. */
  mood: 'well' | 'silent' | 'breaks off' | 'full' | 'babbles' = 'well';
  /** The files that came whole. */
  readonly files: Buffer[] = [];
  private readonly sockets = new Set<Socket>();

  private constructor(private readonly server: Server) {}

  static async start(): Promise<StandInClamd> {
    const server = createServer();
    const clamd = new StandInClamd(server);
    server.on('connection', (socket) => clamd.hear(socket));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    return clamd;
  }

  get url(): string {
    return `tcp://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** How many ask at this moment. */
  get asking(): number {
    return this.sockets.size;
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((done) => this.server.close(done));
  }

  private hear(socket: Socket): void {
    this.sockets.add(socket);
    socket.on('close', () => this.sockets.delete(socket));
    socket.on('error', () => undefined);
    let heard = Buffer.alloc(0);
    socket.on('data', (some: Buffer) => {
      heard = Buffer.concat([heard, some]);
      if (this.mood === 'breaks off') socket.destroy();
      else if (this.mood === 'babbles') socket.write('x'.repeat(10_000));
      else if (this.mood === 'full') socket.end('INSTREAM size limit exceeded. ERROR\0');
      else if (this.mood === 'well') this.answer(socket, heard);
    });
  }

  private answer(socket: Socket, heard: Buffer): void {
    const file = fileIn(heard);
    if (file === null) return;
    this.files.push(file);
    socket.end(file.includes(MARK) ? `stream: ${NAME_OF_MARK} FOUND\0` : 'stream: OK\0');
  }
}

/** The file in what came, by its pieces; null until the empty one has come. @throws Error for what is no INSTREAM */
function fileIn(heard: Buffer): Buffer | null {
  const command = 'zINSTREAM\0';
  if (heard.length < command.length) return null;
  if (heard.subarray(0, command.length).toString('latin1') !== command) throw new Error('The stand-in was told something else');
  const pieces: Buffer[] = [];
  for (let at = command.length; at + 4 <= heard.length;) {
    const length = heard.readUInt32BE(at);
    if (length === 0) return Buffer.concat(pieces);
    pieces.push(heard.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}
