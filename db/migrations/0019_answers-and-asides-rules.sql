-- What was put aside stays as it was said; the chain of the audit log takes a whole transaction at once.

revoke update, delete on lesson_review_asides from portal_web;
--> statement-breakpoint
-- The first row of a transaction that comes by takes all of them: then the one row that holds the end is written once.
-- Written once for each link it left as many dead versions behind, which the next link read again: four thousand rows
-- cost two seconds, and twice as many cost four times that.
-- By the index, whatever the database thinks of the size of the log: a commit must not read all of it.
create or replace function chain_audit_row() returns trigger language plpgsql security definer
  set search_path = public, pg_temp set enable_seqscan = off as $$
declare
  entry audit_log;
  head audit_head;
begin
  -- Taken along by an earlier row, or taken out again in the same transaction before anybody saw it.
  if exists (select from audit_chain where audit_id = new.id) or not exists (select from audit_log where id = new.id) then
    return null;
  end if;
  -- Waits for whoever is adding links, and reads what they left.
  select * into head from audit_head for update;
  -- What can be seen and has no link yet is of this transaction: what others committed has one.
  for entry in select * from audit_log where id >= new.id order by id loop
    continue when exists (select from audit_chain where audit_id = entry.id);
    head.hash := audit_link(head.hash, entry);
    head.length := head.length + 1;
    insert into audit_chain (position, audit_id, hash) values (head.length, entry.id, head.hash);
  end loop;
  update audit_head set length = head.length, hash = head.hash, changed_at = clock_timestamp();
  return null;
end $$;
