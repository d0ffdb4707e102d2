-- Notes, answers and what was asked stay as they were written; only their end comes later.
revoke update, delete on lesson_notes, lesson_note_replies, lesson_opinions from portal_web;
--> statement-breakpoint
grant update (resolved_by_id, resolved_at) on lesson_notes to portal_web;
--> statement-breakpoint
grant update (answer, answered_at, revoked_by_id, revoked_at, reminded_at, email) on lesson_opinions to portal_web;
--> statement-breakpoint
revoke delete on review_reasons from portal_web;
--> statement-breakpoint
-- Placing asks for the whole checklist. What was placed before this rule stands, so the rule looks at new rows only.
alter table lesson_decisions add constraint lesson_decisions_checklist check (
  case when kind = 'publish' then
    checklist is not null
    and jsonb_typeof(checklist) = 'object'
    and checklist ?& array['combination', 'numbers', 'quotes', 'images', 'attachments', 'consent', 'others']
    and not jsonb_path_exists(checklist, '$.* ? (!(@ == "fine" || @ == "absent"))')
  else checklist is null end
) not valid;
--> statement-breakpoint
-- Nobody who wrote along is asked for a second opinion about the own text.
create function refuse_opinion_of_author() returns trigger language plpgsql as $$
begin
  if new.person_id is not null and exists (
    select from lesson_authors where lesson_id = new.lesson_id and user_id = new.person_id
  ) then
    raise exception 'second opinion: % wrote along on lesson %', new.person_id, new.lesson_id
      using errcode = 'check_violation', constraint = 'lesson_opinions_not_of_author';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger lesson_opinions_not_of_author before insert on lesson_opinions
  for each row execute function refuse_opinion_of_author();
