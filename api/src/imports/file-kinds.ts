import { Injectable } from '@nestjs/common';
import type { ImportAnswer, RowNote } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import type { Upload } from './read-upload.js';
import type { ImportTable } from '@app/shared/rules';

/** What a file of a kind would change, as it was judged in the ambient transaction. */
export interface JudgedFile {
  /** Rows that were read and what becomes of them. */
  created: number;
  updated: number;
  unchanged: number;
  removed: number;
  rejected: readonly RowNote[];
  mapping: Readonly<Record<string, string>>;
  sample: readonly Record<string, string | number | null>[];
  /** Writes it, and answers what it takes to take it back. */
  apply: () => Promise<object>;
}

/** How a feature takes in files of its own: a table with headers, judged, written and taken back in the ambient transaction. */
export interface FileKind {
  /** @throws FileRefusal where a column that it needs is not there */
  judge: (principal: Principal, table: ImportTable, fileName: string, mapping: Readonly<Record<string, unknown>>) => Promise<JudgedFile>;
  /** Takes back what `apply` answered. @throws UNDO_TOO_LATE where it was built on */
  takeBack: (principal: Principal, kept: object) => Promise<{ restored: number; gone: number; ended: number }>;
}

/** Takes a whole file in its own way, or tells what that would do. */
export type WholeFile = (principal: Principal, upload: Upload) => Promise<ImportAnswer>;

/** The kinds of files that features take in, beside timetables. */
@Injectable()
export class FileKinds {
  private readonly kinds = new Map<string, FileKind>();
  private readonly whole = new Map<string, WholeFile>();

  /** Adds a kind. @throws Error for one that is there: two features would take in the same file. */
  add(kind: string, way: FileKind): void {
    if (this.kinds.has(kind)) throw new Error(`Files of the kind ${kind} are taken in by one feature only`);
    this.kinds.set(kind, way);
  }

  /** Adds a kind of which the file is read in a way of its own. @throws Error for one that is there */
  addWhole(kind: string, take: WholeFile): void {
    if (this.whole.has(kind)) throw new Error(`Files of the kind ${kind} are taken in by one feature only`);
    this.whole.set(kind, take);
  }

  findWhole(kind: string): WholeFile | undefined {
    return this.whole.get(kind);
  }

  find(kind: string): FileKind | undefined {
    return this.kinds.get(kind);
  }
}
