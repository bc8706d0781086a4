-- What only a superuser can do, and the rules that `verify` must name for it, all of them and no other.
-- {live} is the key of the story with that slugline, {rita} that of the person.

-- a_state_is_what_was_recorded an_approved_text_is_frozen
UPDATE articles_article SET state = 'approved' WHERE id = {draft}

-- a_move_names_its_audit_entry
UPDATE articles_article SET entry_id = NULL WHERE id = {live}

-- an_approval_is_recorded
UPDATE articles_article SET approval_id = NULL WHERE id = {live}

-- an_approved_text_is_frozen
UPDATE articles_article SET revision_id = NULL WHERE id = {approved}

-- a_round_opens_once
UPDATE articles_article SET round = 3 WHERE id = {live}

-- a_round_opens_once
UPDATE articles_article SET round_kind = 'update' WHERE id = {fixed}

-- in_review_means_somebody_has_it
UPDATE articles_article SET claimed_by_id = {nina} WHERE id = {claimed}

-- a_story_changes_hands_by_its_entry
UPDATE articles_article SET desk_id = (SELECT desk_id FROM articles_article WHERE slugline = 'live') WHERE id = {moved}

-- who_filed_it_stays
UPDATE articles_article SET author_id = {nina} WHERE id = {live}

-- no_translation_goes_in_a_circle
UPDATE articles_article SET translation_of_id = CASE id WHEN {draft} THEN {approved} ELSE {draft} END WHERE id IN ({draft}, {approved})

-- a_revision_belongs_to_its_article
UPDATE articles_article SET submitted_id = (SELECT max(id) FROM articles_revision WHERE article_id = {fixed}) WHERE id = {live}

-- lists_show_the_text_on_the_desk
UPDATE articles_article SET headline = 'Another' WHERE id = {live}

-- revisions_are_numbered_in_a_row a_save_builds_on_the_text_on_the_desk
UPDATE articles_revision SET number = 5 WHERE article_id = {draft}

-- a_revision_is_of_its_round
UPDATE articles_revision SET round = 7 WHERE article_id = {draft}

-- a_save_builds_on_the_text_on_the_desk
UPDATE articles_revision SET base_id = NULL, substantial = true WHERE article_id = {fixed} AND number = 2

-- a_text_has_its_shape the_record_is_unaltered
UPDATE articles_revision SET credits = '{"role": "author"}' WHERE article_id = {submitted}

-- the_record_is_unaltered
UPDATE articles_auditentry SET at = at - interval '1 day' WHERE article_id = {draft}

-- the_record_is_unaltered
UPDATE articles_auditentry SET reason = 'none' WHERE article_id = {killed} AND act = 'kill'

-- the_record_is_unaltered
UPDATE articles_revision SET body = '<p>Ours.</p>' WHERE article_id = {live}; UPDATE articles_edition SET body = '<p>Ours.</p>' WHERE article_id = {live}

-- the_record_is_unaltered
UPDATE articles_seal SET hash = 'x'

-- legal_moves_only the_record_is_unaltered
UPDATE articles_auditentry SET from_state = 'spiked' WHERE article_id = {live} AND act = 'approve'

-- an_entry_is_of_its_round the_record_is_unaltered
UPDATE articles_auditentry SET round = 2 WHERE article_id = {live} AND act = 'claim'

-- an_entry_names_its_text the_record_is_unaltered
UPDATE articles_auditentry SET revision_id = NULL WHERE article_id = {submitted} AND act = 'submit'

-- what_is_recorded_happened every_reference_leads_somewhere what_ends_is_followed
DELETE FROM articles_edition WHERE article_id = {withheld} AND kind = 'withhold'

-- what_is_recorded_happened the_record_is_unaltered
UPDATE articles_auditentry SET at = at - interval '1 hour' WHERE article_id = {early} AND act = 'release'

-- four_eyes the_record_is_unaltered
UPDATE articles_auditentry SET by_id = {rita} WHERE article_id = {live} AND act = 'approve'

-- four_eyes the_record_is_unaltered
UPDATE articles_revision SET credits = jsonb_build_array(jsonb_build_object('role', 'author', 'user', {ed})) WHERE article_id = {approved}

-- four_eyes the_record_is_unaltered
DELETE FROM articles_auditentry WHERE article_id = {rewritten} AND act = 'confirm'

-- four_eyes
UPDATE articles_revision SET by_id = {ed} WHERE article_id = {live}

-- editions_are_numbered_in_a_row
UPDATE articles_edition SET number = 4 WHERE article_id = {live}

