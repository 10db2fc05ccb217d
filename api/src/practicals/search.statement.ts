import { type Answered, is, oneSpellingOf, statement } from '../core/database/index.js';

/** Words as the search compares them: lower case, with everything that is neither letter nor digit a space. */
const plain = (text: string): string => `' ' || regexp_replace(${oneSpellingOf(`lower(${text})`)}, '[^[:alnum:]]+', ' ', 'g')`;

/**
 * Library entries in order of fit. Every word asked must be found: as the start of a word of the title (1), of a keyword (2) or of
 * the subject (3), as a part of any of them (4), or, from four letters on, nearly so (5: trigram similarity, for a slip of the
 * keys). An entry's fit is the sum of these; one whose title starts with all that was asked comes before all others (0). Entries of
 * the same fit are in order of title. `total` says how many there are, whatever the page.
 *
 * $2 words, $3 the words as one text, $4 subject or null, $5 year or null (an entry without years is for all), $6 to $8 fit, title
 * in lower case and id of the last row of the page before or null, $9 most rows.
 */
export const SEARCH = statement(
  {
    id: is.uuid,
    version: is.int,
    title: is.text,
    subject: is.text,
    years: is.ints,
    groupSize: is.int,
    demonstration: is.bool,
    leadSchoolDays: is.int.orNull,
    fit: is.int,
    sort: is.text,
    total: is.int,
  },
  `
SELECT id, version, title, subject, years, group_size AS "groupSize", demonstration, lead_school_days AS "leadSchoolDays", fit, lower(title) AS sort, total
FROM (
  SELECT f.*, count(*) OVER ()::int AS total FROM (
  SELECT p.*, CASE WHEN starts_with(t.title, ' ' || $3) THEN 0 ELSE (
      SELECT CASE WHEN bool_and(found.rank IS NOT NULL) THEN sum(found.rank)::int END
      FROM (SELECT CASE
          WHEN strpos(t.title, ' ' || word) > 0 THEN 1
          WHEN strpos(t.keywords, ' ' || word) > 0 THEN 2
          WHEN strpos(t.subject, ' ' || word) > 0 THEN 3
          WHEN strpos(t.title || t.keywords || t.subject, word) > 0 THEN 4
          WHEN length(word) >= 4 AND strict_word_similarity(word, t.title || t.keywords || t.subject) >= 0.4 THEN 5
        END AS rank FROM unnest($2::text[]) word) found
    ) END AS fit
  FROM practical p
  CROSS JOIN LATERAL (SELECT ${plain('p.title')} AS title, ${plain(`array_to_string(p.keywords, ' ')`)} AS keywords, ${plain('p.subject')} AS subject) t
  WHERE p.school_id = $1 AND NOT p.archived
    AND ($4::text IS NULL OR lower(p.subject) = lower($4))
    AND ($5::int IS NULL OR cardinality(p.years) = 0 OR $5 = ANY(p.years))
  ) f WHERE fit IS NOT NULL
) fitting
WHERE ($6::int IS NULL OR (fit, lower(title), id) > ($6, $7::text, $8::uuid))
ORDER BY fit, lower(title), id
LIMIT $9`,
);

/** An entry that was found, with where it stands in the order. */
export type Found = Answered<typeof SEARCH>;
