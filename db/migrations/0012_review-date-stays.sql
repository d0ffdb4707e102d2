-- A typing error that was mended is no review: the date stays. Putting back what was withdrawn does not bring it nearer.
create or replace function give_review_date() returns trigger language plpgsql as $$
declare
  a_year_on date := ((new.published_at at time zone 'Europe/Amsterdam') + interval '12 months')::date;
begin
  if tg_op = 'UPDATE' and new.published_at = old.published_at then return null; end if;
  insert into lesson_review_dates as known (lesson_id, review_on) values (new.lesson_id, a_year_on)
  on conflict (lesson_id) do update set asked_at = null, reminded_at = null,
    review_on = case when tg_op = 'INSERT' then greatest(known.review_on, a_year_on) else a_year_on end;
  return null;
end $$;
