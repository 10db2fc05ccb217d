import type { PracticalFacets, PracticalSummary } from '@app/shared';
import { is, statement } from '../core/database/index.js';

/** An entry that was found, with where it stands in the order. */
export type Found = PracticalSummary & { fit: number; sort: string };

/**
 * Library entries in order of fit. Every word asked must be found: as the start of a word of the title (1), of a keyword or reference (2) or of
 * the subject (3), or as a part of any of them (4). An entry's fit is the sum of these; one whose title starts with all that was asked comes
 * before all others (0). Entries of the same fit are in order of title. `total` and `facets` are of the whole result, whatever the page, and
 * are counted of what is alike in them, of which there are few; an entry without years counts for each year that another names.
 *
 * $2 words, of letters and figures alone, $3 the words as one text, $4 subject or null,
 * $5 year or null (an entry without years is for all), $6 to $8 fit, title in lower case and id of the last row of the page before or null,
 * $9 most rows, $10 required ones alone (true), others (false) or null, $11 a facility that they need or null, $12 the words as patterns of a
 * part (`%word%`), $13 the practicals that have what was asked as the code of a step of a scheme: where there are such, they alone are found.
 */
export const SEARCH = statement(
  { items: is.json<Found[]>(), total: is.int, facets: is.json<PracticalFacets>() },
  `
WITH fitting AS MATERIALIZED (
  SELECT * FROM (
    SELECT p.id, p.version, p.title, p.subject, p.years, p.group_size, p.demonstration, p.lead_school_days, p.needs, p.required, lower(p.title) AS sort,
      CASE WHEN p.id = ANY($13::uuid[]) THEN 0 WHEN starts_with(p.search_title, ' ' || $3) THEN 0 ELSE (
        SELECT sum(found.rank)::int
        FROM (SELECT CASE
            WHEN strpos(p.search_title, ' ' || word) > 0 THEN 1
            WHEN strpos(p.search_keywords, ' ' || word) > 0 THEN 2
            WHEN strpos(p.search_subject, ' ' || word) > 0 THEN 3
            ELSE 4
          END AS rank FROM unnest($2::text[]) word) found
      ) END AS fit
    FROM practical p
    WHERE p.school_id = $1 AND NOT p.archived
      AND (CASE WHEN cardinality($13::uuid[]) > 0 THEN p.id = ANY($13) ELSE p.search_title || p.search_keywords || p.search_subject LIKE ALL($12::text[]) END)
      AND ($4::text IS NULL OR lower(p.subject) = lower($4))
      AND ($5::int IS NULL OR cardinality(p.years) = 0 OR $5 = ANY(p.years))
      AND ($10::boolean IS NULL OR (p.required IS NOT NULL) = $10)
      AND ($11::text IS NULL OR $11 = ANY(p.needs))
  ) f
), part AS (
  SELECT * FROM fitting WHERE ($6::int IS NULL OR (fit, sort, id) > ($6, $7::text, $8::uuid)) ORDER BY fit, sort, id LIMIT $9
), alike AS MATERIALIZED (
  SELECT lower(subject) AS subject, min(subject) AS name, years, needs, count(*) AS many, count(*) FILTER (WHERE required IS NOT NULL) AS required
  FROM fitting GROUP BY lower(subject), years, needs
)
SELECT
  (SELECT coalesce(jsonb_agg(jsonb_build_object('id', id, 'version', version, 'title', title, 'subject', subject, 'years', years,
    'groupSize', group_size, 'demonstration', demonstration, 'leadSchoolDays', lead_school_days, 'needs', needs, 'required', required,
    'fit', fit, 'sort', sort) ORDER BY fit, sort, id), '[]') FROM part) AS items,
  (SELECT coalesce(sum(many), 0)::int FROM alike) AS total,
  jsonb_build_object(
    'subject', (SELECT coalesce(jsonb_object_agg(name, many), '{}') FROM (SELECT min(name) AS name, sum(many) AS many FROM alike GROUP BY subject) s),
    'year', (SELECT coalesce(jsonb_object_agg(year, many), '{}') FROM (
      SELECT year, sum(many) + (SELECT coalesce(sum(many), 0) FROM alike WHERE cardinality(years) = 0) AS many FROM alike, unnest(years) year GROUP BY year) y),
    'required', (SELECT coalesce(sum(required), 0) FROM alike),
    'needs', (SELECT coalesce(jsonb_object_agg(need, many), '{}') FROM (SELECT need, sum(many) AS many FROM alike, unnest(needs) need GROUP BY need) n)
  ) AS facets`,
);

/**
 * What a school ($1) has archived, whose words have each pattern ($2) anywhere, in order of title, after one of a title in small letters ($3)
 * and an id ($4) where they are given, $5 at most; `total` is of the whole.
 */
export const ARCHIVED = statement(
  {
    id: is.uuid,
    version: is.int,
    title: is.text,
    subject: is.text,
    years: is.ints,
    groupSize: is.int,
    demonstration: is.bool,
    leadSchoolDays: is.int.orNull,
    needs: is.json<PracticalSummary['needs']>(),
    required: is.text.orNull,
    sort: is.text,
    total: is.int,
  },
  `SELECT * FROM (
    SELECT p.id, p.version, p.title, p.subject, p.years, p.group_size AS "groupSize", p.demonstration, p.lead_school_days AS "leadSchoolDays",
      to_jsonb(p.needs) AS needs, p.required, lower(p.title) AS sort, count(*) OVER ()::int AS total
    FROM practical p WHERE p.school_id = $1 AND p.archived AND p.search_title || p.search_keywords || p.search_subject LIKE ALL($2::text[])
  ) gone WHERE $3::text IS NULL OR (sort, id) > ($3, $4::uuid) ORDER BY sort, id LIMIT $5`,
);

/** The practicals of a school ($1) that a step of a scheme has under a code ($2, in small letters). */
export const OF_STEP = statement(
  { ids: is.uuids },
  `SELECT coalesce(array_agg(DISTINCT t.practical_id), '{}') AS ids FROM scheme_step t
   WHERE t.school_id = $1 AND lower(t.code) = $2 AND t.practical_id IS NOT NULL`,
);

/**
 * What may be meant by words ($2) with which nothing was found: the word itself where the library of the school ($1) has it anywhere, else
 * the word of the library that is most like it (trigrams, for a slip of the keys), or null; in their order.
 */
export const NEARLY = statement(
  { meant: is.text.orNull },
  `
WITH known AS MATERIALIZED (
  SELECT DISTINCT w FROM practical p CROSS JOIN LATERAL unnest(string_to_array(p.search_title || p.search_keywords || p.search_subject, ' ')) w
  WHERE p.school_id = $1 AND NOT p.archived
)
SELECT CASE WHEN EXISTS (SELECT FROM known WHERE strpos(w, asked.word) > 0) THEN asked.word
  WHEN length(asked.word) >= 4 THEN (
    SELECT w FROM known WHERE abs(length(w) - length(asked.word)) < 4 AND similarity(w, asked.word) >= 0.4 ORDER BY similarity(w, asked.word) DESC, w LIMIT 1)
  END AS meant
FROM unnest($2::text[]) WITH ORDINALITY asked(word, place) ORDER BY asked.place`,
);
