/** Words as the search compares them: lower case, with everything that is neither letter nor digit a space. */
const plain = (text: string): string => `' ' || regexp_replace(lower(${text}), '[^[:alnum:]]+', ' ', 'g')`;

/**
 * Library entries in order of fit. Every word asked must be found: as the start of a word of the title (1), of a keyword (2) or of
 * the subject (3), as a part of any of them (4), or, from four letters on, nearly so (5: trigram similarity, for a slip of the
 * keys). An entry's fit is the sum of these; one whose title starts with all that was asked comes before all others (0). Entries of
 * the same fit are in order of title.
 *
 * $1 words, $2 the words as one text, $3 subject or null, $4 year or null (an entry without years is for all), $5 to $7 fit, title
 * in lower case and id of the last row of the page before or null, $8 most rows.
 */
export const SEARCH = `
SELECT id, version, title, subject, years, group_size AS "groupSize", demonstration, lead_school_days AS "leadSchoolDays", fit, lower(title) AS sort
FROM (
  SELECT p.*, CASE WHEN starts_with(t.title, ' ' || $2) THEN 0 ELSE (
      SELECT CASE WHEN bool_and(found.rank IS NOT NULL) THEN sum(found.rank)::int END
      FROM (SELECT CASE
          WHEN strpos(t.title, ' ' || word) > 0 THEN 1
          WHEN strpos(t.keywords, ' ' || word) > 0 THEN 2
          WHEN strpos(t.subject, ' ' || word) > 0 THEN 3
          WHEN strpos(t.title || t.keywords || t.subject, word) > 0 THEN 4
          WHEN length(word) >= 4 AND strict_word_similarity(word, t.title || t.keywords || t.subject) >= 0.4 THEN 5
        END AS rank FROM unnest($1::text[]) word) found
    ) END AS fit
  FROM practical p
  CROSS JOIN LATERAL (SELECT ${plain('p.title')} AS title, ${plain(`array_to_string(p.keywords, ' ')`)} AS keywords, ${plain('p.subject')} AS subject) t
  WHERE p.school_id = (SELECT current_school()) AND NOT p.archived
    AND ($3::text IS NULL OR lower(p.subject) = lower($3))
    AND ($4::int IS NULL OR cardinality(p.years) = 0 OR $4 = ANY(p.years))
) fitting
WHERE fit IS NOT NULL AND ($5::int IS NULL OR (fit, lower(title), id) > ($5, $6::text, $7::uuid))
ORDER BY fit, lower(title), id
LIMIT $8`;
