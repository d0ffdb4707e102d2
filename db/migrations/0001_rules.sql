-- The rules that hold without the application: who may write what, four eyes, and Dutch words for search.

-- 1. The web role owns nothing. It belongs to the cluster, so another database may have made it already.
do $$
begin
  if not exists (select from pg_roles where rolname = 'portal_web') then
    create role portal_web nologin;
  end if;
exception when duplicate_object or unique_violation then null;
end $$;
--> statement-breakpoint
do $$
begin
  if not pg_has_role(current_user, 'portal_web', 'member') then
    execute format('grant portal_web to %I', current_user);
  end if;
end $$;
--> statement-breakpoint
grant usage on schema public to portal_web;
--> statement-breakpoint
grant select, insert, update, delete on all tables in schema public to portal_web;
--> statement-breakpoint
grant usage on all sequences in schema public to portal_web;
--> statement-breakpoint
alter default privileges in schema public grant select, insert, update, delete on tables to portal_web;
--> statement-breakpoint
alter default privileges in schema public grant usage on sequences to portal_web;
--> statement-breakpoint
-- Append-only: what was done, what was submitted and what was decided.
revoke update, delete on audit_log, lesson_revisions, lesson_revision_themes, lesson_revision_audiences, lesson_revision_files, lesson_decisions from portal_web;
--> statement-breakpoint
-- Nobody who wrote along vanishes or becomes somebody else: leaving is a date, not a deletion.
revoke delete on lesson_authors, lesson_slugs, users from portal_web;
--> statement-breakpoint
revoke update on lesson_authors, lesson_slugs from portal_web;
--> statement-breakpoint
grant update (left_at, added_at, added_by_id) on lesson_authors to portal_web;
--> statement-breakpoint

-- 2. Four eyes. Both triggers lock the lesson first, so that a co-author who is added while the lesson is being
--    decided on meets the decision, or the decision meets the co-author.
create function refuse_decision_by_author() returns trigger language plpgsql as $$
begin
  perform 1 from lessons where id = new.lesson_id for update;
  if new.kind <> 'withdraw' and exists (
    select from lesson_authors where lesson_id = new.lesson_id and user_id = new.decided_by_id
  ) then
    raise exception 'four eyes: % wrote along on lesson %', new.decided_by_id, new.lesson_id
      using errcode = 'check_violation', constraint = 'lesson_decisions_four_eyes';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger lesson_decisions_four_eyes before insert on lesson_decisions
  for each row execute function refuse_decision_by_author();
--> statement-breakpoint
create function refuse_author_who_decided() returns trigger language plpgsql as $$
begin
  perform 1 from lessons where id = new.lesson_id for update;
  if exists (
    select from lesson_decisions where lesson_id = new.lesson_id and decided_by_id = new.user_id and kind <> 'withdraw'
  ) then
    raise exception 'four eyes: % decided on lesson %', new.user_id, new.lesson_id
      using errcode = 'check_violation', constraint = 'lesson_authors_four_eyes';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger lesson_authors_four_eyes before insert on lesson_authors
  for each row execute function refuse_author_who_decided();
--> statement-breakpoint
-- The revision on the desk belongs to its own lesson.
alter table lessons add constraint lessons_current_revision_is_own
  foreign key (current_revision_id, id) references lesson_revisions (id, lesson_id);
--> statement-breakpoint

-- 3. Dutch words. The built-in stemmer keeps gezin/gezinnen and les/lessen apart; folding the doubled or voiced end of a
--    stem brings them together. The same folding is done to the words of the reader.
create extension if not exists unaccent;
--> statement-breakpoint
create text search configuration nl (copy = dutch);
--> statement-breakpoint
alter text search configuration nl alter mapping for hword, hword_part, word with unaccent, dutch_stem;
--> statement-breakpoint
create function nl_fold(lexeme text) returns text language sql immutable strict parallel safe as $$
  select regexp_replace(regexp_replace(regexp_replace(lexeme, '([bdfgklmnprst])\1$', '\1'), 'z$', 's'), 'v$', 'f')
$$;
--> statement-breakpoint
-- Text to vector with one weight: A for titles, B for the core sentence, C for the rest.
create function nl_vector(content text, weight text) returns tsvector language sql stable strict parallel safe as $$
  select coalesce(string_agg(
    quote_literal(replace(nl_fold(lexeme), '\', '')) || ':' || array_to_string(positions, weight || ',') || weight, ' '
  ), '')::tsvector
  from unnest(to_tsvector('nl', content)) where replace(lexeme, '\', '') <> ''
$$;
--> statement-breakpoint
-- A reader's words, all of them, each as the beginning of a word. Empty when nothing searchable is left.
create function nl_query(words text) returns tsquery language sql stable strict parallel safe as $$
  select coalesce(string_agg(quote_literal(replace(nl_fold(lexeme), '\', '')) || ':*', ' & '), '')::tsquery
  from unnest(to_tsvector('nl', words)) where replace(lexeme, '\', '') <> ''
$$;
