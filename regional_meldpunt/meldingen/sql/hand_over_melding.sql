-- Make another municipality competent. Row security lets a municipality write only rows that stay visible to it, so a
-- melding that Kortrijk received could never go from Harelbeke to Menen; this function does that one thing.
-- What was joined to it goes along, so that all reporters are answered when it ends. The children follow by their
-- composite keys, the files by name. Answers the new version, or null when the melding
-- is not the caller's to hand over, or was changed meanwhile.
CREATE OR REPLACE FUNCTION public.hand_over_melding(
    melding bigint, target text, expected_version integer, who text, why text, for_desk boolean, moment timestamptz
) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    caller text := current_setting('role');
    own text := CASE WHEN starts_with(caller, '{tenant_prefix}') THEN substr(caller, length('{tenant_prefix}') + 1) END;
    before text := (SELECT municipality FROM meldingen_melding WHERE id = melding);
    family bigint[];
    new_version integer;
BEGIN
    IF NOT EXISTS (SELECT 1 FROM registry_municipality WHERE schema_name = target) THEN
        RAISE EXCEPTION 'no municipality %', target USING ERRCODE = 'foreign_key_violation';
    END IF;
    UPDATE meldingen_melding SET
        municipality = target, responsible = who, responsible_reason = why, at_desk = at_desk OR for_desk,
        claimed_by = NULL, claimed_at = NULL, assigned_to = NULL, team = '', version = version + 1,
        changed_at = moment
    WHERE id = melding AND version = expected_version AND finished_at IS NULL
        AND CASE WHEN own IS NULL THEN at_desk ELSE municipality = own END
    RETURNING version INTO new_version;
    IF new_version IS NOT NULL THEN
        family := ARRAY(SELECT d.id FROM meldingen_melding AS d JOIN meldingen_melding AS m ON d.merged_into = m.number
                         WHERE m.id = melding AND d.municipality = before);
        UPDATE meldingen_melding SET municipality = target, at_desk = at_desk OR for_desk, version = version + 1
         WHERE id = ANY(family);
        UPDATE files_storedfile f SET municipality = target, at_region = f.at_region OR for_desk
        FROM meldingen_attachment a WHERE a.melding_id = ANY(family || melding) AND a.file_id = f.id;
    END IF;
    RETURN new_version;
END $$;
REVOKE ALL ON FUNCTION public.hand_over_melding(bigint, text, integer, text, text, boolean, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.hand_over_melding(bigint, text, integer, text, text, boolean, timestamptz)
    TO {tenant}, {desk};
