import { Service, computed, effect, signal } from '@angular/core';

/** What knows how to send, or to give up, what waits in this browser. */
export interface Sender {
  /** Sends what waits; answers when it has come as far as it can now. */
  send(): Promise<void>;
  /** Gives up what waits and has the server write that down. Rejects with what `refusalOf` reads; then nothing was given up. */
  throwAway(): Promise<void>;
}

interface Waiting {
  ticks: number;
  /** Ticks that the server did not take and that nobody has looked at. */
  refused: number;
  /** Whether the server was not reached last time. */
  away: boolean;
}

const NOTHING: Waiting = { ticks: 0, refused: 0, away: false };
/** What is sent at once is not worth a word. */
const WORTH_A_WORD_MS = 3_000;

/** What of the signed-in person waits in this browser to be sent, on every page. The prep room says it, the frame shows it. */
@Service()
export class Unsent {
  private readonly known = signal<Waiting>(NOTHING);
  private readonly lasting = signal(false);
  private sender: Sender | null = null;
  readonly waiting = this.known.asReadonly();
  /** Whether something has waited long enough to be told, or was refused. */
  readonly told = computed(() => this.known().refused > 0 || (this.known().ticks > 0 && (this.lasting() || this.known().away)));

  constructor() {
    const any = computed(() => this.known().ticks > 0);
    effect((cleanUp) => {
      if (!any()) return this.lasting.set(false);
      const timer = setTimeout(() => this.lasting.set(true), WORTH_A_WORD_MS);
      cleanUp(() => clearTimeout(timer));
    });
  }

  say(waiting: Waiting): void {
    this.known.set(waiting);
  }

  sendWith(sender: Sender): void {
    this.sender = sender;
  }

  async send(): Promise<void> {
    await this.sender?.send();
  }

  async throwAway(): Promise<void> {
    await this.sender?.throwAway();
  }
}
