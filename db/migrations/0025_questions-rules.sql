-- Who may see which question, whatever the application asks for; what is append-only; four eyes for legal answers.

-- 1. For whom a transaction reads and writes. The application says it with set_config(…, true), so it ends with the transaction.
create function app_actor() returns uuid language sql stable as $$
  select nullif(current_setting('app.actor_id', true), '')::uuid
$$;
--> statement-breakpoint
-- The one thread that somebody from outside holds the signed link of, or that is being handed to others.
create function app_thread() returns uuid language sql stable as $$
  select nullif(current_setting('app.thread_id', true), '')::uuid
$$;
--> statement-breakpoint
-- The clock sees which threads are due, and never a word of what was said in them.
create function app_is_clock() returns boolean language sql stable as $$
  select current_setting('app.clock', true) is not distinct from 'yes'
$$;
--> statement-breakpoint
create function app_has_role(variadic wanted role[]) returns boolean language sql stable as $$
  select exists (
    select from user_roles r join users u on u.id = r.user_id
    where r.user_id = app_actor() and u.closed_at is null and r.role = any(wanted)
      and r.valid_from <= now() and (r.valid_until is null or r.valid_until > now())
  )
$$;
--> statement-breakpoint
alter table question_threads enable row level security;
--> statement-breakpoint
alter table question_messages enable row level security;
--> statement-breakpoint
alter table question_files enable row level security;
--> statement-breakpoint
alter table question_events enable row level security;
--> statement-breakpoint
create policy question_threads_legal_stays_inside on question_threads to portal_web using (
  not kind = 'legal'
  or asker_id = (select app_actor())
  or id = (select app_thread())
  or (select app_is_clock())
  or (select app_has_role('legal_helpdesk'))
);
--> statement-breakpoint
-- Follows the thread by the rule above. A note is for who answers, and never for who asked.
create policy question_messages_follow_thread on question_messages to portal_web using (
  not (select app_is_clock())
  and exists (
    select from question_threads t where t.id = thread_id and (
      not is_inner
      or (
        (select app_has_role('regional_team', 'legal_helpdesk', 'curator'))
        and t.asker_id is distinct from (select app_actor())
      )
    )
  )
);
--> statement-breakpoint
create policy question_files_follow_message on question_files to portal_web using (
  exists (select from question_messages m where m.id = message_id)
);
--> statement-breakpoint
create policy question_events_follow_thread on question_events to portal_web using (
  exists (select from question_threads t where t.id = thread_id)
);
--> statement-breakpoint

-- 2. Append-only, and nothing that was asked vanishes.
revoke update, delete on question_messages, question_files, question_events from portal_web;
--> statement-breakpoint
revoke delete on question_routes, question_route_people, canned_answers, legal_answers, open_questions from portal_web;
--> statement-breakpoint
create function keep_question() returns trigger language plpgsql as $$
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
  if new.asker_id is distinct from old.asker_id or (new.asker_email is distinct from old.asker_email and new.asker_email is not null) then
    raise exception 'question % keeps its asker', old.id using errcode = 'check_violation', constraint = 'question_threads_keep_asker';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger question_threads_kept before update or delete on question_threads
  for each row execute function keep_question();
--> statement-breakpoint

-- 3. Four eyes: who wrote on a legal answer once is a writer for good, and approved words are not changed under the approval.
create function keep_legal_answer() returns trigger language plpgsql as $$
begin
  if not new.writer_ids @> old.writer_ids then
    raise exception 'legal answer % keeps its writers', old.id using errcode = 'check_violation', constraint = 'legal_answers_keep_writers';
  end if;
  if new.approved_at is not null and old.approved_at is not null
    and (new.question, new.answer, new.sources, new.subject) is distinct from (old.question, old.answer, old.sources, old.subject) then
    raise exception 'legal answer % was approved in other words', old.id using errcode = 'check_violation', constraint = 'legal_answers_approved_words';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger legal_answers_kept before update on legal_answers
  for each row execute function keep_legal_answer();
