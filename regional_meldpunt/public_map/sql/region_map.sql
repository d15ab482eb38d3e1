-- What stands on the public maps of these municipalities, in one list for the region: the facts that each shows on its
-- own host and nothing more. No words of a reporter: of the place only the street in front of a house number, a point
-- rounded to some ten metres. Every municipality gives its newest first, along the index of its own map.
CREATE OR REPLACE FUNCTION public.public_map(
    places text[], of_group text, since timestamptz, finished_since timestamptz, most integer
) RETURNS TABLE (
    number text, municipality text, category_nl text, category_fr text, icon text, group_nl text, group_fr text,
    status text, street text, postal_code text, lat double precision, lon double precision,
    reported_at timestamptz, changed_at timestamptz, finished boolean
)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT m.number::text, m.municipality::text, c.name_nl::text, c.name_fr::text, c.icon::text,
           g.name_nl::text, g.name_fr::text, m.status::text,
           coalesce(substring(m.place_text FROM '^([[:alpha:]][[:alpha:] .''’-]{1,58}?)[[:space:]]+[0-9]{1,4}[[:space:]]?[a-zA-Z]?([^[:alnum:]]|$)'), ''),
           m.postal_code::text, round(m.lat::numeric, 4)::double precision, round(m.lon::numeric, 4)::double precision,
           m.reported_at, m.changed_at, m.finished_at IS NOT NULL
      FROM unnest(places) AS place
     CROSS JOIN LATERAL (
            SELECT r.* FROM meldingen_melding AS r
             WHERE r.municipality = place AND r.public AND r.merged_into = '' AND r.reported_at >= since
               AND (r.finished_at IS NULL OR r.finished_at >= finished_since)
               AND (of_group = '' OR r.category_id IN (
                     SELECT k.id FROM categories_category AS k JOIN categories_categorygroup AS kg ON kg.id = k.group_id
                      WHERE kg.slug = of_group))
             ORDER BY r.reported_at DESC, r.id DESC LIMIT least(most, 2000)) AS m
      JOIN categories_category AS c ON c.id = m.category_id
      JOIN categories_categorygroup AS g ON g.id = c.group_id
     ORDER BY m.reported_at DESC, m.id DESC LIMIT least(most, 2000)
$$;
REVOKE ALL ON FUNCTION public.public_map(text[], text, timestamptz, timestamptz, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.public_map(text[], text, timestamptz, timestamptz, integer) TO {gate};
