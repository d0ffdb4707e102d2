-- What was asked in confidence is forgotten after its term, by functions that look at the clock of the database themselves:
-- the web role may call them, and can make nothing vanish that is younger.

create or replace function keep_question() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if old.status <> 'unconfirmed' then
      raise exception 'question % was asked and stays', old.id using errcode = 'check_violation', constraint = 'question_threads_stay';
    end if;
    return old;
  end if;
  -- What was said in confidence to the legal helpdesk is not opened to others by giving it another name.
  if old.kind = 'legal' and new.kind <> 'legal' then
    raise exception 'question % is legal and stays so', old.id using errcode = 'check_violation', constraint = 'question_threads_stay_legal';
  end if;
  if new.forgotten_at is distinct from old.forgotten_at
    and (old.forgotten_at is not null or old.status <> 'closed' or old.closed_at > now() - interval '2 years') then
    raise exception 'question % is not old enough to be forgotten', old.id
      using errcode = 'check_violation', constraint = 'question_threads_forgotten_in_time';
  end if;
  if new.forgotten_at is null and (new.asker_id is distinct from old.asker_id
    or (new.asker_email is distinct from old.asker_email and new.asker_email is not null)) then
    raise exception 'question % keeps its asker', old.id using errcode = 'check_violation', constraint = 'question_threads_keep_asker';
  end if;
  return new;
end $$;
--> statement-breakpoint
-- Words, files and who asked go two years after the end; what is left says that there was a question and how long it took.
-- Gives the question, and once more for each of its files: those lie outside the database.
create function forget_questions(most integer) returns table (question_id uuid, file_id uuid)
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  past record;
begin
  for past in select t.id from question_threads t
    where t.status = 'closed' and t.forgotten_at is null and t.closed_at < now() - interval '2 years'
    order by t.closed_at limit most for update skip locked
  loop
    question_id := past.id;
    file_id := null;
    return next;
    return query delete from question_files f using question_messages m
      where m.id = f.message_id and m.thread_id = past.id returning past.id, f.id;
    delete from question_messages m where m.thread_id = past.id;
    update question_events e set reason = '' where e.thread_id = past.id and e.reason <> '';
    update question_threads t set title = 'Gewist na twee jaar', asker_id = null, asker_email = null, asker_name = '',
      same_question_id = null, forgotten_at = clock_timestamp() where t.id = past.id;
  end loop;
end $$;
--> statement-breakpoint
-- A request for a conversation goes a year after its end or after the yes, with who was asked and how it was.
create function forget_conversations(most integer) returns integer
  language sql security definer set search_path = public, pg_temp as $$
  with old as (
    select id from conversations
    where coalesce(ended_at, accepted_at) < now() - interval '1 year' and status in ('closed', 'withdrawn', 'accepted')
    order by asked_at limit most for update skip locked
  ), gone as (delete from conversations c using old where c.id = old.id returning c.id)
  select count(*)::integer from gone
$$;
--> statement-breakpoint
-- Whoever does not want to be found any more is forgotten a year later; whose account was closed after thirty days.
create function forget_profiles(most integer) returns integer
  language sql security definer set search_path = public, pg_temp as $$
  with old as (
    select p.user_id from experience_profiles p join users u on u.id = p.user_id
    where (not p.is_findable and p.changed_at < now() - interval '1 year') or u.closed_at < now() - interval '30 days'
    limit most for update of p skip locked
  ), gone as (delete from experience_profiles p using old where p.user_id = old.user_id returning p.user_id)
  select count(*)::integer from gone
$$;
--> statement-breakpoint
revoke execute on function forget_questions(integer), forget_conversations(integer), forget_profiles(integer) from public;
--> statement-breakpoint
grant execute on function forget_questions(integer), forget_conversations(integer), forget_profiles(integer) to portal_web;
