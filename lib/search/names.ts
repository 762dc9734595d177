import { Prisma } from "#lib/db.ts";
import { listedSql } from "#lib/listed-sql.ts";
import { readRows } from "#lib/read-together.ts";
import type { FoundName } from "#lib/search/criteria.ts";
import { printQuery } from "#lib/search/print.ts";
import { isName, type NameFilter, type Problem, type SearchQuery } from "#lib/search/query.ts";

// The topics and authors that a query names: looked up when it is searched for, and when it is kept.

/** That there is no topic or author of this name, with the most similar that there is. */
export function unknownName({ field, value, near }: FoundName, query: SearchQuery): Problem {
  const message = `There is no ${field} ‘${value}’.`;
  if (!near) return { message };
  const filters = query.filters.map((filter) =>
    isName(filter) && filter.field === field
      ? { ...filter, values: filter.values.map((each) => (each === value ? near : each)) }
      : filter,
  );
  return { message: `${message} Did you mean ${near}?`, fix: printQuery({ ...query, filters }) };
}

/** The topics and authors of these filters, each once, also those that there are not. One round trip, none without a name. */
export async function findNames(filters: NameFilter[]): Promise<FoundName[]> {
  const names = filters.flatMap(({ field, values }) =>
    field === "source" ? [] : values.map((value) => ({ field, value })),
  );
  if (names.length === 0) return [];
  const typed = listedSql(
    names.length,
    Prisma.sql`${names.map(({ field }) => field)}::text[]`,
    Prisma.sql`${names.map(({ value }) => value)}::text[]`,
  );
  return readRows<FoundName>(Prisma.sql`
    SELECT v.field, v.value, found.ids, near.key AS near
    FROM (SELECT DISTINCT field, value, lower(search_text(ltrim(value, '@#'))) AS wanted
      FROM ${typed} n(field, value)) v
    CROSS JOIN LATERAL (SELECT CASE v.field
      WHEN 'topic' THEN ARRAY(SELECT t.id::text FROM "Tag" t
        WHERE t.slug = replace(v.wanted, ' ', '-') OR lower(search_text(t.name)) = v.wanted)
      ELSE ARRAY(SELECT a.id::text FROM "Author" a WHERE a.handle = v.wanted OR lower(search_text(a.name)) = v.wanted)
      END AS ids) found
    LEFT JOIN LATERAL (SELECT key FROM (
        SELECT slug AS key, greatest(similarity(slug, v.wanted), similarity(lower(name), v.wanted)) AS like_it
        FROM "Tag" WHERE v.field = 'topic' AND cardinality(found.ids) = 0
        UNION ALL SELECT handle, greatest(similarity(handle, v.wanted), similarity(lower(name), v.wanted))
        FROM "Author" WHERE v.field = 'author' AND cardinality(found.ids) = 0
      ) all_names WHERE like_it > 0.25 ORDER BY like_it DESC, key LIMIT 1) near ON true`);
}
