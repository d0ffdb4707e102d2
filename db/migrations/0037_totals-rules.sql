-- Kept totals of lessons: by the database itself, in the transaction that places, changes or takes away.

-- 1. What a placed lesson counts for. The empty value counts all.
create function lesson_facets(lesson published_lessons) returns table (facet text, value text) language sql immutable as $$
  select '', ''
  union all select 'thema', unnest(lesson.theme_slugs)
  union all select 'home', coalesce('site:' || lesson.site_slug, 'region:' || lesson.region_code) where num_nonnulls(lesson.site_slug, lesson.region_code) > 0
  union all select 'principe', lesson.principle_slug
  union all select 'tip', lesson.tip_number::text where lesson.tip_number is not null
  union all select 'soort', lesson.kind::text
  union all select 'status', lesson.national_status::text
  union all select 'zekerheid', lesson.certainty::text
  union all select 'toegepast', 'ja' where lesson.applied_regions > 0
$$;
--> statement-breakpoint
create function lesson_totals_follow() returns trigger language plpgsql as $$
declare gone published_lessons; come published_lessons;
begin
  if tg_op <> 'INSERT' then gone := old; end if;
  if tg_op <> 'DELETE' then come := new; end if;
  -- Only what differs becomes a row: a typing error that is mended counts for the same.
  insert into lesson_totals (facet, value, with_facet, with_value, count)
  select a, x, b, y, sum(n) from (
    select one.facet as a, one.value as x, other.facet as b, other.value as y, -1 as n
      from lesson_facets(gone) one, lesson_facets(gone) other where tg_op <> 'INSERT' and (one.facet <> other.facet or one.facet in ('', 'home'))
    union all
    select one.facet, one.value, other.facet, other.value, 1
      from lesson_facets(come) one, lesson_facets(come) other where tg_op <> 'DELETE' and (one.facet <> other.facet or one.facet in ('', 'home'))
  ) as changed group by a, x, b, y having sum(n) <> 0;
  return null;
end $$;
--> statement-breakpoint
create trigger published_lessons_totals after insert or update or delete on published_lessons
  for each row execute function lesson_totals_follow();
--> statement-breakpoint
-- 2. How many lessons there are in each state, for the desk.
create function lesson_states_follow() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and new.status = old.status then return null; end if;
  insert into lesson_totals (facet, value, with_facet, with_value, count)
  select 'state', state, '', '', n from (
    select old.status::text as state, -1 as n where tg_op <> 'INSERT' union all select new.status::text, 1 where tg_op <> 'DELETE'
  ) as changed;
  return null;
end $$;
--> statement-breakpoint
create trigger lessons_totals after insert or update of status or delete on lessons
  for each row execute function lesson_states_follow();
--> statement-breakpoint

-- 3. Counts everything anew: once here, and for whoever filled the tables without the triggers.
create function lesson_totals_recount() returns void language sql as $$
  delete from lesson_totals;
  insert into lesson_totals (facet, value, with_facet, with_value, count, kept)
  with base as (
    select coalesce('site:' || site_slug, 'region:' || region_code, '') as home, principle_slug as principe, coalesce(tip_number::text, '') as tip,
      kind::text as soort, national_status::text as status, certainty::text as zekerheid,
      case when applied_regions > 0 then 'ja' else '' end as toegepast, theme_slugs
    from published_lessons
  ), counted as (
    select home, principe, tip, soort, status, zekerheid, toegepast, null::text as thema, count(*)::int as count from base
    group by grouping sets ((), (home), (principe), (tip), (soort), (status), (zekerheid), (home, principe), (home, tip), (home, soort), (home, status),
      (home, zekerheid), (principe, tip), (principe, soort), (principe, status), (principe, zekerheid), (tip, soort), (tip, status), (tip, zekerheid),
      (soort, status), (soort, zekerheid), (status, zekerheid),
      (toegepast), (toegepast, home), (toegepast, principe), (toegepast, tip), (toegepast, soort), (toegepast, status), (toegepast, zekerheid))
    union all
    select home, principe, tip, soort, status, zekerheid, toegepast, thema, count(*)::int from base cross join lateral unnest(theme_slugs) as t(thema)
    group by grouping sets ((thema), (thema, home), (thema, principe), (thema, tip), (thema, soort), (thema, status), (thema, zekerheid), (thema, toegepast))
  )
  select one.facet, one.value, other.facet, other.value, count, true from counted
  cross join lateral (values ('home', home), ('principe', principe), ('tip', tip), ('soort', soort), ('status', status), ('zekerheid', zekerheid), ('toegepast', toegepast), ('thema', thema), ('', '')) as one(facet, value)
  cross join lateral (values ('home', home), ('principe', principe), ('tip', tip), ('soort', soort), ('status', status), ('zekerheid', zekerheid), ('toegepast', toegepast), ('thema', thema), ('', '')) as other(facet, value)
  where one.value is not null and other.value is not null
    and num_nonnulls(home, principe, tip, soort, status, zekerheid, toegepast, thema) =
      (one.facet <> '')::int + (other.facet <> '')::int - (one.facet = other.facet and one.facet <> '')::int
    and (one.facet <> other.facet or one.facet in ('', 'home'))
    and (one.facet = '' or one.value <> '') and (other.facet = '' or other.value <> '');
  insert into lesson_totals (facet, value, with_facet, with_value, count, kept)
    select 'state', status::text, '', '', count(*)::int, true from lessons group by status;
$$;
--> statement-breakpoint
revoke execute on function lesson_totals_recount() from public;
--> statement-breakpoint
select lesson_totals_recount();
