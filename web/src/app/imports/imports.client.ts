import { HttpClient, HttpEventType } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { ImportAnswer, ImportChoice, ImportFields, ImportTaken, ImportUndone } from '@app/shared/contracts';
import { filter, firstValueFrom, lastValueFrom, map, tap } from 'rxjs';

export type ImportKind = ImportFields['kind'];

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
}

/** Files that were taken in, and how many were in all. */
export interface TakenPage {
  items: ImportTaken[];
  nextCursor?: string;
  total: number;
}

/** Files that come in: the only door to /api/imports. */
@Service()
export class ImportsClient {
  private readonly http = inject(HttpClient);

  /** Previews or applies; `onSent` hears how much of the file has gone, from 0 to 1. Rejects with what `refusalOf` reads. */
  take(upload: Upload, onSent: (share: number) => void): Promise<ImportAnswer> {
    const body = new FormData();
    body.append('kind', upload.kind);
    body.append('mode', upload.mode);
    const mapping = { ...(upload.kind === 'fet' ? {} : upload.columns), ...upload.words };
    if (Object.keys(mapping).length > 0) body.append('mapping', JSON.stringify(mapping));
    if (upload.from) body.append('from', upload.from);
    if (upload.acceptUnread) body.append('acceptUnread', 'true');
    if (upload.only) body.append('only', JSON.stringify(upload.only));
    body.append('file', upload.file, upload.file.name);
    return lastValueFrom(
      this.http.post<ImportAnswer>('/api/imports', body, { observe: 'events', reportProgress: true }).pipe(
        tap((event) => {
          if (event.type === HttpEventType.UploadProgress && event.total) onSent(event.loaded / event.total);
        }),
        filter((event) => event.type === HttpEventType.Response),
        map((event) => event.body as ImportAnswer),
      ),
    );
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