-- an_edition_names_its_entry
UPDATE articles_edition SET by_id = {vera} WHERE article_id = {live}

-- an_edition_begins_now_or_later the_wire_misses_nothing a_wire_entry_tells_what_was_due
UPDATE articles_edition SET sent_from = sent_from - interval '1 hour' WHERE article_id = {live}

-- an_edition_is_the_approved_text
UPDATE articles_edition SET body = '<p>Ours.</p>' WHERE article_id = {live}

-- an_edition_is_the_approved_text the_record_is_unaltered
UPDATE articles_revision SET body = '<p>Ours.</p>' WHERE article_id = {live}

-- only_the_approved_revision_goes_out an_approval_is_recorded legal_moves_only the_record_is_unaltered
UPDATE articles_auditentry SET act = 'note', from_state = to_state WHERE article_id = {live} AND act = 'approve'

-- an_edition_is_of_its_rounds_kind
UPDATE articles_edition SET kind = 'update', text_kind = 'update' WHERE article_id = {live}

-- a_reissue_keeps_its_text
UPDATE articles_edition SET text_kind = 'update' WHERE article_id = {recoded} AND kind = 'recode'

-- only_what_is_withheld_is_reinstated an_edition_names_its_entry
UPDATE articles_edition SET kind = 'reinstate' WHERE article_id = {recoded} AND kind = 'recode'

-- a_second_person_reinstates an_edition_names_its_entry
UPDATE articles_edition SET by_id = {ed} WHERE article_id = {back} AND kind = 'reinstate'

-- an_embargo_outlasts_a_withhold an_edition_begins_now_or_later a_wire_entry_tells_what_was_due one_edition_is_live_at_a_time
UPDATE articles_edition SET live_from = live_from - interval '1 day', sent_from = sent_from - interval '1 day', listed_at = live_from - interval '1 day' WHERE article_id = {back} AND kind = 'reinstate'

-- a_withdrawal_carries_no_text
UPDATE articles_edition SET headline = 'Minsk' WHERE article_id = {killed} AND kind = 'kill'

-- the_dateline_is_the_approved_one
UPDATE articles_edition SET dateline_text = 'BREST' WHERE article_id = {live}

-- the_dateline_is_the_approved_one
UPDATE articles_edition SET dateline_text = replace(dateline->>'rendered', '{' || 'date}', 'the mayor stole 5m') WHERE article_id = {live}

-- what_readers_had_before
UPDATE articles_edition SET published_at = now() WHERE article_id = {live}

-- what_readers_had_before
UPDATE articles_edition SET earlier = '[]' WHERE article_id = {fixed} AND number = 2

-- what_readers_had_before
UPDATE articles_edition SET earlier = jsonb_set(earlier, '{0,notice}', '"None."') WHERE article_id = {fixed} AND number = 2

-- subscribers_get_it_first every_guard_stands a_wire_entry_tells_what_was_due
ALTER TABLE articles_edition DROP CONSTRAINT subscribers_get_it_first; UPDATE articles_edition SET sent_from = live_from + interval '1 hour' WHERE article_id = {soon}

-- an_editions_moments_are_real every_guard_stands
ALTER TABLE articles_edition DROP CONSTRAINT an_editions_moments_are_real; UPDATE articles_edition SET live_until = 'infinity' WHERE article_id = {live}

-- edition_ends_after_it_begins every_guard_stands
ALTER TABLE articles_edition DROP CONSTRAINT edition_ends_after_it_begins, DROP CONSTRAINT one_edition_is_live_at_a_time; UPDATE articles_edition SET live_until = live_from - interval '1 hour' WHERE article_id = {soon}

-- one_edition_is_live_at_a_time
UPDATE articles_edition SET live_until = NULL WHERE article_id = {fixed} AND number = 1

-- one_edition_waits_at_a_time a_wire_entry_tells_what_was_due listings_follow_their_edition what_readers_had_before
UPDATE articles_edition SET live_from = NULL, live_until = NULL, listed_at = NULL WHERE article_id = {fixed}

-- what_ends_is_followed
UPDATE articles_edition SET live_until = now() WHERE article_id = {live}

-- a_kill_is_final editions_are_numbered_in_a_row the_wire_keeps_order what_is_withdrawn_is_gone
UPDATE articles_edition SET number = 3 WHERE article_id = {killed} AND kind = 'new'

-- a_kill_is_final a_state_is_what_was_recorded
UPDATE articles_article SET state = 'draft' WHERE id = {killed}

-- what_is_withdrawn_is_gone one_edition_is_live_at_a_time
UPDATE articles_edition SET live_until = NULL WHERE article_id = {killed} AND kind = 'new'

