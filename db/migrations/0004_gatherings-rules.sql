-- Places: never more taken than there are, and none of a gathering that is not there. Also for hand-written SQL.

-- Runs after each change of a sign-up. Updating the counter takes the row of the gathering, so two who come at the same
-- moment follow each other, and the check gatherings_never_overbooked refuses the one too many.
create function keep_places() returns trigger language plpgsql as $$
declare
  state gathering_status;
begin
  if tg_op = 'UPDATE' and new.gathering_id is distinct from old.gathering_id then
    raise exception 'a sign-up does not move to another gathering'
      using errcode = 'check_violation', constraint = 'sign_ups_stay';
  end if;
  if tg_op = 'INSERT' or (tg_op = 'UPDATE' and new.status is distinct from old.status) then
    if new.status in ('unconfirmed', 'signed_up', 'waiting', 'offered') then
      select status into state from gatherings where id = new.gathering_id for no key update;
      if not (state = 'published' or (state = 'held' and new.walk_in)) then
        raise exception 'gathering % is %', new.gathering_id, state
          using errcode = 'check_violation', constraint = 'sign_ups_only_published';
      end if;
    end if;
  end if;
  if tg_op = 'INSERT' then
    if new.places_held > 0 then
      update gatherings set places_taken = places_taken + new.places_held where id = new.gathering_id;
    end if;
  elsif tg_op = 'DELETE' then
    if old.places_held > 0 then
      update gatherings set places_taken = places_taken - old.places_held where id = old.gathering_id;
    end if;
  elsif new.places_held <> old.places_held then
    update gatherings set places_taken = places_taken + new.places_held - old.places_held where id = new.gathering_id;
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger sign_ups_keep_places after insert or update or delete on sign_ups
  for each row execute function keep_places();
--> statement-breakpoint
-- The counter is nobody's to write but that trigger's: at depth 0 a statement of the application is at work.
create function refuse_written_places() returns trigger language plpgsql as $$
begin
  raise exception 'places_taken is kept by the sign-ups'
    using errcode = 'check_violation', constraint = 'gatherings_places_by_sign_ups';
end $$;
--> statement-breakpoint
create trigger gatherings_no_places_at_birth before insert on gatherings
  for each row when (new.places_taken <> 0) execute function refuse_written_places();
--> statement-breakpoint
create trigger gatherings_places_by_sign_ups before update of places_taken on gatherings
  for each row when (pg_trigger_depth() = 0 and new.places_taken <> old.places_taken) execute function refuse_written_places();
