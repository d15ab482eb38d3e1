-- Erase what one melding of the calling municipality tells about people. History is append-only for every role; this
-- function is the one exception, and it only takes words and names away: who did what becomes when and which step.
-- Answers what was erased and which contacts and files must go with it, or null when there is nothing (any more).
CREATE OR REPLACE FUNCTION public.erase_melding(wanted text, before timestamptz) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    caller text := current_setting('role');
    own text := CASE WHEN starts_with(caller, '{tenant_prefix}') THEN substr(caller, length('{tenant_prefix}') + 1) END;
    found_id bigint;
    nobody jsonb := jsonb_build_object('schema', own, 'id', NULL, 'name', '');
    answer jsonb;
BEGIN
    SELECT m.id INTO found_id FROM meldingen_melding AS m
     WHERE m.number = wanted AND m.municipality = own AND m.finished_at < before FOR UPDATE;
    IF found_id IS NULL THEN
        RETURN NULL;
    END IF;
    SELECT jsonb_build_object(
        'contacts', (SELECT coalesce(jsonb_agg(DISTINCT s.contact_ref) FILTER (WHERE s.contact_ref IS NOT NULL), '[]')
                       FROM meldingen_signaal AS s WHERE s.melding_id = found_id),
        'files', (SELECT coalesce(jsonb_agg(DISTINCT ref), '[]') FROM (
                      SELECT f.ref::text AS ref FROM meldingen_attachment AS a
                        JOIN files_storedfile AS f ON f.id = a.file_id WHERE a.melding_id = found_id
                       UNION SELECT jsonb_array_elements_text(g.files) FROM answers_message AS g
                       WHERE g.melding_id = found_id) AS refs),
        'counts', jsonb_build_object(
            'signalen', (SELECT count(*) FROM meldingen_signaal AS s WHERE s.melding_id = found_id),
            'photos', (SELECT count(*) FROM meldingen_attachment AS a WHERE a.melding_id = found_id),
            'messages', (SELECT count(*) FROM answers_message AS g WHERE g.melding_id = found_id),
            'steps', (SELECT count(*) FROM meldingen_historyentry AS h WHERE h.melding_id = found_id)))
      INTO answer;
    DELETE FROM answers_verdict WHERE melding_id = found_id;
    DELETE FROM answers_attempt WHERE message_id IN (SELECT id FROM answers_message WHERE melding_id = found_id);
    DELETE FROM answers_message WHERE melding_id = found_id;
    DELETE FROM meldingen_attachment WHERE melding_id = found_id;
    -- Nothing keeps these files now: they are removed at once, or by the next sweep when that is cut short.
    UPDATE files_storedfile SET attached_at = NULL
     WHERE municipality = own AND ref::text IN (SELECT jsonb_array_elements_text(answer -> 'files'));
    DELETE FROM mailbox_rawmail WHERE mail_id IN (
        SELECT id FROM mailbox_incomingmail WHERE number = wanted AND municipality = own);
    UPDATE mailbox_incomingmail SET sender_email = '', sender_name = '', subject = '', beginning = '', detail = ''
     WHERE number = wanted AND municipality = own;
    UPDATE meldingen_signaal SET contact_ref = NULL, description = '', secret_hash = '', lat = round(lat::numeric, 2),
           lon = round(lon::numeric, 2), by = nobody WHERE melding_id = found_id;
    UPDATE meldingen_historyentry SET text = '', by = nobody WHERE melding_id = found_id;
    UPDATE open311_link SET sending = '{}', seen = '[]' WHERE melding_id = found_id;
    UPDATE taak_taak SET instructions = '', outcome = '', answered_by = '', made_by = nobody WHERE melding_id = found_id;
    UPDATE meldingen_melding SET contact_ref = NULL, secret_hash = '', description = '', answers = '[]', asset = '',
           place_text = '', lat = round(lat::numeric, 2), lon = round(lon::numeric, 2), claimed_by = NULL,
           assigned_to = NULL WHERE id = found_id;
    RETURN answer;
END $$;
REVOKE ALL ON FUNCTION public.erase_melding(text, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.erase_melding(text, timestamptz) TO {tenant};
