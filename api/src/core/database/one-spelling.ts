import { SPELLINGS } from '@app/shared';

/** SQL: small letters in the spelling by which they are compared, as `oneSpelling` writes them: 'sulphate' as 'sulfate'. */
export function oneSpellingOf(text: string): string {
  return SPELLINGS.reduce((sql, [one, other]) => `replace(${sql}, '${one}', '${other}')`, text);
}
