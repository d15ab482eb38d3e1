-- The rules that decide about a melding in a municipality: its own first, then those of the region. A melding may come in
-- with a neighbour, so whoever takes in meldingen may ask for the rules of every municipality; keeping them stays each
-- owner's own. `missing` names what a rule refers to and is no longer there: such a rule is skipped, and shown.
CREATE OR REPLACE FUNCTION public.routing_rules(of_municipality text)
RETURNS TABLE (id bigint, owner text, name text, conditions jsonb, team text, party text, urgency text,
               responsible text, missing text[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT r.id, r.municipality::text, r.name::text, r.conditions, r.team::text, r.party::text, r.urgency::text,
           r.responsible::text,
           ARRAY(
               SELECT 'team ' || r.team WHERE r.team <> '' AND NOT EXISTS (
                   SELECT 1 FROM teams_team AS t
                    WHERE t.municipality = r.municipality AND t.slug = r.team AND t.active)
               UNION ALL
               SELECT 'party ' || r.party WHERE r.party <> '' AND NOT EXISTS (
                   SELECT 1 FROM routing_party AS p
                    WHERE p.municipality IN (r.municipality, 'region') AND p.slug = r.party AND p.active)
               UNION ALL
               SELECT 'category ' || wanted
                 FROM jsonb_array_elements_text(CASE WHEN jsonb_typeof(r.conditions -> 'categories') = 'array'
                      THEN r.conditions -> 'categories' ELSE '[]'::jsonb END) AS wanted
                WHERE NOT EXISTS (SELECT 1 FROM categories_category AS c WHERE c.slug = wanted AND c.active)
               UNION ALL
               SELECT 'group ' || wanted
                 FROM jsonb_array_elements_text(CASE WHEN jsonb_typeof(r.conditions -> 'groups') = 'array'
                      THEN r.conditions -> 'groups' ELSE '[]'::jsonb END) AS wanted
                WHERE NOT EXISTS (SELECT 1 FROM categories_categorygroup AS g WHERE g.slug = wanted AND g.active)
           )
      FROM routing_rule AS r
     WHERE r.municipality IN (of_municipality, 'region') AND r.active
     ORDER BY (r.municipality = 'region'), r.position, r.id
$$;
REVOKE ALL ON FUNCTION public.routing_rules(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.routing_rules(text) TO {tenant}, {desk}, {coordinator}, {engine}, {queue};

-- The team that gets what no rule claims, of any municipality: a slug and nothing more.
CREATE OR REPLACE FUNCTION public.routing_rest_team(of_municipality text)
RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT t.slug::text FROM teams_team AS t WHERE t.municipality = of_municipality AND t.takes_rest AND t.active
$$;
REVOKE ALL ON FUNCTION public.routing_rest_team(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.routing_rest_team(text) TO {tenant}, {desk}, {coordinator}, {engine}, {queue};
