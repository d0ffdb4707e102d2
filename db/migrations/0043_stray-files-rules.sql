-- Which of these files no row refers to. Only this answer: files of questions have rules per row, and the clock sees none of them.
-- A new table whose rows have bytes in the place of files belongs in both functions: what they do not know is thrown away.
create function files_without_row(keys uuid[]) returns setof uuid
  language sql stable security definer set search_path = public, pg_temp as $$
  select k from unnest(keys) as k
  where not exists (select from lesson_files f where f.id = k)
    and not exists (select from gathering_files f where f.id = k)
    and not exists (select from question_files f where f.id = k)
    and not exists (select from instruments i where i.file_id = k)
$$;
--> statement-breakpoint
-- How many files there should be.
create function files_with_row() returns bigint
  language sql stable security definer set search_path = public, pg_temp as $$
  select (select count(*) from lesson_files) + (select count(*) from gathering_files) + (select count(*) from question_files)
    + (select count(file_id) from instruments)
$$;
--> statement-breakpoint
revoke execute on function files_without_row(uuid[]), files_with_row() from public;
--> statement-breakpoint
grant execute on function files_without_row(uuid[]), files_with_row() to portal_web;
