-- What a placed lesson can be chosen by, one by one and two together, for an index that finds the few that have three choices
-- or more. Laying an index per filter over each other reads each of them whole. Two together only of what has many values:
-- the rarest pair is then short, however many lessons there are.
create function lesson_choices(
  theme_slugs text[], site_slug text, principle_slug text, tip_number smallint, kind lesson_kind, status national_status, certainty certainty,
  applied_regions smallint
) returns text[] language plpgsql immutable parallel safe as $$
declare
  others text[] := array_remove(array['principe:' || principle_slug, 'tip:' || tip_number], null);
  choices text[] := array['soort:' || kind, 'status:' || status, 'zekerheid:' || certainty] || others;
  theme text; other text;
begin
  if applied_regions > 0 then choices := choices || 'toegepast:ja'::text; end if;
  if tip_number is not null then choices := choices || (others[1] || ' ' || others[2]); end if;
  if site_slug is not null then
    choices := choices || ('proeftuin:' || site_slug);
    foreach other in array others loop choices := choices || ('proeftuin:' || site_slug || ' ' || other); end loop;
    others := ('proeftuin:' || site_slug) || others;
  end if;
  foreach theme in array theme_slugs loop
    choices := choices || ('thema:' || theme);
    foreach other in array others loop choices := choices || ('thema:' || theme || ' ' || other); end loop;
  end loop;
  return choices;
end $$;
