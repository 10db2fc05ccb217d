import { HttpClient, HttpErrorResponse, HttpEventType } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type {
  ImportAnswer,
  ImportChoice,
  ImportFields,
  ImportFound,
  ImportRun,
  ImportRuns,
  ImportTaken,
  ImportUndone,
} from '@app/shared/contracts';
import type { StockAnswer } from '@app/shared/rules';
import { filter, firstValueFrom, lastValueFrom, tap } from 'rxjs';

export type ImportKind = ImportFields['kind'];
/** The lists that a page takes in without asking what their columns are. */
export type ListKind = Extract<ImportKind, 'schemes' | 'apparatus' | 'stock' | 'practicals'>;

/** What a person said that words of a file mean: of weeks null is every week, '' asks again. */
export type WordsSaid = Partial<Record<ImportAnswer['questions'][number]['about'], Record<string, string | null>>>;

/** A file and how it is to be read; `columns` only where somebody corrected the guess, `from` only where it is not today. */
export interface Upload {
  file: File;
  kind: ImportKind;
  mode: ImportFields['mode'];
  columns: Record<string, string | null>;
  words: WordsSaid;
  from: string;
  acceptUnread: boolean;
  only: ImportChoice | null;
  /** What was answered of rows of a list of stock, by the row's number. */
  answers?: Readonly<Record<string, StockAnswer>>;
}

/** Files that were taken in, and how many were in all. */
export interface TakenPage {
  items: ImportTaken[];
  nextCursor?: string;
  total: number;
}

/** Hears how much of a file has gone, from 0 to 1, and then how far it has come; what it answers says whether anybody still waits. */
export interface Hears {
  sent: (share: number) => void;
  goesOn: (run: ImportRun) => boolean;
}

/** A file that takes long is asked after so often, in milliseconds, and in spite of so many answers in a row that never came. */
const ASK_MS = 500;
const MOST_LOST = 20;
const ACCEPTED = 202;

/** The refusal of a file, as its POST would have been answered. */
function refusedWith(problem: NonNullable<ImportRun['problem']>): Error {
  return new Error(problem.detail, { cause: new HttpErrorResponse({ status: problem.status, error: problem }) });
}

/** Files that come in: the only door to /api/imports. */
@Service()
export class ImportsClient {
  private readonly http = inject(HttpClient);

  /**
   * Previews or applies, and waits for what comes of it; null where nobody does any more. Rejects with what `refusalOf` reads.
   */
  async take(upload: Upload, hears: Hears): Promise<ImportAnswer | null> {
    const body = new FormData();
    body.append('kind', upload.kind);
    body.append('mode', upload.mode);
    const mapping = { ...(upload.kind === 'fet' ? {} : upload.columns), ...upload.words };
    if (Object.keys(mapping).length > 0) body.append('mapping', JSON.stringify(mapping));
    if (upload.from) body.append('from', upload.from);
    if (upload.acceptUnread) body.append('acceptUnread', 'true');
    if (upload.only) body.append('only', JSON.stringify(upload.only));
    if (upload.answers && Object.keys(upload.answers).length > 0) body.append('answers', JSON.stringify(upload.answers));
    body.append('file', upload.file, upload.file.name);
    const headers = { Prefer: 'respond-async' };
    const response = await lastValueFrom(
      this.http.post<ImportAnswer | ImportRun>('/api/imports', body, { headers, observe: 'events', reportProgress: true }).pipe(
        tap((event) => {
          if (event.type === HttpEventType.UploadProgress && event.total) hears.sent(event.loaded / event.total);
        }),
        filter((event) => event.type === HttpEventType.Response),
      ),
    );
    if (response.status !== ACCEPTED) return response.body as ImportAnswer;
    const run = response.body as ImportRun;
    return hears.goesOn(run) ? this.follow(run.id, (next) => hears.goesOn(next)) : null;
  }

  /** Waits for what comes of a file that was sent; null where nobody waits any more. Rejects with what `refusalOf` reads. */
  async follow(id: string, goesOn: Hears['goesOn']): Promise<ImportAnswer | null> {
    for (let lost = 0; ;) {
      let found: ImportFound | null = null;
      try {
        found = await this.one(id);
        lost = 0;
      } catch (error) {
        // a network that is away for a while stops nothing on the server
        const isLost = error instanceof HttpErrorResponse && (error.status === 0 || error.status >= 500);
        if (!isLost || ++lost >= MOST_LOST) throw error;
      }
      if (found) {
        if (!goesOn(found)) return null;
        if (found.problem) throw refusedWith(found.problem);
        if (found.state === 'done') return found.answer;
      }
      await new Promise((resolve) => setTimeout(resolve, ASK_MS));
    }
  }

  private one(id: string): Promise<ImportFound> {
    return firstValueFrom(this.http.get<ImportFound>(`/api/imports/${encodeURIComponent(id)}`));
  }

  /** The files that were sent within a day, the newest first, and how far each has come. */
  async sent(): Promise<ImportRun[]> {
    return (await firstValueFrom(this.http.get<ImportRuns>('/api/imports/runs'))).items;
  }

  /** A page of the files that were taken in, the newest first. */
  taken(cursor?: string): Promise<TakenPage> {
    const params = { limit: 10, ...(cursor !== undefined && { cursor }) };
    return firstValueFrom(this.http.get<TakenPage>('/api/imports', { params }));
  }

  undo(id: string): Promise<ImportUndone> {
    return firstValueFrom(this.http.post<ImportUndone>(`/api/imports/${encodeURIComponent(id)}/undo`, {}));
  }
}
