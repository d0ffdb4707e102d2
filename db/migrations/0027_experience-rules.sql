-- Nobody is asked for more conversations in a month than they said, not even by two people at the same moment or by
-- hand-written SQL.

-- Whoever asks takes the row of the person first, so two who come together follow each other; the count after it sees
-- what the first one wrote.
create function keep_conversations_few() returns trigger language plpgsql as $$
declare
  profile experience_profiles%rowtype;
  asker uuid;
  month timestamp := date_trunc('month', new.asked_at at time zone 'Europe/Amsterdam');
  asked integer;
begin
  if tg_op = 'UPDATE' then
    if new.conversation_id <> old.conversation_id or new.person_id <> old.person_id or new.asked_at <> old.asked_at then
      raise exception 'invitation % stays what it was', old.id
        using errcode = 'check_violation', constraint = 'conversation_invitations_stay';
    end if;
    if old.answer is not null and new.answer is distinct from old.answer then
      raise exception 'invitation % was answered', old.id
        using errcode = 'check_violation', constraint = 'conversation_invitations_answered_once';
    end if;
    return new;
  end if;
  select asker_id into asker from conversations where id = new.conversation_id;
  if asker = new.person_id then
    raise exception 'somebody asks themselves' using errcode = 'check_violation', constraint = 'conversation_invitations_other_person';
  end if;
  select * into profile from experience_profiles where user_id = new.person_id for no key update;
  if not found or not profile.is_findable then
    raise exception 'person % does not want to be found', new.person_id
      using errcode = 'check_violation', constraint = 'conversation_invitations_findable';
  end if;
  if new.answer is null or new.answer = 'accepted' then
    select count(*) into asked from conversation_invitations i
      where i.person_id = new.person_id and (i.answer is null or i.answer = 'accepted')
        and date_trunc('month', i.asked_at at time zone 'Europe/Amsterdam') = month;
    if asked >= profile.per_month then
      raise exception 'person % has no room this month', new.person_id
        using errcode = 'check_violation', constraint = 'conversation_invitations_not_full';
    end if;
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger conversation_invitations_few before insert or update on conversation_invitations
  for each row execute function keep_conversations_few();
--> statement-breakpoint
-- What was asked and answered is not made unasked.
revoke delete on conversations, conversation_invitations, conversation_follow_ups, experience_profiles from portal_web;
