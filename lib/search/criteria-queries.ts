import { db } from "#lib/db.ts";
import { type Criteria, type FoundName, facetsOf, spanOf, statesOf } from "#lib/search/criteria.ts";
import { printQuery } from "#lib/search/print.ts";
import { isName, type NameFilter, type Problem, type SearchQuery } from "#lib/search/query.ts";

/**
 * Finds the topics and authors that queries name, and says which there are not, with the most similar that there is.
 * What a signed-out reader cannot ask is left out and told. One round trip, none for queries without names.
 */
export async function criteriaOf(queries: SearchQuery[], userId: string | undefined): Promise<Criteria[]> {
  const found = await findNames(queries.flatMap(({ filters }) => filters.filter(isName)));
  return queries.map((query) => {
    const problems = [...query.problems];
    const facets = facetsOf(query, found, (name) => problems.push(unknownName(name, query)));
    const sources = query.filters
      .filter(isName)
      .filter(({ field }) => field === "source")
      .map(({ values, negated }) => ({ any: values, negated }));
    const states = statesOf(query);
    if (states.length > 0 && !userId) problems.push({ message: "Sign in to search by what you saved or read." });
    return { groups: query.groups, facets, sources, ...spanOf(query), states: userId ? states : [], problems };
  });
}

function unknownName({ field, value, near }: FoundName, query: SearchQuery): Problem {
  const message = `There is no ${field} ‘${value}’.`;
  if (!near) return { message };
  const filters = query.filters.map((filter) =>
    isName(filter) && filter.field === field
      ? { ...filter, values: filter.values.map((each) => (each === value ? near : each)) }
      : filter,
  );
  return { message: `${message} Did you mean ${near}?`, fix: printQuery({ ...query, filters }) };
}

async function findNames(filters: NameFilter[]): Promise<FoundName[]> {
  const names = filters.flatMap(({ field, values }) =>
    field === "source" ? [] : values.map((value) => ({ field, value })),
  );
  if (names.length === 0) return [];
  return db().$queryRaw<FoundName[]>`
    SELECT v.field, v.value, found.ids, CASE WHEN cardinality(found.ids) = 0 THEN near.key END AS near
    FROM (SELECT DISTINCT field, value, lower(search_text(ltrim(value, '@#'))) AS wanted
      FROM unnest(${names.map(({ field }) => field)}::text[], ${names.map(({ value }) => value)}::text[]) n(field, value)) v
    CROSS JOIN LATERAL (SELECT CASE v.field
      WHEN 'topic' THEN ARRAY(SELECT t.id::text FROM "Tag" t
        WHERE t.slug = replace(v.wanted, ' ', '-') OR lower(search_text(t.name)) = v.wanted)
      ELSE ARRAY(SELECT a.id::text FROM "Author" a WHERE a.handle = v.wanted OR lower(search_text(a.name)) = v.wanted)
      END AS ids) found
    LEFT JOIN LATERAL (SELECT key FROM (
        SELECT slug AS key, greatest(similarity(slug, v.wanted), similarity(lower(name), v.wanted)) AS like_it
        FROM "Tag" WHERE v.field = 'topic'
        UNION ALL SELECT handle, greatest(similarity(handle, v.wanted), similarity(lower(name), v.wanted))
        FROM "Author" WHERE v.field = 'author'
      ) all_names WHERE like_it > 0.25 ORDER BY like_it DESC, key LIMIT 1) near ON true`;
}
