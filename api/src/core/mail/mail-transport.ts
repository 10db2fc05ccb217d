import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import nodemailer from 'nodemailer';
import { CONFIG, type Config } from '../config/index.js';

/** An e-mail as it goes to the mail server. */
export interface OutgoingMessage {
  /** Of the message in the queue: its Message-ID is made of it, so that a repeat can be told. */
  id: string;
  name: string;
  address: string;
  subject: string;
  text: string;
}

/** Limits on a mail server that does not answer, in milliseconds: together far below the time for which a message is lent to a sender. */
const PATIENCE = { dnsTimeout: 10_000, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

/** Why a message was not taken. */
export interface MailProblem {
  words: string;
  /** The mail server refused this address or this message: another attempt would fare no better. */
  isFinal: boolean;
  /** The mail server was not there, or did not let us in: other messages would fare no better now. */
  isOfServer: boolean;
}

/** What an error of the mail server means for the message and for others. */
export function mailProblem(error: unknown): MailProblem {
  const { code, responseCode, message } = error as { code?: string; responseCode?: number; message?: string };
  // 421 is the server's own farewell, whatever it was said to; without a number it is our own sender that cannot make a message of it
  const isRefusal = (code === 'EENVELOPE' || code === 'EMESSAGE') && responseCode !== 421;
  return {
    words: (message ?? 'The mail server gave no reason').slice(0, 500),
    isFinal: isRefusal && (responseCode === undefined || responseCode >= 500),
    isOfServer: !isRefusal,
  };
}

/** Tells whether a mail server stands on this machine, so that nobody listens on the way to it. */
function isOwnMachine(smtpUrl: string): boolean {
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(new URL(smtpUrl).hostname);
}

/** The way to the mail server of SMTP_URL. */
@Injectable()
export class MailTransport implements OnApplicationShutdown {
  private readonly pool;

  constructor(@Inject(CONFIG) private readonly config: Pick<Config, 'smtpUrl' | 'smtpTls' | 'mailFrom'>) {
    const { smtpUrl, smtpTls } = config;
    const requireTLS = smtpTls === 'required' && smtpUrl !== null && !isOwnMachine(smtpUrl);
    this.pool = smtpUrl ? nodemailer.createTransport({ url: smtpUrl, pool: true, requireTLS, ...PATIENCE }) : null;
  }

  /** Whether there is a mail server. */
  get isSetUp(): boolean {
    return this.pool !== null;
  }

  /** Hands a message to the mail server. Resolves when it was taken. @throws what `mailProblem` reads */
  async send({ id, name, address, subject, text }: OutgoingMessage): Promise<void> {
    if (!this.pool) throw new Error('A message was to be sent without a mail server');
    await this.pool.sendMail({
      from: this.config.mailFrom,
      to: { name, address },
      messageId: `<${id}@requisite>`,
      subject,
      text,
      headers: { 'Auto-Submitted': 'auto-generated' },
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  onApplicationShutdown(): void {
    this.pool?.close();
  }
}
