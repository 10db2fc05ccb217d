import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type {
  LearntEstimates,
  LibraryPractical,
  Practical,
  PracticalBody,
  PracticalFile,
  PracticalList,
  PracticalNote,
  PracticalSummary,
  PracticalVersion,
} from '@app/shared/contracts';
import { firstValueFrom } from 'rxjs';

/** The first of the practicals that fit, and how many do. */
export interface FoundPracticals {
  items: PracticalSummary[];
  total: number;
}

/** What to look for: words, or a subject and a year group where no words are typed yet. */
export interface PracticalSearch {
  q: string;
  subject: string;
  year: number | null;
}

/** The library of practicals: the only door to /api/practicals. */
@Service()
export class PracticalsClient {
  private readonly http = inject(HttpClient);

  /** Practicals in order of fit, the first eight and of how many. */
  search(asked: () => PracticalSearch | undefined): HttpResourceRef<FoundPracticals | undefined> {
    return httpResource<FoundPracticals>(
      () => {
        const search = asked();
        if (!search) return undefined;
        return {
          url: '/api/practicals',
          params: {
            limit: 8,
            ...(search.q && { q: search.q }),
            ...(search.subject && { subject: search.subject }),
            ...(search.year !== null && { year: search.year }),
          },
        };
      },
      {
        parse: (answer) => {
          const { items, total = items.length } = answer as { items: PracticalSummary[]; total?: number };
          return { items, total };
        },
      },
    );
  }

  /** Finds practicals in order of fit, and whether there are more. */
  async find(q: string, limit: number): Promise<{ items: PracticalSummary[]; hasMore: boolean }> {
    const page = this.http.get<{ items: PracticalSummary[]; nextCursor?: string }>('/api/practicals', { params: { q, limit } });
    const { items, nextCursor } = await firstValueFrom(page);
    return { items, hasMore: nextCursor !== undefined };
  }

  /** Whether the library has anything to ask for. */
  async hasAny(): Promise<boolean> {
    const { items } = await firstValueFrom(this.http.get<{ items: unknown[] }>('/api/practicals', { params: { limit: 1 } }));
    return items.length > 0;
  }

  /** Puts the practicals and the apparatus that come with Requisite into the school's library. */
  loadStarterLibrary(): Promise<{ practicals: number; apparatus: number }> {
    return firstValueFrom(this.http.post<{ practicals: number; apparatus: number }>('/api/practicals/starter-library', {}));
  }

  one(id: string): Promise<Practical> {
    return firstValueFrom(this.http.get<Practical>(`/api/practicals/${encodeURIComponent(id)}`));
  }
}

/** What a list of the library is narrowed to; '' narrows nothing. */
export interface LibraryFilter {
  q: string;
  subject: string;
  year: string;
  required: string;
  needs: string;
}

/** What of a practical is written; null takes it away. */
export type Written = { [Field in keyof PracticalBody]?: PracticalBody[Field] | null };

const url = (id: string) => `/api/practicals/${encodeURIComponent(id)}`;

/** The library as its own pages read and write it. */
@Service()
export class LibraryClient {
  private readonly http = inject(HttpClient);

  /** Practicals in order of fit with how many of the whole result there are of each kind, so many of them at most. */
  list(asked: () => LibraryFilter & { limit: number }): HttpResourceRef<PracticalList | undefined> {
    return httpResource<PracticalList>(() => {
      const { limit, ...filter } = asked();
      const said = Object.entries(filter).filter(([, value]) => value !== '');
      return { url: '/api/practicals', params: { limit, ...Object.fromEntries(said) } };
    });
  }

  /** What was taken out of the library, by words, so many at most. */
  archived(asked: () => { q: string; limit: number }): HttpResourceRef<PracticalList | undefined> {
    return httpResource<PracticalList>(() => {
      const { q, limit } = asked();
      return { url: '/api/practicals', params: { archived: 'true', limit, ...(q !== '' && { q }) } };
    });
  }

  one(id: () => string): HttpResourceRef<LibraryPractical | undefined> {
    return httpResource<LibraryPractical>(() => (id() === 'new' ? undefined : url(id())));
  }

  versions(id: () => string): HttpResourceRef<PracticalVersion[] | undefined> {
    return httpResource<PracticalVersion[]>(() => `${url(id())}/versions`);
  }

  /** Estimates that differ from what was measured. */
  estimates(): HttpResourceRef<LearntEstimates | undefined> {
    return httpResource<LearntEstimates>(() => '/api/practicals/estimates');
  }

  add(body: Written): Promise<LibraryPractical> {
    return firstValueFrom(this.http.post<LibraryPractical>('/api/practicals', body));
  }

  /** Makes a new version; what is not sent stays. */
  change(id: string, body: Written & { version: number }): Promise<LibraryPractical> {
    return firstValueFrom(this.http.put<LibraryPractical>(url(id), body));
  }

  copy(id: string): Promise<LibraryPractical> {
    return firstValueFrom(this.http.post<LibraryPractical>(`${url(id)}/copy`, {}));
  }

  /** Takes a practical out of the library; requests keep what they have. */
  async archive(id: string): Promise<void> {
    await firstValueFrom(this.http.delete(url(id)));
  }

  /** Brings a practical that was archived back into the library. */
  restore(id: string): Promise<LibraryPractical> {
    return firstValueFrom(this.http.post<LibraryPractical>(`${url(id)}/restore`, {}));
  }

  /** Keeps a worksheet or a diagram beside a practical. */
  addFile(id: string, file: File): Promise<PracticalFile> {
    const body = new FormData();
    body.append('file', file, file.name);
    return firstValueFrom(this.http.post<PracticalFile>(`${url(id)}/files`, body));
  }

  async removeFile(id: string, fileId: string): Promise<void> {
    await firstValueFrom(this.http.delete(`${url(id)}/files/${encodeURIComponent(fileId)}`));
  }

  /** Where a browser fetches the whole library as one file. */
  readonly exportUrl = '/api/practicals/export';

  /** Where a browser fetches a file. */
  fileUrl(fileId: string): string {
    return `/api/files/${encodeURIComponent(fileId)}`;
  }

  /** Leaves a note for whoever asks next. */
  addNote(id: string, text: string): Promise<PracticalNote> {
    return firstValueFrom(this.http.post<PracticalNote>(`${url(id)}/notes`, { text }));
  }

  async removeNote(id: string, noteId: string): Promise<void> {
    await firstValueFrom(this.http.delete(`${url(id)}/notes/${encodeURIComponent(noteId)}`));
  }
}
