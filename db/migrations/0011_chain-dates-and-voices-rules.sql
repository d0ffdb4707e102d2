-- The audit log is a chain; every placed lesson has a review date; a second look is by somebody else.

-- 1. The chain. A link is added when the transaction commits, so the row that everybody waits for is the last thing a
--    transaction locks: the chain cannot close a circle of waiting with the locks that the deed itself took.
create function audit_line(entry audit_log) returns text language sql stable strict set timezone = 'UTC' as $$
  select jsonb_build_array(entry.id, to_char(entry.at, 'YYYY-MM-DD"T"HH24:MI:SS.MS'), entry.actor_id, entry.action,
    entry.object_kind, entry.object_id, entry.reason, entry.details)::text
$$;
--> statement-breakpoint
create function audit_link(previous text, entry audit_log) returns text language sql stable strict as $$
  select encode(sha256(convert_to(previous || audit_line(entry), 'UTF8')), 'hex')
$$;
--> statement-breakpoint
insert into audit_head (single, length, hash) values (true, 0, repeat('0', 64));
--> statement-breakpoint
-- By the owner of the tables: the web role can read the chain and no more.
create function chain_audit_row() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  entry audit_log;
  head audit_head;
begin
  select * into entry from audit_log where id = new.id;
  -- Taken out again in the same transaction, before anybody saw it.
  if not found then return null; end if;
  -- Waits for whoever is adding a link, and reads what they left.
  select * into head from audit_head for update;
  head.hash := audit_link(head.hash, entry);
  head.length := head.length + 1;
  insert into audit_chain (position, audit_id, hash) values (head.length, entry.id, head.hash);
  update audit_head set length = head.length, hash = head.hash, changed_at = clock_timestamp();
  return null;
end $$;
--> statement-breakpoint
-- Rows from before the chain, in the order in which they were written.
do $$
declare
  entry audit_log;
  head audit_head;
begin
  select * into head from audit_head for update;
  for entry in select * from audit_log order by id loop
    head.hash := audit_link(head.hash, entry);
    head.length := head.length + 1;
    insert into audit_chain (position, audit_id, hash) values (head.length, entry.id, head.hash);
  end loop;
  update audit_head set length = head.length, hash = head.hash;
end $$;
--> statement-breakpoint
create constraint trigger audit_log_chained after insert on audit_log
  deferrable initially deferred for each row execute function chain_audit_row();
--> statement-breakpoint
-- What is in the chain stays as it is, also for the owner. Before the commit a row is nobody's but its own transaction's.
create function refuse_change_of_audit() returns trigger language plpgsql as $$
begin
  if tg_op = 'TRUNCATE' then
    raise exception 'the audit log cannot be emptied' using errcode = 'check_violation', constraint = 'audit_log_append_only';
  end if;
  if exists (select from audit_chain where audit_id = old.id) then
    raise exception 'audit row % cannot be changed or removed', old.id using errcode = 'check_violation', constraint = 'audit_log_append_only';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
--> statement-breakpoint
create trigger audit_log_append_only before update or delete on audit_log for each row execute function refuse_change_of_audit();
--> statement-breakpoint
create trigger audit_log_not_emptied before truncate on audit_log for each statement execute function refuse_change_of_audit();
--> statement-breakpoint
create function refuse_change_of_chain() returns trigger language plpgsql as $$
begin
  raise exception 'the chain of the audit log only grows' using errcode = 'check_violation', constraint = 'audit_chain_append_only';
end $$;
--> statement-breakpoint
create trigger audit_chain_append_only before update or delete or truncate on audit_chain
  for each statement execute function refuse_change_of_chain();
--> statement-breakpoint
create trigger audit_head_stays before delete or truncate on audit_head for each statement execute function refuse_change_of_chain();
--> statement-breakpoint
revoke insert, update, delete on audit_chain, audit_head from portal_web;
--> statement-breakpoint
revoke update, delete on lesson_review_answers, lesson_second_looks from portal_web;
--> statement-breakpoint

-- 2. Review dates: whoever places a lesson, it gets one.
create function give_review_date() returns trigger language plpgsql as $$
begin
  insert into lesson_review_dates (lesson_id, review_on)
  values (new.lesson_id, ((new.published_at at time zone 'Europe/Amsterdam') + interval '12 months')::date)
  on conflict (lesson_id) do update set review_on = excluded.review_on, asked_at = null, reminded_at = null;
  return null;
end $$;
--> statement-breakpoint
create trigger published_lessons_review_date after insert or update of decision_id, published_at on published_lessons
  for each row execute function give_review_date();
--> statement-breakpoint
insert into lesson_review_dates (lesson_id, review_on)
  select lesson_id, ((published_at at time zone 'Europe/Amsterdam') + interval '12 months')::date from published_lessons;
--> statement-breakpoint

-- 3. Who decided first does not take the second look.
create function refuse_first_decider() returns trigger language plpgsql as $$
begin
  if new.kind <> 'withdraw' and exists (
    select from lesson_second_looks where revision_id = new.revision_id and first_decider_id = new.decided_by_id
  ) then
    raise exception 'second look: % decided first on lesson %', new.decided_by_id, new.lesson_id
      using errcode = 'check_violation', constraint = 'lesson_decisions_second_look';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger lesson_decisions_second_look before insert on lesson_decisions
  for each row execute function refuse_first_decider();