-- a_killed_source_takes_its_translations
UPDATE articles_article SET translation_of_id = {killed} WHERE id = {live}

-- what_is_withdrawn_is_gone
UPDATE articles_edition SET live_until = NULL WHERE article_id = {withheld} AND kind = 'withhold'

-- a_listing_has_its_moment listings_follow_their_edition
UPDATE articles_edition SET listed_at = listed_at - interval '1 day' WHERE article_id = {live}

-- listings_follow_their_edition
UPDATE articles_editiontag SET listed_at = now() WHERE edition_id IN (SELECT id FROM articles_edition WHERE article_id = {live})

-- the_coding_agrees_with_its_links
DELETE FROM articles_editiontopic WHERE edition_id IN (SELECT id FROM articles_edition WHERE article_id = {live})

-- the_coding_agrees_with_its_links
UPDATE articles_edition SET coding = coding || '{"tags": ["thief"]}' WHERE article_id = {live}

-- the_coding_agrees_with_its_links
UPDATE articles_edition SET coding = coding || '{"topics": "none"}' WHERE article_id = {live}

-- the_coding_agrees_with_its_links
UPDATE articles_edition SET coding = coding || '{"section": {"slug": "crime", "name": "Crime"}}' WHERE article_id = {live}

-- the_coding_agrees_with_its_links
INSERT INTO articles_editionplace (edition_id, place_id, listed_at) SELECT id, 625144, listed_at FROM articles_edition WHERE article_id = {back} AND kind = 'new'

-- the_wire_is_numbered_in_a_row
DELETE FROM articles_wireentry WHERE number = 1

-- the_wire_is_numbered_in_a_row
UPDATE articles_wirecounter SET last = last + 1

-- a_wire_entry_tells_what_was_due
UPDATE articles_wireentry SET act = 'release' WHERE number = 2

-- a_wire_entry_tells_what_was_due
UPDATE articles_wireentry SET moment = moment - interval '1 hour' WHERE number = 2

-- the_wire_misses_nothing an_edition_begins_now_or_later the_wire_is_numbered_in_a_row
UPDATE articles_edition SET sent_from = sent_from - interval '1 hour' WHERE article_id = {soon}; DELETE FROM articles_wireentry w USING articles_edition e WHERE e.id = w.edition_id AND e.article_id = {soon}

-- the_wire_keeps_order the_wire_is_numbered_in_a_row
UPDATE articles_wireentry SET number = 99 WHERE edition_id IN (SELECT id FROM articles_edition WHERE article_id = {killed} AND kind = 'new')

-- a_digest_covers_the_content
CREATE OR REPLACE FUNCTION articles_digest(headline text, body text, dateline jsonb, language text, credits jsonb, byline text, sign_off text, photos jsonb, notice text) RETURNS bytea LANGUAGE sql IMMUTABLE AS $$ SELECT ''::bytea $$

-- every_reference_leads_somewhere
DELETE FROM articles_tag WHERE name = 'tram'

-- every_reference_leads_somewhere
UPDATE articles_article SET desk_id = 12345 WHERE id = {draft}

-- every_guard_stands
ALTER TABLE articles_article DISABLE TRIGGER articles_article_guard

-- every_guard_stands
DROP TRIGGER articles_edition_insert ON articles_edition

-- every_guard_stands
ALTER TABLE articles_article DISABLE TRIGGER ALL

-- every_guard_stands
ALTER TABLE articles_edition DROP CONSTRAINT one_edition_is_live_at_a_time

-- every_guard_stands
ALTER TABLE articles_edition DROP CONSTRAINT a_correction_says_what_it_corrects, ADD CONSTRAINT a_correction_says_what_it_corrects CHECK (kind <> 'kill' OR notice <> '') NOT VALID

-- every_guard_stands
DROP INDEX a_press_acts_once

-- public_sees_what_is_live
ALTER TABLE articles_edition ALTER COLUMN body SET STATISTICS 100

-- public_sees_what_is_live
ALTER TABLE articles_edition DISABLE ROW LEVEL SECURITY

-- no_role_has_more_than_its_rights
GRANT UPDATE ON articles_auditentry TO newsroom_desk

-- no_role_has_more_than_its_rights
GRANT SELECT ON articles_article TO newsroom_public

-- no_role_has_more_than_its_rights
GRANT UPDATE (live_until) ON articles_edition TO newsroom_desk

-- no_role_has_more_than_its_rights
GRANT SELECT (credits) ON articles_edition TO newsroom_public
