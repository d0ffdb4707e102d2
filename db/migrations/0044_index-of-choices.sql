create index "published_lessons_by_choices" on "published_lessons" using gin (
  lesson_choices(theme_slugs, site_slug, principle_slug, tip_number, kind, national_status, certainty, applied_regions)
);
--> statement-breakpoint
-- How often each choice occurs: without this the planner takes another index. Apart from its function, so that the index is
-- made while people work.
analyze published_lessons;
