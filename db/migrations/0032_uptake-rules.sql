-- A step in certainty stays as it was decided, and is never decided by who wrote along; what regions said is not thrown away.
revoke update, delete on lesson_certainty_steps from portal_web;
--> statement-breakpoint
revoke delete on lesson_observations, lesson_applications, lesson_application_steps, lesson_application_asks from portal_web;
--> statement-breakpoint
-- Both lock the lesson first, so that a co-author and a decision that come together cannot pass each other.
create function refuse_certainty_by_author() returns trigger language plpgsql as $$
begin
  perform 1 from lessons where id = new.lesson_id for update;
  if exists (select from lesson_authors where lesson_id = new.lesson_id and user_id = new.decided_by_id) then
    raise exception 'four eyes: % wrote along on lesson %', new.decided_by_id, new.lesson_id
      using errcode = 'check_violation', constraint = 'lesson_certainty_steps_four_eyes';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger lesson_certainty_steps_four_eyes before insert on lesson_certainty_steps
  for each row execute function refuse_certainty_by_author();
--> statement-breakpoint
create function refuse_author_who_weighed() returns trigger language plpgsql as $$
begin
  perform 1 from lessons where id = new.lesson_id for update;
  if exists (select from lesson_certainty_steps where lesson_id = new.lesson_id and decided_by_id = new.user_id) then
    raise exception 'four eyes: % decided how sure lesson % is', new.user_id, new.lesson_id
      using errcode = 'check_violation', constraint = 'lesson_authors_four_eyes';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger lesson_authors_did_not_weigh before insert on lesson_authors
  for each row execute function refuse_author_who_weighed();
