-- What a municipality promises about a category is said to every reporter: whoever takes in a melding for a neighbour
-- may ask the neighbour's deadline. Changing it stays each municipality's own.
CREATE OR REPLACE FUNCTION public.local_choice(of_municipality text, of_category bigint)
RETURNS TABLE (hidden boolean, deadline_days integer, warn_days integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT c.hidden, c.deadline_days::integer, c.warn_days::integer
      FROM categories_localchoice AS c
     WHERE c.municipality = of_municipality AND c.category_id = of_category
$$;
REVOKE ALL ON FUNCTION public.local_choice(text, bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.local_choice(text, bigint) TO {tenant}, {desk}, {coordinator}, {engine}, {queue};
