import { Inject, Injectable, Logger } from '@nestjs/common';
import { CONFIG, type Config } from '../config/index.js';
import { ProblemError } from '../problems/index.js';
import { words } from '../words.js';
import { askClamd, NotScanned } from './clamd.js';

/** A scanner looks through a file within so many milliseconds, or does not: whoever sent it waits meanwhile. */
export const SCAN_MS = 30_000;

/** Has the scanner of the setting CLAMD_URL look through files before they are kept. Without the setting nothing is looked through. */
@Injectable()
export class Scanner {
  private readonly logger = new Logger('Scanner');

  constructor(@Inject(CONFIG) private readonly config: Pick<Config, 'clamdUrl'>) {}

  /**
   * Lets a file by in which the scanner finds nothing. Nothing of the database is held meanwhile.
   * @throws FILE_REFUSED where it finds something; SCANNER_AWAY where it cannot say: then nothing is kept either
   */
  async letBy(name: string, bytes: Uint8Array): Promise<void> {
    const { clamdUrl } = this.config;
    if (clamdUrl === null) return;
    const found = await this.lookThrough(clamdUrl, name, bytes);
    if (found === null) return;
    this.logger.warn({ found, bytes: bytes.length }, 'the scanner found something in a file');
    const message = words.library.files.infected(name, found);
    throw new ProblemError('FILE_REFUSED', message, [{ field: 'file', code: 'INFECTED', message }]);
  }

  private async lookThrough(address: string, name: string, bytes: Uint8Array): Promise<string | null> {
    try {
      return (await askClamd(address, bytes, SCAN_MS)).found;
    } catch (error) {
      if (!(error instanceof NotScanned)) throw error;
      this.logger.warn({ reason: error.message }, 'the scanner could not be asked');
      throw new ProblemError('SCANNER_AWAY', words.library.files.notScanned(name));
    }
  }
}
