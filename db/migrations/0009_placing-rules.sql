-- What the public reads after a change says what changed, and a lesson that was merged is not read beside the other.
create function refuse_untold_change() returns trigger language plpgsql as $$
begin
  if exists (
    select from lesson_decisions earlier join lesson_decisions this on this.id = new.decision_id
    where earlier.lesson_id = new.lesson_id and earlier.kind = 'publish' and earlier.id <> this.id and earlier.decided_at < this.decided_at
  ) and not exists (select from lesson_changes where decision_id = new.decision_id) then
    raise exception 'placing lesson % again says what changed', new.lesson_id
      using errcode = 'check_violation', constraint = 'published_lessons_change_told';
  end if;
  if exists (select from lesson_merges where lesson_id = new.lesson_id and undone_at is null) then
    raise exception 'lesson % was merged', new.lesson_id
      using errcode = 'check_violation', constraint = 'published_lessons_not_merged';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger published_lessons_change_told before insert or update of decision_id on published_lessons
  for each row execute function refuse_untold_change();
--> statement-breakpoint
revoke update, delete on lesson_changes, lesson_withdrawals, lesson_merges, lesson_suggestions from portal_web;
--> statement-breakpoint
-- Of these only the answer comes later; who did what stays as it was.
grant update (confirmed_by_id, confirmed_at, undone_by_id, undone_at) on lesson_withdrawals to portal_web;
--> statement-breakpoint
grant update (undone_by_id, undone_at) on lesson_merges to portal_web;
--> statement-breakpoint
grant update (answer, answered_by_id, answered_at) on lesson_suggestions to portal_web;
