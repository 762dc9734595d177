-- The year, quarter and month (UTC) in which something was published, as 2026, 20264 and 202611.
CREATE FUNCTION search_periods(at timestamptz) RETURNS int[]
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN ARRAY[
        extract(year FROM at AT TIME ZONE 'UTC')::int,
        extract(year FROM at AT TIME ZONE 'UTC')::int * 10 + extract(quarter FROM at AT TIME ZONE 'UTC')::int,
        extract(year FROM at AT TIME ZONE 'UTC')::int * 100 + extract(month FROM at AT TIME ZONE 'UTC')::int
    ];

-- The fewest periods that hold all between two moments, and of what is outside at most the rest of a month at either end.
-- Without an end it is the end of this year.
CREATE FUNCTION search_span(since timestamptz, until timestamptz) RETURNS int[]
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN (
        SELECT array_agg(DISTINCT CASE
            WHEN date_trunc('year', month) >= first AND date_trunc('year', month) + interval '11 months' <= last
                THEN (search_periods(month AT TIME ZONE 'UTC'))[1]
            WHEN date_trunc('quarter', month) >= first AND date_trunc('quarter', month) + interval '2 months' <= last
                THEN (search_periods(month AT TIME ZONE 'UTC'))[2]
            ELSE (search_periods(month AT TIME ZONE 'UTC'))[3]
        END)
        FROM (
            SELECT date_trunc('month', since AT TIME ZONE 'UTC') AS first,
                coalesce(date_trunc('month', until AT TIME ZONE 'UTC'), date_trunc('year', now() AT TIME ZONE 'UTC') + interval '11 months') AS last
        ) ends, generate_series(first, last, interval '1 month') month
    );

-- What ANALYZE keeps of all briefings: how many there are, in which share of them each of the most common lexemes stands
-- (last the least and the greatest share of these), and dates that part them into as many of each.
CREATE FUNCTION search_statistics(OUT posts real, OUT lexemes text[], OUT shares real[], OUT dates timestamptz[])
    LANGUAGE sql STABLE PARALLEL SAFE AS $$
        SELECT (SELECT reltuples FROM pg_class WHERE oid = '"SearchEntry"'::regclass),
            max(most_common_elems::text::text[]) FILTER (WHERE attname = 'document'),
            max(most_common_elem_freqs) FILTER (WHERE attname = 'document'),
            max(histogram_bounds::text::timestamptz[]) FILTER (WHERE attname = 'publishedAt')
        FROM pg_stats WHERE schemaname = 'public' AND tablename = 'SearchEntry' AND attname IN ('document', 'publishedAt')
    $$;

-- In which share of the briefings the rarest of these lexemes stands, by the statistics; 0 for one that is too rare to be
-- among them and where there are none yet, 1 for no lexeme at all.
DROP FUNCTION search_share(text[]);
CREATE FUNCTION search_share(wanted text[], lexemes text[], shares real[]) RETURNS real
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (
        SELECT CASE cardinality(wanted) WHEN 0 THEN 1 ELSE min(coalesce(shares[array_position(lexemes, lexeme)], 0)) END
        FROM unnest(wanted) lexeme
    );

-- Since when so many briefings are expected of what stands in this share of them, by the statistics; counted back from
-- `until` or from the newest. A share of 0 is at most the least that is known. Null where all of them may not be so many, and
-- where there are no statistics.
CREATE FUNCTION search_reach(share real, wanted int, until timestamptz, posts real, shares real[], dates timestamptz[])
    RETURNS timestamptz LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN dates[
        (SELECT count(*) FROM unnest(dates) date WHERE until IS NULL OR date <= until) - ceil(
            wanted / nullif(posts * CASE WHEN share > 0 THEN share ELSE shares[cardinality(shares) - 1] END, 0) * (cardinality(dates) - 1)
        )::int
    ];

-- The periods stand beside the words: what was published in some of them is found without a look at the rest.
DROP INDEX "SearchEntry_document_idx";
CREATE INDEX "SearchEntry_document_idx" ON "SearchEntry" USING GIN ("document", search_periods("publishedAt")) WITH (fastupdate = off);
