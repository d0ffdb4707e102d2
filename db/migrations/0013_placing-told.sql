-- Only a decision to place can be untold; any other one is refused by the check on the table, with its own name.
create or replace function refuse_untold_change() returns trigger language plpgsql as $$
begin
  if exists (
    select from lesson_decisions earlier join lesson_decisions this on this.id = new.decision_id
    where earlier.lesson_id = new.lesson_id and earlier.kind = 'publish' and this.kind = 'publish'
      and earlier.id <> this.id and earlier.decided_at < this.decided_at
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
