/**
 * What words of files mean, as a person said: each word as it is written (its case, spacing and the form of its accents do not count).
 * `days` to a weekday ('Mon') or a label of a rotating cycle; `weeks` to a label of the calendar, null for every week.
 */
export interface WordsSaid {
  days?: Readonly<Record<string, string>>;
  weeks?: Readonly<Record<string, string | null>>;
  /** Subjects and written departments, each to the name of a department. */
  subjects?: Readonly<Record<string, string>>;
  departments?: Readonly<Record<string, string>>;
}
