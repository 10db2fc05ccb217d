import type { ColumnMapping } from '@app/shared/rules';

/** Why a file is refused whole. */
export type FileRefusalCode =
  | 'FILE_EMPTY'
  | 'FILE_TOO_LARGE'
  | 'FILE_OF_ANOTHER_KIND'
  | 'FILE_DAMAGED'
  | 'FILE_WITHOUT_ROWS'
  | 'TOO_MANY_ROWS'
  | 'CELL_TOO_LONG'
  | 'TOO_MUCH_TO_READ'
  | 'COLUMNS_MISSING';

/** A file that cannot be taken in at all. The message names the file, says what is wrong, that nothing was changed, and what to do. */
export class FileRefusal extends Error {
  constructor(
    readonly fileName: string,
    readonly code: FileRefusalCode,
    what: string,
    todo: string,
    /** What was found in it all the same, so that a person can correct the mapping. */
    readonly found?: { headers: readonly string[]; mapping: ColumnMapping; missing: readonly string[] },
  ) {
    super(`'${fileName}' ${what} Nothing was changed. ${todo}`);
    this.name = 'FileRefusal';
  }

  /** Makes the refusal again of what it said elsewhere. */
  static told(fileName: string, code: FileRefusalCode, message: string, found: FileRefusal['found']): FileRefusal {
    return Object.assign(new FileRefusal(fileName, code, '', '', found), { message });
  }
}

/** A file's own name as it may be shown: without its folders, control characters and undue length. */
export function shownFileName(name: string | undefined): string {
  const own = (name ?? '').split(/[/\\]/).at(-1) ?? '';
  const clean = own.replace(/[\p{Cc}\p{Cf}]/gu, '').trim();
  if (clean === '') return 'The file';
  return clean.length > 100 ? `${clean.slice(0, 97)}...` : clean;
}
