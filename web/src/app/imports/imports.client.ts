import { HttpClient, HttpEventType } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { ImportAnswer, ImportFields } from '@app/shared/contracts';
import { filter, lastValueFrom, map, tap } from 'rxjs';

export type ImportKind = ImportFields['kind'];

/** A file and how it is to be read; `mapping` only where somebody corrected the guess, `from` only where it is not today. */
export interface Upload {
  file: File;
  kind: ImportKind;
  mode: ImportFields['mode'];
  mapping: Record<string, string | null> | null;
  from: string;
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
    if (upload.mapping && upload.kind !== 'fet') body.append('mapping', JSON.stringify(upload.mapping));
    if (upload.from) body.append('from', upload.from);
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
}
