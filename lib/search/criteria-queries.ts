import { type Criteria, facetsOf, spanOf, statesOf } from "#lib/search/criteria.ts";
import { findNames, unknownName } from "#lib/search/names.ts";
import { isName, type SearchQuery } from "#lib/search/query.ts";

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
