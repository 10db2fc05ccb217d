import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** One connection through the proxy: `near` to whoever connected, `far` to what stands behind. */
interface Pair {
  near: Socket;
  far: Socket;
}

/** What the bytes of one direction must hold for their connection to be cut in their place, and who waits for it. */
interface Trap {
  from: 'near' | 'far';
  text: string;
  /** What must have been sent on the connection before; `on` is where it was. */
  after: string;
  on: Pair | null;
  sprung: () => void;
}

/** Stands between a server and its database, and does to their connections what networks and machines do. */
export class TcpProxy {
  private readonly pairs = new Set<Pair>();
  private readonly server: Server;
  private trap: Trap | null = null;
  private stalled = false;
  private port = 0;

  constructor(private readonly behind: { host: string; port: number }) {
    this.server = createServer((near) => this.join(near));
  }

  /** Starts a proxy to what a URL names. */
  static async before(url: string): Promise<TcpProxy> {
    const { hostname, port } = new URL(url);
    const proxy = new TcpProxy({ host: hostname, port: Number(port || 5432) });
    await proxy.accept();
    return proxy;
  }

  /** The URL that leads through the proxy to where another one leads. */
  through(url: string): string {
    const changed = new URL(url);
    changed.hostname = '127.0.0.1';
    changed.port = String(this.port);
    return changed.href;
  }

  /** The ports of its own that the proxy uses towards what stands behind, by which that knows its connections. */
  farPorts(): number[] {
    return [...this.pairs].flatMap(({ far }) => far.localPort ?? []);
  }

  /** Cuts every connection without a word. Answers how many there were. */
  cut(): number {
    const { size } = this.pairs;
    for (const pair of [...this.pairs]) this.drop(pair);
    return size;
  }

  /** Cuts every connection and refuses new ones, as where nothing listens, until `accept`. */
  async refuse(): Promise<void> {
    const closed = new Promise((done) => this.server.close(done));
    this.cut();
    await closed;
  }

  /** Takes connections on, at the same port as before. */
  async accept(): Promise<void> {
    await new Promise<void>((done, failed) => {
      this.server.once('error', failed);
      this.server.listen(this.port, '127.0.0.1', done);
    });
    this.port = (this.server.address() as AddressInfo).port;
  }

  /** Lets nothing pass in either direction, while every connection stays, until `flow`. */
  stall(): void {
    this.stalled = true;
    this.freeze();
  }

  /** Lets nothing pass on the connections that there are, as where the way of each was forgotten; new ones are not touched. */
  freeze(): void {
    for (const { near, far } of this.pairs) for (const socket of [near, far]) socket.pause();
  }

  /** Lets everything pass again. */
  flow(): void {
    this.stalled = false;
    for (const { near, far } of this.pairs) for (const socket of [near, far]) socket.resume();
  }

  /** Cuts the first connection on which a text is sent, before it reaches the other side. Resolves when that has happened. */
  cutBeforeSent(text: string): Promise<void> {
    return new Promise((sprung) => (this.trap = { from: 'near', text, after: text, on: null, sprung }));
  }

  /** Cuts the connection on which something was sent when a text is answered, before it reaches whoever asked. Resolves when that has happened. */
  cutBeforeAnswered(text: string, after: string): Promise<void> {
    return new Promise((sprung) => (this.trap = { from: 'far', text, after, on: null, sprung }));
  }

  /** Ends the proxy with all its connections. */
  async close(): Promise<void> {
    if (this.server.listening) await this.refuse();
  }

  private join(near: Socket): void {
    const pair = { near, far: connect(this.behind) };
    this.pairs.add(pair);
    for (const from of ['near', 'far'] as const) {
      const [source, target] = from === 'near' ? [pair.near, pair.far] : [pair.far, pair.near];
      source.setNoDelay(true);
      source.on('data', (bytes: Buffer) => {
        if (!this.caught(pair, from, bytes)) target.write(bytes);
        else this.drop(pair);
      });
      source.on('error', () => this.drop(pair));
      // what was sent last, such as the reason for the end, still arrives
      source.on('close', () => {
        this.pairs.delete(pair);
        target.destroySoon();
      });
      if (this.stalled) source.pause();
    }
  }

  private caught(pair: Pair, from: 'near' | 'far', bytes: Buffer): boolean {
    const { trap } = this;
    if (!trap) return false;
    if (from === 'near' && bytes.includes(trap.after)) trap.on = pair;
    if (trap.on !== pair || trap.from !== from || !bytes.includes(trap.text)) return false;
    this.trap = null;
    trap.sprung();
    return true;
  }

  private drop(pair: Pair): void {
    if (!this.pairs.delete(pair)) return;
    for (const socket of [pair.near, pair.far]) {
      // a connection that is being closed already cannot be reset, and asking for it would leave it half open
      if (socket.writableEnded || socket.destroyed) socket.destroy();
      else socket.resetAndDestroy();
    }
  }
}
