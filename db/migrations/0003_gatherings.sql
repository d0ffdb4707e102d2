CREATE TYPE "public"."gathering_format" AS ENUM('on_site', 'online', 'both');--> statement-breakpoint
CREATE TYPE "public"."gathering_kind" AS ENUM('meet_up', 'reflection', 'deep_dive', 'knowledge', 'development_group', 'regional_talk', 'national_day');--> statement-breakpoint
CREATE TYPE "public"."gathering_status" AS ENUM('draft', 'proposed', 'published', 'cancelled', 'held');--> statement-breakpoint
CREATE TYPE "public"."gathering_question_kind" AS ENUM('text', 'choice', 'yes_no');--> statement-breakpoint
CREATE TYPE "public"."sign_up_status" AS ENUM('unconfirmed', 'signed_up', 'waiting', 'offered', 'cancelled', 'declined', 'expired');--> statement-breakpoint
CREATE TABLE "gathering_audiences" (
	"gathering_id" uuid NOT NULL,
	"audience_slug" text NOT NULL,
	CONSTRAINT "gathering_audiences_gathering_id_audience_slug_pk" PRIMARY KEY("gathering_id","audience_slug")
);
--> statement-breakpoint
CREATE TABLE "gathering_files" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"gathering_id" uuid NOT NULL,
	"uploaded_by_id" uuid NOT NULL,
	"uploaded_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"kind" text NOT NULL,
	"media_type" text NOT NULL,
	"name" text NOT NULL,
	"bytes" integer NOT NULL,
	"sha256" text NOT NULL,
	"width" integer,
	"height" integer,
	"is_public" boolean DEFAULT false NOT NULL,
	"removed_at" timestamp (3) with time zone,
	CONSTRAINT "gathering_files_kind" CHECK ("gathering_files"."kind" in ('image', 'document')),
	CONSTRAINT "gathering_files_image_has_size" CHECK (("gathering_files"."kind" = 'image') = ("gathering_files"."width" is not null and "gathering_files"."height" is not null))
);
--> statement-breakpoint
CREATE TABLE "gathering_invitations" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"gathering_id" uuid NOT NULL,
	"email" text NOT NULL,
	"invited_by_id" uuid NOT NULL,
	"invited_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"used_at" timestamp (3) with time zone,
	"withdrawn_at" timestamp (3) with time zone,
	CONSTRAINT "gathering_invitations_one_per_address" UNIQUE("gathering_id","email"),
	CONSTRAINT "gathering_invitations_of_gathering" UNIQUE("id","gathering_id"),
	CONSTRAINT "gathering_invitations_email_is_lower_case" CHECK ("gathering_invitations"."email" = lower("gathering_invitations"."email") and length("gathering_invitations"."email") <= 254)
);
--> statement-breakpoint
CREATE TABLE "gathering_lessons" (
	"gathering_id" uuid NOT NULL,
	"lesson_id" uuid NOT NULL,
	"added_by_id" uuid NOT NULL,
	"added_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "gathering_lessons_gathering_id_lesson_id_pk" PRIMARY KEY("gathering_id","lesson_id")
);
--> statement-breakpoint
CREATE TABLE "gathering_questions" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"gathering_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"kind" "gathering_question_kind" NOT NULL,
	"label" text NOT NULL,
	"options" text[] DEFAULT '{}' NOT NULL,
	"compulsory" boolean DEFAULT false NOT NULL,
	"keep_days" smallint DEFAULT 7 NOT NULL,
	"retired_at" timestamp (3) with time zone,
	CONSTRAINT "gathering_questions_of_gathering" UNIQUE("id","gathering_id"),
	CONSTRAINT "gathering_questions_label_has_length" CHECK (length(btrim("gathering_questions"."label")) between 1 and 200),
	CONSTRAINT "gathering_questions_keep_days" CHECK ("gathering_questions"."keep_days" between 1 and 365),
	CONSTRAINT "gathering_questions_choice_has_options" CHECK (("gathering_questions"."kind" = 'choice') = (cardinality("gathering_questions"."options") between 2 and 12))
);
--> statement-breakpoint
CREATE TABLE "gathering_rooms" (
	"gathering_id" uuid PRIMARY KEY NOT NULL,
	"url" text NOT NULL,
	CONSTRAINT "gathering_rooms_url_shape" CHECK ("gathering_rooms"."url" ~ '^https://[^[:space:]]+$' and length("gathering_rooms"."url") <= 1000)
);
--> statement-breakpoint
CREATE TABLE "gatherings" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"status" "gathering_status" DEFAULT 'draft' NOT NULL,
	"kind" "gathering_kind" NOT NULL,
	"slug" text NOT NULL,
	"title" text NOT NULL,
	"summary" text NOT NULL,
	"description" jsonb NOT NULL,
	"format" "gathering_format" NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"place" text DEFAULT '' NOT NULL,
	"minimum" integer,
	"maximum" integer NOT NULL,
	"by_invitation" boolean DEFAULT false NOT NULL,
	"companions_allowed" smallint DEFAULT 0 NOT NULL,
	"is_closed" boolean DEFAULT false NOT NULL,
	"sign_up_closes_at" timestamp (3) with time zone NOT NULL,
	"site_slug" text,
	"region_code" text,
	"contact" text DEFAULT '' NOT NULL,
	"reminder_days" integer[] DEFAULT '{7,1}' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"sequence" integer DEFAULT 0 NOT NULL,
	"places_taken" integer DEFAULT 0 NOT NULL,
	"series_id" uuid,
	"copied_from_id" uuid,
	"form_key" uuid NOT NULL,
	"form_index" smallint DEFAULT 0 NOT NULL,
	"created_by_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"proposed_at" timestamp (3) with time zone,
	"published_by_id" uuid,
	"published_at" timestamp (3) with time zone,
	"changed_at" timestamp (3) with time zone,
	"change_note" text DEFAULT '' NOT NULL,
	"cancelled_at" timestamp (3) with time zone,
	"cancel_reason" text DEFAULT '' NOT NULL,
	"minimum_checked_at" timestamp (3) with time zone,
	"needs_removed_at" timestamp (3) with time zone,
	CONSTRAINT "gatherings_slug_unique" UNIQUE("slug"),
	CONSTRAINT "gatherings_once_per_form" UNIQUE("created_by_id","form_key","form_index"),
	CONSTRAINT "gatherings_slug_shape" CHECK ("gatherings"."slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length("gatherings"."slug") <= 100),
	CONSTRAINT "gatherings_title_has_length" CHECK (length(btrim("gatherings"."title")) between 1 and 120),
	CONSTRAINT "gatherings_summary_has_length" CHECK (length(btrim("gatherings"."summary")) between 1 and 400),
	CONSTRAINT "gatherings_description_size" CHECK (pg_column_size("gatherings"."description") < 300000),
	CONSTRAINT "gatherings_times_in_order" CHECK ("gatherings"."starts_at" < "gatherings"."ends_at" and "gatherings"."sign_up_closes_at" <= "gatherings"."starts_at"),
	CONSTRAINT "gatherings_numbers" CHECK ("gatherings"."maximum" between 1 and 5000 and ("gatherings"."minimum" is null or "gatherings"."minimum" between 1 and "gatherings"."maximum")),
	CONSTRAINT "gatherings_never_overbooked" CHECK ("gatherings"."places_taken" between 0 and "gatherings"."maximum"),
	CONSTRAINT "gatherings_companions" CHECK ("gatherings"."companions_allowed" between 0 and 5),
	CONSTRAINT "gatherings_one_organiser" CHECK (num_nonnulls("gatherings"."site_slug", "gatherings"."region_code") <= 1),
	CONSTRAINT "gatherings_place_when_on_site" CHECK ("gatherings"."format" = 'online' or length(btrim("gatherings"."place")) between 1 and 240),
	CONSTRAINT "gatherings_regional_talk_by_invitation" CHECK ("gatherings"."by_invitation" or not "gatherings"."kind" = 'regional_talk'),
	CONSTRAINT "gatherings_reminder_days" CHECK (cardinality("gatherings"."reminder_days") <= 4 and 1 <= all("gatherings"."reminder_days") and 30 >= all("gatherings"."reminder_days")),
	CONSTRAINT "gatherings_published_whole" CHECK ("gatherings"."status" not in ('published', 'held') or ("gatherings"."published_at" is not null and "gatherings"."published_by_id" is not null)),
	CONSTRAINT "gatherings_cancelled_says_why" CHECK (not "gatherings"."status" = 'cancelled' or ("gatherings"."cancelled_at" is not null and length(btrim("gatherings"."cancel_reason")) > 0))
);
--> statement-breakpoint
CREATE TABLE "sign_up_answers" (
	"sign_up_id" uuid NOT NULL,
	"question_id" uuid NOT NULL,
	"value" text NOT NULL,
	CONSTRAINT "sign_up_answers_sign_up_id_question_id_pk" PRIMARY KEY("sign_up_id","question_id"),
	CONSTRAINT "sign_up_answers_length" CHECK (length("sign_up_answers"."value") between 1 and 1000)
);
--> statement-breakpoint
CREATE TABLE "sign_up_needs" (
	"sign_up_id" uuid PRIMARY KEY NOT NULL,
	"diet" text DEFAULT '' NOT NULL,
	"accessibility" text DEFAULT '' NOT NULL,
	CONSTRAINT "sign_up_needs_length" CHECK (length("sign_up_needs"."diet") <= 500 and length("sign_up_needs"."accessibility") <= 500)
);
--> statement-breakpoint
CREATE TABLE "sign_ups" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"gathering_id" uuid NOT NULL,
	"user_id" uuid,
	"email" text,
	"name" text,
	"status" "sign_up_status" NOT NULL,
	"position" integer GENERATED ALWAYS AS IDENTITY (sequence name "sign_ups_position_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"companions" smallint DEFAULT 0 NOT NULL,
	"places_held" smallint GENERATED ALWAYS AS (case when status in ('signed_up', 'offered') and not walk_in then 1 + companions else 0 end) STORED NOT NULL,
	"group_id" uuid,
	"signed_up_by_id" uuid,
	"invitation_id" uuid,
	"form_key" uuid NOT NULL,
	"form_index" smallint DEFAULT 0 NOT NULL,
	"shown_to_participants" boolean DEFAULT false NOT NULL,
	"signed_up_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"confirmed_at" timestamp (3) with time zone,
	"offered_at" timestamp (3) with time zone,
	"offer_expires_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"given_out_of_turn_by_id" uuid,
	"out_of_turn_reason" text,
	"attended_at" timestamp (3) with time zone,
	"attendance_by_id" uuid,
	"walk_in" boolean DEFAULT false NOT NULL,
	CONSTRAINT "sign_ups_once_per_form" UNIQUE("gathering_id","form_key","form_index"),
	CONSTRAINT "sign_ups_person_or_outsider" CHECK (num_nonnulls("sign_ups"."user_id", "sign_ups"."email") = 1 and ("sign_ups"."email" is null) = ("sign_ups"."name" is null)),
	CONSTRAINT "sign_ups_email_is_lower_case" CHECK ("sign_ups"."email" = lower("sign_ups"."email") and length("sign_ups"."email") <= 254),
	CONSTRAINT "sign_ups_name_has_length" CHECK (length(btrim("sign_ups"."name")) between 1 and 120),
	CONSTRAINT "sign_ups_companions" CHECK ("sign_ups"."companions" between 0 and 5),
	CONSTRAINT "sign_ups_offer_has_deadline" CHECK (("sign_ups"."status" = 'offered') <= ("sign_ups"."offered_at" is not null and "sign_ups"."offer_expires_at" is not null)),
	CONSTRAINT "sign_ups_ended_has_moment" CHECK (("sign_ups"."status" in ('cancelled', 'declined', 'expired')) = ("sign_ups"."ended_at" is not null)),
	CONSTRAINT "sign_ups_out_of_turn_says_why" CHECK (num_nonnulls("sign_ups"."given_out_of_turn_by_id", "sign_ups"."out_of_turn_reason") in (0, 2) and ("sign_ups"."out_of_turn_reason" is null or length(btrim("sign_ups"."out_of_turn_reason")) > 0)),
	CONSTRAINT "sign_ups_walk_in_was_there" CHECK (not "sign_ups"."walk_in" or "sign_ups"."attended_at" is not null)
);
--> statement-breakpoint
ALTER TABLE "gathering_audiences" ADD CONSTRAINT "gathering_audiences_gathering_id_gatherings_id_fk" FOREIGN KEY ("gathering_id") REFERENCES "public"."gatherings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gathering_audiences" ADD CONSTRAINT "gathering_audiences_audience_slug_audiences_slug_fk" FOREIGN KEY ("audience_slug") REFERENCES "public"."audiences"("slug") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "gathering_files" ADD CONSTRAINT "gathering_files_gathering_id_gatherings_id_fk" FOREIGN KEY ("gathering_id") REFERENCES "public"."gatherings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gathering_files" ADD CONSTRAINT "gathering_files_uploaded_by_id_users_id_fk" FOREIGN KEY ("uploaded_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gathering_invitations" ADD CONSTRAINT "gathering_invitations_gathering_id_gatherings_id_fk" FOREIGN KEY ("gathering_id") REFERENCES "public"."gatherings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gathering_invitations" ADD CONSTRAINT "gathering_invitations_invited_by_id_users_id_fk" FOREIGN KEY ("invited_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gathering_lessons" ADD CONSTRAINT "gathering_lessons_gathering_id_gatherings_id_fk" FOREIGN KEY ("gathering_id") REFERENCES "public"."gatherings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gathering_lessons" ADD CONSTRAINT "gathering_lessons_lesson_id_lessons_id_fk" FOREIGN KEY ("lesson_id") REFERENCES "public"."lessons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gathering_lessons" ADD CONSTRAINT "gathering_lessons_added_by_id_users_id_fk" FOREIGN KEY ("added_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gathering_questions" ADD CONSTRAINT "gathering_questions_gathering_id_gatherings_id_fk" FOREIGN KEY ("gathering_id") REFERENCES "public"."gatherings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gathering_rooms" ADD CONSTRAINT "gathering_rooms_gathering_id_gatherings_id_fk" FOREIGN KEY ("gathering_id") REFERENCES "public"."gatherings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gatherings" ADD CONSTRAINT "gatherings_site_slug_sites_slug_fk" FOREIGN KEY ("site_slug") REFERENCES "public"."sites"("slug") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "gatherings" ADD CONSTRAINT "gatherings_region_code_regions_code_fk" FOREIGN KEY ("region_code") REFERENCES "public"."regions"("code") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "gatherings" ADD CONSTRAINT "gatherings_created_by_id_users_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gatherings" ADD CONSTRAINT "gatherings_published_by_id_users_id_fk" FOREIGN KEY ("published_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_up_answers" ADD CONSTRAINT "sign_up_answers_sign_up_id_sign_ups_id_fk" FOREIGN KEY ("sign_up_id") REFERENCES "public"."sign_ups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_up_answers" ADD CONSTRAINT "sign_up_answers_question_id_gathering_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."gathering_questions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_up_needs" ADD CONSTRAINT "sign_up_needs_sign_up_id_sign_ups_id_fk" FOREIGN KEY ("sign_up_id") REFERENCES "public"."sign_ups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_ups" ADD CONSTRAINT "sign_ups_gathering_id_gatherings_id_fk" FOREIGN KEY ("gathering_id") REFERENCES "public"."gatherings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_ups" ADD CONSTRAINT "sign_ups_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_ups" ADD CONSTRAINT "sign_ups_signed_up_by_id_users_id_fk" FOREIGN KEY ("signed_up_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_ups" ADD CONSTRAINT "sign_ups_given_out_of_turn_by_id_users_id_fk" FOREIGN KEY ("given_out_of_turn_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_ups" ADD CONSTRAINT "sign_ups_attendance_by_id_users_id_fk" FOREIGN KEY ("attendance_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_ups" ADD CONSTRAINT "sign_ups_own_invitation" FOREIGN KEY ("invitation_id","gathering_id") REFERENCES "public"."gathering_invitations"("id","gathering_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "gathering_audiences_by_audience" ON "gathering_audiences" USING btree ("audience_slug");--> statement-breakpoint
CREATE INDEX "gathering_files_by_gathering" ON "gathering_files" USING btree ("gathering_id");--> statement-breakpoint
CREATE INDEX "gathering_lessons_by_lesson" ON "gathering_lessons" USING btree ("lesson_id");--> statement-breakpoint
CREATE INDEX "gathering_questions_by_gathering" ON "gathering_questions" USING btree ("gathering_id","position");--> statement-breakpoint
CREATE INDEX "gatherings_agenda" ON "gatherings" USING btree ("starts_at","id");--> statement-breakpoint
CREATE INDEX "gatherings_by_creator" ON "gatherings" USING btree ("created_by_id","starts_at");--> statement-breakpoint
CREATE INDEX "gatherings_by_series" ON "gatherings" USING btree ("series_id");--> statement-breakpoint
CREATE INDEX "sign_up_answers_by_question" ON "sign_up_answers" USING btree ("question_id");--> statement-breakpoint
CREATE UNIQUE INDEX "sign_ups_one_per_person" ON "sign_ups" USING btree ("gathering_id","user_id") WHERE "sign_ups"."status" in ('unconfirmed', 'signed_up', 'waiting', 'offered') and "sign_ups"."user_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "sign_ups_one_per_address" ON "sign_ups" USING btree ("gathering_id","email") WHERE "sign_ups"."status" in ('unconfirmed', 'signed_up', 'waiting', 'offered') and "sign_ups"."email" is not null;--> statement-breakpoint
CREATE INDEX "sign_ups_line" ON "sign_ups" USING btree ("gathering_id","status","position");--> statement-breakpoint
CREATE INDEX "sign_ups_by_user" ON "sign_ups" USING btree ("user_id","gathering_id");--> statement-breakpoint
CREATE INDEX "sign_ups_offers" ON "sign_ups" USING btree ("offer_expires_at") WHERE "sign_ups"."status" = 'offered';