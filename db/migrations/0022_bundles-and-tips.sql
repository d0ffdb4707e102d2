CREATE TYPE "public"."bundle_item_kind" AS ENUM('lesson', 'gathering', 'instrument', 'quote');--> statement-breakpoint
CREATE TYPE "public"."bundle_status" AS ENUM('private', 'offered', 'curated', 'retired');--> statement-breakpoint
CREATE TYPE "public"."element_kind" AS ENUM('explanation', 'words', 'example', 'story', 'exercise');--> statement-breakpoint
CREATE TYPE "public"."link_state" AS ENUM('works', 'doubtful', 'broken');--> statement-breakpoint
CREATE TYPE "public"."step_state" AS ENUM('not_begun', 'busy', 'in_place');--> statement-breakpoint
CREATE TABLE "bundle_items" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"bundle_id" uuid NOT NULL,
	"kind" "bundle_item_kind" NOT NULL,
	"lesson_id" uuid,
	"gathering_id" uuid,
	"instrument_id" uuid,
	"quote" text DEFAULT '' NOT NULL,
	"quote_by" text DEFAULT '' NOT NULL,
	"annotation" text DEFAULT '' NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "bundle_items_lesson_once" UNIQUE("bundle_id","lesson_id"),
	CONSTRAINT "bundle_items_gathering_once" UNIQUE("bundle_id","gathering_id"),
	CONSTRAINT "bundle_items_instrument_once" UNIQUE("bundle_id","instrument_id"),
	CONSTRAINT "bundle_items_one_thing" CHECK (("bundle_items"."kind" = 'lesson') = ("bundle_items"."lesson_id" is not null) and ("bundle_items"."kind" = 'gathering') = ("bundle_items"."gathering_id" is not null) and ("bundle_items"."kind" = 'instrument') = ("bundle_items"."instrument_id" is not null) and ("bundle_items"."kind" = 'quote') = ("bundle_items"."quote" != '')),
	CONSTRAINT "bundle_items_words" CHECK (length("bundle_items"."annotation") <= 800 and length("bundle_items"."quote") <= 800 and length("bundle_items"."quote_by") <= 120)
);
--> statement-breakpoint
CREATE TABLE "bundle_versions" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"bundle_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"title" text NOT NULL,
	"intro" text NOT NULL,
	"items" jsonb NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"placed_by_id" uuid NOT NULL,
	"placed_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "bundle_versions_number" UNIQUE("bundle_id","number"),
	CONSTRAINT "bundle_versions_say_what_changed" CHECK ("bundle_versions"."number" = 1 or length(btrim("bundle_versions"."note")) > 0)
);
--> statement-breakpoint
CREATE TABLE "bundles" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"slug" text NOT NULL,
	"status" "bundle_status" NOT NULL,
	"title" text NOT NULL,
	"intro" text DEFAULT '' NOT NULL,
	"owner_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"changed_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"offered_at" timestamp (3) with time zone,
	"answer" text DEFAULT '' NOT NULL,
	CONSTRAINT "bundles_slug_unique" UNIQUE("slug"),
	CONSTRAINT "bundles_slug_shape" CHECK ("bundles"."slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length("bundles"."slug") <= 100),
	CONSTRAINT "bundles_title_has_length" CHECK (length(btrim("bundles"."title")) between 1 and 120),
	CONSTRAINT "bundles_intro_has_length" CHECK (length("bundles"."intro") <= 1500),
	CONSTRAINT "bundles_offered_whole" CHECK ("bundles"."status" != 'offered' or "bundles"."offered_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "principle_elements" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"principle_slug" text NOT NULL,
	"slug" text NOT NULL,
	"kind" "element_kind" NOT NULL,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"said_by" text DEFAULT '' NOT NULL,
	"minutes" smallint,
	"position" smallint NOT NULL,
	"changed_by_id" uuid,
	"changed_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"retired_at" timestamp (3) with time zone,
	CONSTRAINT "principle_elements_address" UNIQUE("principle_slug","slug"),
	CONSTRAINT "principle_elements_slug_shape" CHECK ("principle_elements"."slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length("principle_elements"."slug") <= 100),
	CONSTRAINT "principle_elements_title_has_length" CHECK (length(btrim("principle_elements"."title")) between 1 and 120),
	CONSTRAINT "principle_elements_body_has_length" CHECK (length(btrim("principle_elements"."body")) between 1 and 6000),
	CONSTRAINT "principle_elements_minutes" CHECK ("principle_elements"."minutes" is null or ("principle_elements"."minutes" between 1 and 240 and "principle_elements"."kind" = 'exercise'))
);
--> statement-breakpoint
CREATE TABLE "instrument_openings" (
	"instrument_id" uuid NOT NULL,
	"day" date NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "instrument_openings_instrument_id_day_pk" PRIMARY KEY("instrument_id","day"),
	CONSTRAINT "instrument_openings_counts" CHECK ("instrument_openings"."count" > 0)
);
--> statement-breakpoint
CREATE TABLE "instruments" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"slug" text NOT NULL,
	"title" text NOT NULL,
	"purpose" text NOT NULL,
	"source" text NOT NULL,
	"version" text DEFAULT '' NOT NULL,
	"valid_until" date,
	"url" text,
	"file_id" uuid,
	"file_name" text,
	"file_media_type" text,
	"file_bytes" integer,
	"file_sha256" text,
	"tip_numbers" smallint[] DEFAULT '{}' NOT NULL,
	"theme_slugs" text[] DEFAULT '{}' NOT NULL,
	"link_state" "link_state",
	"checked_at" timestamp (3) with time zone,
	"changed_by_id" uuid NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"retired_at" timestamp (3) with time zone,
	CONSTRAINT "instruments_slug_unique" UNIQUE("slug"),
	CONSTRAINT "instruments_file_id_unique" UNIQUE("file_id"),
	CONSTRAINT "instruments_slug_shape" CHECK ("instruments"."slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length("instruments"."slug") <= 100),
	CONSTRAINT "instruments_title_has_length" CHECK (length(btrim("instruments"."title")) between 1 and 120),
	CONSTRAINT "instruments_purpose_has_length" CHECK (length(btrim("instruments"."purpose")) between 1 and 600),
	CONSTRAINT "instruments_not_both" CHECK ("instruments"."url" is null or "instruments"."file_id" is null),
	CONSTRAINT "instruments_url_is_web" CHECK ("instruments"."url" ~ '^https?://' and length("instruments"."url") <= 1000),
	CONSTRAINT "instruments_file_whole" CHECK (num_nonnulls("instruments"."file_id", "instruments"."file_name", "instruments"."file_media_type", "instruments"."file_bytes", "instruments"."file_sha256") in (0, 5)),
	CONSTRAINT "instruments_only_links_are_checked" CHECK ("instruments"."url" is not null or num_nonnulls("instruments"."link_state", "instruments"."checked_at") = 0)
);
--> statement-breakpoint
CREATE TABLE "region_steps" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"region_code" text NOT NULL,
	"tip_number" smallint NOT NULL,
	"number" integer NOT NULL,
	"state" "step_state" NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"set_by_id" uuid NOT NULL,
	"set_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "region_steps_number" UNIQUE("region_code","tip_number","number"),
	CONSTRAINT "region_steps_note_has_length" CHECK (length("region_steps"."note") <= 500)
);
--> statement-breakpoint
ALTER TABLE "bundle_items" ADD CONSTRAINT "bundle_items_bundle_id_bundles_id_fk" FOREIGN KEY ("bundle_id") REFERENCES "public"."bundles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bundle_items" ADD CONSTRAINT "bundle_items_lesson_id_lessons_id_fk" FOREIGN KEY ("lesson_id") REFERENCES "public"."lessons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bundle_items" ADD CONSTRAINT "bundle_items_gathering_id_gatherings_id_fk" FOREIGN KEY ("gathering_id") REFERENCES "public"."gatherings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bundle_items" ADD CONSTRAINT "bundle_items_instrument_id_instruments_id_fk" FOREIGN KEY ("instrument_id") REFERENCES "public"."instruments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bundle_versions" ADD CONSTRAINT "bundle_versions_bundle_id_bundles_id_fk" FOREIGN KEY ("bundle_id") REFERENCES "public"."bundles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bundle_versions" ADD CONSTRAINT "bundle_versions_placed_by_id_users_id_fk" FOREIGN KEY ("placed_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bundles" ADD CONSTRAINT "bundles_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "principle_elements" ADD CONSTRAINT "principle_elements_principle_slug_principles_slug_fk" FOREIGN KEY ("principle_slug") REFERENCES "public"."principles"("slug") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "principle_elements" ADD CONSTRAINT "principle_elements_changed_by_id_users_id_fk" FOREIGN KEY ("changed_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "instrument_openings" ADD CONSTRAINT "instrument_openings_instrument_id_instruments_id_fk" FOREIGN KEY ("instrument_id") REFERENCES "public"."instruments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "instruments" ADD CONSTRAINT "instruments_changed_by_id_users_id_fk" FOREIGN KEY ("changed_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "region_steps" ADD CONSTRAINT "region_steps_region_code_regions_code_fk" FOREIGN KEY ("region_code") REFERENCES "public"."regions"("code") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "region_steps" ADD CONSTRAINT "region_steps_tip_number_tips_number_fk" FOREIGN KEY ("tip_number") REFERENCES "public"."tips"("number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "region_steps" ADD CONSTRAINT "region_steps_set_by_id_users_id_fk" FOREIGN KEY ("set_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bundle_items_by_bundle" ON "bundle_items" USING btree ("bundle_id","position");--> statement-breakpoint
CREATE INDEX "bundles_by_owner" ON "bundles" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "instruments_due" ON "instruments" USING btree ("checked_at");