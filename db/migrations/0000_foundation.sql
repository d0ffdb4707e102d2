CREATE TYPE "public"."certainty" AS ENUM('first_signal', 'seen_repeatedly', 'substantiated', 'building_block');--> statement-breakpoint
CREATE TYPE "public"."decision_kind" AS ENUM('publish', 'return', 'decline', 'withdraw');--> statement-breakpoint
CREATE TYPE "public"."evidence_basis" AS ENUM('impression', 'count', 'monitor', 'research');--> statement-breakpoint
CREATE TYPE "public"."experience" AS ENUM('starter', 'experienced', 'both');--> statement-breakpoint
CREATE TYPE "public"."lesson_kind" AS ENUM('lesson', 'story', 'question', 'exercise', 'instrument', 'building_block');--> statement-breakpoint
CREATE TYPE "public"."lesson_level" AS ENUM('family', 'professional', 'system');--> statement-breakpoint
CREATE TYPE "public"."lesson_status" AS ENUM('draft', 'submitted', 'returned', 'declined', 'published', 'withdrawn');--> statement-breakpoint
CREATE TYPE "public"."national_status" AS ENUM('possible_now', 'being_tried', 'under_discussion');--> statement-breakpoint
CREATE TYPE "public"."withdrawal_reason" AS ENUM('wrong', 'recognisable', 'out_of_date');--> statement-breakpoint
CREATE TYPE "public"."access_decision" AS ENUM('let_in', 'refused');--> statement-breakpoint
CREATE TYPE "public"."role" AS ENUM('member', 'regional_team', 'legal_helpdesk', 'curator', 'administrator');--> statement-breakpoint
CREATE TYPE "public"."site_status" AS ENUM('active', 'ended');--> statement-breakpoint
CREATE TYPE "public"."principle_family" AS ENUM('scenario', 'bundle');--> statement-breakpoint
CREATE TABLE "lesson_authors" (
	"lesson_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"added_by_id" uuid NOT NULL,
	"added_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"left_at" timestamp (3) with time zone,
	CONSTRAINT "lesson_authors_lesson_id_user_id_pk" PRIMARY KEY("lesson_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "lesson_decisions" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"lesson_id" uuid NOT NULL,
	"revision_id" uuid NOT NULL,
	"kind" "decision_kind" NOT NULL,
	"decided_by_id" uuid NOT NULL,
	"decided_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"message" text DEFAULT '' NOT NULL,
	"withdrawal_reason" "withdrawal_reason",
	CONSTRAINT "lesson_decisions_whole" UNIQUE("id","lesson_id","revision_id","kind"),
	CONSTRAINT "lesson_decisions_say_why" CHECK ("lesson_decisions"."kind" = 'publish' or length(btrim("lesson_decisions"."message")) > 0),
	CONSTRAINT "lesson_decisions_withdrawal_has_reason" CHECK (("lesson_decisions"."kind" = 'withdraw') = ("lesson_decisions"."withdrawal_reason" is not null))
);
--> statement-breakpoint
CREATE TABLE "lesson_drafts" (
	"lesson_id" uuid PRIMARY KEY NOT NULL,
	"content" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"last_save_key" uuid,
	"saved_by_id" uuid NOT NULL,
	"saved_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "lesson_drafts_size" CHECK (pg_column_size("lesson_drafts"."content") < 1000000)
);
--> statement-breakpoint
CREATE TABLE "lesson_files" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"lesson_id" uuid NOT NULL,
	"uploaded_by_id" uuid NOT NULL,
	"uploaded_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"kind" text NOT NULL,
	"media_type" text NOT NULL,
	"name" text NOT NULL,
	"bytes" integer NOT NULL,
	"sha256" text NOT NULL,
	"width" integer,
	"height" integer,
	"removed_at" timestamp (3) with time zone,
	CONSTRAINT "lesson_files_kind" CHECK ("lesson_files"."kind" in ('image', 'document')),
	CONSTRAINT "lesson_files_image_has_size" CHECK (("lesson_files"."kind" = 'image') = ("lesson_files"."width" is not null and "lesson_files"."height" is not null))
);
--> statement-breakpoint
CREATE TABLE "lesson_revision_audiences" (
	"revision_id" uuid NOT NULL,
	"audience_slug" text NOT NULL,
	CONSTRAINT "lesson_revision_audiences_revision_id_audience_slug_pk" PRIMARY KEY("revision_id","audience_slug")
);
--> statement-breakpoint
CREATE TABLE "lesson_revision_files" (
	"revision_id" uuid NOT NULL,
	"file_id" uuid NOT NULL,
	CONSTRAINT "lesson_revision_files_revision_id_file_id_pk" PRIMARY KEY("revision_id","file_id")
);
--> statement-breakpoint
CREATE TABLE "lesson_revision_themes" (
	"revision_id" uuid NOT NULL,
	"theme_slug" text NOT NULL,
	CONSTRAINT "lesson_revision_themes_revision_id_theme_slug_pk" PRIMARY KEY("revision_id","theme_slug")
);
--> statement-breakpoint
CREATE TABLE "lesson_revisions" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"lesson_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"draft_version" integer NOT NULL,
	"created_by_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"kind" "lesson_kind" NOT NULL,
	"title" text NOT NULL,
	"core_sentence" text NOT NULL,
	"content" jsonb NOT NULL,
	"principle_slug" text NOT NULL,
	"tip_number" smallint,
	"level" "lesson_level" NOT NULL,
	"national_status" "national_status" NOT NULL,
	"certainty" "certainty" NOT NULL,
	"evidence_basis" "evidence_basis" NOT NULL,
	"experience" "experience" NOT NULL,
	"site_shown" boolean NOT NULL,
	CONSTRAINT "lesson_revisions_number" UNIQUE("lesson_id","number"),
	CONSTRAINT "lesson_revisions_of_lesson" UNIQUE("id","lesson_id"),
	CONSTRAINT "lesson_revisions_title_has_length" CHECK (length(btrim("lesson_revisions"."title")) between 1 and 120),
	CONSTRAINT "lesson_revisions_core_sentence_has_length" CHECK (length(btrim("lesson_revisions"."core_sentence")) between 1 and 240)
);
--> statement-breakpoint
CREATE TABLE "lesson_slugs" (
	"slug" text PRIMARY KEY NOT NULL,
	"lesson_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "lesson_slugs_of_lesson" UNIQUE("slug","lesson_id"),
	CONSTRAINT "lesson_slugs_shape" CHECK ("lesson_slugs"."slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length("lesson_slugs"."slug") <= 100)
);
--> statement-breakpoint
CREATE TABLE "lessons" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"status" "lesson_status" DEFAULT 'draft' NOT NULL,
	"site_slug" text,
	"region_code" text,
	"created_by_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"current_revision_id" uuid,
	"submitted_at" timestamp (3) with time zone,
	"claimed_by_id" uuid,
	"claimed_at" timestamp (3) with time zone,
	CONSTRAINT "lessons_site_or_region" CHECK (num_nonnulls("lessons"."site_slug", "lessons"."region_code") = 1),
	CONSTRAINT "lessons_submitted_has_revision" CHECK ("lessons"."status" = 'draft' or ("lessons"."current_revision_id" is not null and "lessons"."submitted_at" is not null)),
	CONSTRAINT "lessons_claimed_whole" CHECK (num_nonnulls("lessons"."claimed_by_id", "lessons"."claimed_at") in (0, 2)),
	CONSTRAINT "lessons_claimed_only_in_review" CHECK ("lessons"."claimed_by_id" is null or "lessons"."status" = 'submitted')
);
--> statement-breakpoint
CREATE TABLE "published_lessons" (
	"lesson_id" uuid PRIMARY KEY NOT NULL,
	"revision_id" uuid NOT NULL,
	"decision_id" uuid NOT NULL,
	"decision_kind" "decision_kind" DEFAULT 'publish' NOT NULL,
	"slug" text NOT NULL,
	"kind" "lesson_kind" NOT NULL,
	"title" text NOT NULL,
	"core_sentence" text NOT NULL,
	"site_slug" text,
	"region_code" text,
	"theme_slugs" text[] NOT NULL,
	"principle_slug" text NOT NULL,
	"tip_number" smallint,
	"national_status" "national_status" NOT NULL,
	"certainty" "certainty" NOT NULL,
	"minutes" smallint NOT NULL,
	"first_published_at" timestamp (3) with time zone NOT NULL,
	"published_at" timestamp (3) with time zone NOT NULL,
	"search" "tsvector" NOT NULL,
	CONSTRAINT "published_lessons_slug_unique" UNIQUE("slug"),
	CONSTRAINT "published_lessons_only_placed" CHECK ("published_lessons"."decision_kind" = 'publish')
);
--> statement-breakpoint
CREATE TABLE "access_requests" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"organisation" text NOT NULL,
	"motivation" text NOT NULL,
	"site_slug" text,
	"region_code" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"decision" "access_decision",
	"decided_by_id" uuid,
	"decided_at" timestamp (3) with time zone,
	CONSTRAINT "access_requests_decided_whole" CHECK (num_nonnulls("access_requests"."decision", "access_requests"."decided_by_id", "access_requests"."decided_at") in (0, 3)),
	CONSTRAINT "access_requests_email_is_lower_case" CHECK ("access_requests"."email" = lower("access_requests"."email") and length("access_requests"."email") <= 254)
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"user_id" uuid NOT NULL,
	"site_slug" text,
	"region_code" text,
	"valid_from" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"valid_until" timestamp (3) with time zone,
	CONSTRAINT "memberships_site_or_region" CHECK (num_nonnulls("memberships"."site_slug", "memberships"."region_code") = 1),
	CONSTRAINT "memberships_dates_in_order" CHECK ("memberships"."valid_until" is null or "memberships"."valid_until" >= "memberships"."valid_from")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"token_hash" text NOT NULL,
	"user_id" uuid NOT NULL,
	"device" text DEFAULT '' NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "sessions_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "sign_in_attempts" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"email" text NOT NULL,
	"token_hash" text NOT NULL,
	"code_hash" text NOT NULL,
	"browser_hash" text NOT NULL,
	"tries" smallint DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "sign_in_attempts_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "user_roles" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"user_id" uuid NOT NULL,
	"role" "role" NOT NULL,
	"granted_by_id" uuid,
	"valid_from" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"valid_until" timestamp (3) with time zone,
	CONSTRAINT "user_roles_dates_in_order" CHECK ("user_roles"."valid_until" is null or "user_roles"."valid_until" >= "user_roles"."valid_from")
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"email_verified_at" timestamp (3) with time zone,
	"invited_by_id" uuid,
	"closed_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "users_email_unique" UNIQUE("email"),
	CONSTRAINT "users_email_is_lower_case" CHECK ("users"."email" = lower("users"."email") and length("users"."email") <= 254),
	CONSTRAINT "users_name_has_length" CHECK (length(btrim("users"."name")) between 1 and 120)
);
--> statement-breakpoint
CREATE TABLE "audit_log" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"actor_id" uuid,
	"action" text NOT NULL,
	"object_kind" text NOT NULL,
	"object_id" text NOT NULL,
	"reason" text,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "limit_counters" (
	"name" text NOT NULL,
	"subject" text NOT NULL,
	"window_start" bigint NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "limit_counters_name_subject_window_start_pk" PRIMARY KEY("name","subject","window_start")
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"key" text NOT NULL,
	"recipient" text NOT NULL,
	"subject" text NOT NULL,
	"text" text NOT NULL,
	"html" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"due_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"locked_until" timestamp (3) with time zone,
	"sent_at" timestamp (3) with time zone,
	"failed_at" timestamp (3) with time zone,
	"last_error" text,
	CONSTRAINT "outbox_key_unique" UNIQUE("key"),
	CONSTRAINT "outbox_no_line_breaks_in_headers" CHECK ("outbox"."subject" !~ '[[:cntrl:]]' and "outbox"."recipient" ~ ('^[^[:cntrl:][:space:],<>' || chr(59) || ']+$'))
);
--> statement-breakpoint
CREATE TABLE "regions" (
	"code" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"edition" smallint NOT NULL,
	"merged_into" text,
	CONSTRAINT "regions_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "site_regions" (
	"site_slug" text NOT NULL,
	"region_code" text NOT NULL,
	CONSTRAINT "site_regions_site_slug_region_code_pk" PRIMARY KEY("site_slug","region_code")
);
--> statement-breakpoint
CREATE TABLE "sites" (
	"slug" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"motto" text,
	"tranche" smallint NOT NULL,
	"status" "site_status" DEFAULT 'active' NOT NULL,
	"started_on" date,
	"ended_on" date,
	"assignments" text[] DEFAULT '{}' NOT NULL,
	"sub_areas" text,
	"position" smallint NOT NULL,
	CONSTRAINT "sites_name_unique" UNIQUE("name"),
	CONSTRAINT "sites_slug_shape" CHECK ("sites"."slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
	CONSTRAINT "sites_dates_in_order" CHECK ("sites"."ended_on" is null or "sites"."started_on" is null or "sites"."ended_on" >= "sites"."started_on")
);
--> statement-breakpoint
CREATE TABLE "audiences" (
	"slug" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"position" smallint NOT NULL,
	"retired_at" timestamp (3) with time zone,
	CONSTRAINT "audiences_name_unique" UNIQUE("name")
);
--> statement-breakpoint
CREATE TABLE "principles" (
	"slug" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"position" smallint NOT NULL,
	"retired_at" timestamp (3) with time zone,
	"family" "principle_family" NOT NULL,
	CONSTRAINT "principles_name_unique" UNIQUE("name")
);
--> statement-breakpoint
CREATE TABLE "themes" (
	"slug" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"position" smallint NOT NULL,
	"retired_at" timestamp (3) with time zone,
	CONSTRAINT "themes_name_unique" UNIQUE("name"),
	CONSTRAINT "themes_slug_shape" CHECK ("themes"."slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$')
);
--> statement-breakpoint
CREATE TABLE "tips" (
	"number" smallint PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "tips_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
ALTER TABLE "lesson_authors" ADD CONSTRAINT "lesson_authors_lesson_id_lessons_id_fk" FOREIGN KEY ("lesson_id") REFERENCES "public"."lessons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_authors" ADD CONSTRAINT "lesson_authors_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_authors" ADD CONSTRAINT "lesson_authors_added_by_id_users_id_fk" FOREIGN KEY ("added_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_decisions" ADD CONSTRAINT "lesson_decisions_decided_by_id_users_id_fk" FOREIGN KEY ("decided_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_decisions" ADD CONSTRAINT "lesson_decisions_on_revision" FOREIGN KEY ("revision_id","lesson_id") REFERENCES "public"."lesson_revisions"("id","lesson_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_drafts" ADD CONSTRAINT "lesson_drafts_lesson_id_lessons_id_fk" FOREIGN KEY ("lesson_id") REFERENCES "public"."lessons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_drafts" ADD CONSTRAINT "lesson_drafts_saved_by_id_users_id_fk" FOREIGN KEY ("saved_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_files" ADD CONSTRAINT "lesson_files_lesson_id_lessons_id_fk" FOREIGN KEY ("lesson_id") REFERENCES "public"."lessons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_files" ADD CONSTRAINT "lesson_files_uploaded_by_id_users_id_fk" FOREIGN KEY ("uploaded_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_revision_audiences" ADD CONSTRAINT "lesson_revision_audiences_revision_id_lesson_revisions_id_fk" FOREIGN KEY ("revision_id") REFERENCES "public"."lesson_revisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_revision_audiences" ADD CONSTRAINT "lesson_revision_audiences_audience_slug_audiences_slug_fk" FOREIGN KEY ("audience_slug") REFERENCES "public"."audiences"("slug") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "lesson_revision_files" ADD CONSTRAINT "lesson_revision_files_revision_id_lesson_revisions_id_fk" FOREIGN KEY ("revision_id") REFERENCES "public"."lesson_revisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_revision_files" ADD CONSTRAINT "lesson_revision_files_file_id_lesson_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."lesson_files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_revision_themes" ADD CONSTRAINT "lesson_revision_themes_revision_id_lesson_revisions_id_fk" FOREIGN KEY ("revision_id") REFERENCES "public"."lesson_revisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_revision_themes" ADD CONSTRAINT "lesson_revision_themes_theme_slug_themes_slug_fk" FOREIGN KEY ("theme_slug") REFERENCES "public"."themes"("slug") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "lesson_revisions" ADD CONSTRAINT "lesson_revisions_lesson_id_lessons_id_fk" FOREIGN KEY ("lesson_id") REFERENCES "public"."lessons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_revisions" ADD CONSTRAINT "lesson_revisions_created_by_id_users_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_revisions" ADD CONSTRAINT "lesson_revisions_principle_slug_principles_slug_fk" FOREIGN KEY ("principle_slug") REFERENCES "public"."principles"("slug") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "lesson_revisions" ADD CONSTRAINT "lesson_revisions_tip_number_tips_number_fk" FOREIGN KEY ("tip_number") REFERENCES "public"."tips"("number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_slugs" ADD CONSTRAINT "lesson_slugs_lesson_id_lessons_id_fk" FOREIGN KEY ("lesson_id") REFERENCES "public"."lessons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lessons" ADD CONSTRAINT "lessons_site_slug_sites_slug_fk" FOREIGN KEY ("site_slug") REFERENCES "public"."sites"("slug") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "lessons" ADD CONSTRAINT "lessons_region_code_regions_code_fk" FOREIGN KEY ("region_code") REFERENCES "public"."regions"("code") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "lessons" ADD CONSTRAINT "lessons_created_by_id_users_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lessons" ADD CONSTRAINT "lessons_current_revision_id_lesson_revisions_id_fk" FOREIGN KEY ("current_revision_id") REFERENCES "public"."lesson_revisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lessons" ADD CONSTRAINT "lessons_claimed_by_id_users_id_fk" FOREIGN KEY ("claimed_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "published_lessons" ADD CONSTRAINT "published_lessons_site_slug_sites_slug_fk" FOREIGN KEY ("site_slug") REFERENCES "public"."sites"("slug") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "published_lessons" ADD CONSTRAINT "published_lessons_region_code_regions_code_fk" FOREIGN KEY ("region_code") REFERENCES "public"."regions"("code") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "published_lessons" ADD CONSTRAINT "published_lessons_principle_slug_principles_slug_fk" FOREIGN KEY ("principle_slug") REFERENCES "public"."principles"("slug") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "published_lessons" ADD CONSTRAINT "published_lessons_tip_number_tips_number_fk" FOREIGN KEY ("tip_number") REFERENCES "public"."tips"("number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "published_lessons" ADD CONSTRAINT "published_lessons_by_decision" FOREIGN KEY ("decision_id","lesson_id","revision_id","decision_kind") REFERENCES "public"."lesson_decisions"("id","lesson_id","revision_id","kind") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "published_lessons" ADD CONSTRAINT "published_lessons_own_address" FOREIGN KEY ("slug","lesson_id") REFERENCES "public"."lesson_slugs"("slug","lesson_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_requests" ADD CONSTRAINT "access_requests_site_slug_sites_slug_fk" FOREIGN KEY ("site_slug") REFERENCES "public"."sites"("slug") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "access_requests" ADD CONSTRAINT "access_requests_region_code_regions_code_fk" FOREIGN KEY ("region_code") REFERENCES "public"."regions"("code") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "access_requests" ADD CONSTRAINT "access_requests_decided_by_id_users_id_fk" FOREIGN KEY ("decided_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_site_slug_sites_slug_fk" FOREIGN KEY ("site_slug") REFERENCES "public"."sites"("slug") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_region_code_regions_code_fk" FOREIGN KEY ("region_code") REFERENCES "public"."regions"("code") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_roles" ADD CONSTRAINT "user_roles_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_roles" ADD CONSTRAINT "user_roles_granted_by_id_users_id_fk" FOREIGN KEY ("granted_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_log" ADD CONSTRAINT "audit_log_actor_id_users_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "site_regions" ADD CONSTRAINT "site_regions_site_slug_sites_slug_fk" FOREIGN KEY ("site_slug") REFERENCES "public"."sites"("slug") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "site_regions" ADD CONSTRAINT "site_regions_region_code_regions_code_fk" FOREIGN KEY ("region_code") REFERENCES "public"."regions"("code") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
CREATE INDEX "lesson_authors_by_user" ON "lesson_authors" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "lesson_decisions_one_per_revision" ON "lesson_decisions" USING btree ("revision_id") WHERE "lesson_decisions"."kind" <> 'withdraw';--> statement-breakpoint
CREATE INDEX "lesson_decisions_by_lesson" ON "lesson_decisions" USING btree ("lesson_id","decided_at");--> statement-breakpoint
CREATE INDEX "lesson_files_by_lesson" ON "lesson_files" USING btree ("lesson_id");--> statement-breakpoint
CREATE INDEX "lesson_revision_files_by_file" ON "lesson_revision_files" USING btree ("file_id");--> statement-breakpoint
CREATE INDEX "lesson_slugs_by_lesson" ON "lesson_slugs" USING btree ("lesson_id","created_at");--> statement-breakpoint
CREATE INDEX "lessons_queue" ON "lessons" USING btree ("status","submitted_at","id");--> statement-breakpoint
CREATE INDEX "published_lessons_newest" ON "published_lessons" USING btree ("first_published_at" DESC NULLS FIRST,"lesson_id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "published_lessons_by_site" ON "published_lessons" USING btree ("site_slug","first_published_at" DESC NULLS FIRST,"lesson_id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "published_lessons_by_region" ON "published_lessons" USING btree ("region_code","first_published_at" DESC NULLS FIRST,"lesson_id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "published_lessons_by_theme" ON "published_lessons" USING gin ("theme_slugs");--> statement-breakpoint
CREATE INDEX "published_lessons_by_words" ON "published_lessons" USING gin ("search");--> statement-breakpoint
CREATE UNIQUE INDEX "access_requests_one_open" ON "access_requests" USING btree ("email") WHERE "access_requests"."decision" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "memberships_one_open_site" ON "memberships" USING btree ("user_id","site_slug") WHERE "memberships"."valid_until" is null and "memberships"."site_slug" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "memberships_one_open_region" ON "memberships" USING btree ("user_id","region_code") WHERE "memberships"."valid_until" is null and "memberships"."region_code" is not null;--> statement-breakpoint
CREATE INDEX "sessions_by_user" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sign_in_attempts_by_browser" ON "sign_in_attempts" USING btree ("browser_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "user_roles_one_open" ON "user_roles" USING btree ("user_id","role") WHERE "user_roles"."valid_until" is null;--> statement-breakpoint
CREATE INDEX "audit_log_by_object" ON "audit_log" USING btree ("object_kind","object_id","id");--> statement-breakpoint
CREATE INDEX "outbox_due" ON "outbox" USING btree ("due_at") WHERE "outbox"."sent_at" is null and "outbox"."failed_at" is null;--> statement-breakpoint
CREATE INDEX "outbox_by_recipient" ON "outbox" USING btree ("recipient","created_at");