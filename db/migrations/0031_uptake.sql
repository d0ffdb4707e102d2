CREATE TYPE "public"."application_side" AS ENUM('region', 'writer');--> statement-breakpoint
CREATE TYPE "public"."application_state" AS ENUM('taken_over', 'adapted', 'stopped');--> statement-breakpoint
CREATE TYPE "public"."counted_unit" AS ENUM('families', 'conversations', 'cases', 'professionals');--> statement-breakpoint
CREATE TYPE "public"."observation_kind" AS ENUM('also', 'not');--> statement-breakpoint
CREATE TYPE "public"."observation_status" AS ENUM('waiting', 'placed', 'refused', 'removed', 'taken_back');--> statement-breakpoint
CREATE TYPE "public"."step_words_status" AS ENUM('none', 'waiting', 'placed', 'refused', 'removed');--> statement-breakpoint
CREATE TABLE "lesson_application_asks" (
	"application_id" uuid NOT NULL,
	"side" "application_side" NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"step_id" uuid,
	CONSTRAINT "lesson_application_asks_application_id_side_pk" PRIMARY KEY("application_id","side")
);
--> statement-breakpoint
CREATE TABLE "lesson_application_steps" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"application_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"side" "application_side" NOT NULL,
	"state" "application_state" NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"words" "step_words_status" NOT NULL,
	"told_by_id" uuid NOT NULL,
	"told_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"decided_by_id" uuid,
	"decided_at" timestamp (3) with time zone,
	"reason" text DEFAULT '' NOT NULL,
	CONSTRAINT "lesson_application_steps_number" UNIQUE("application_id","number"),
	CONSTRAINT "lesson_application_steps_note_has_length" CHECK (length("lesson_application_steps"."note") <= 1000),
	CONSTRAINT "lesson_application_steps_words" CHECK (("lesson_application_steps"."words" = 'none') = ("lesson_application_steps"."note" = '')),
	CONSTRAINT "lesson_application_steps_decided_whole" CHECK (("lesson_application_steps"."words" in ('placed', 'refused', 'removed')) = ("lesson_application_steps"."decided_by_id" is not null and "lesson_application_steps"."decided_at" is not null)),
	CONSTRAINT "lesson_application_steps_four_eyes" CHECK ("lesson_application_steps"."decided_by_id" is distinct from "lesson_application_steps"."told_by_id"),
	CONSTRAINT "lesson_application_steps_say_why" CHECK ("lesson_application_steps"."words" not in ('refused', 'removed') or length(btrim("lesson_application_steps"."reason")) > 0)
);
--> statement-breakpoint
CREATE TABLE "lesson_applications" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"lesson_id" uuid NOT NULL,
	"region_code" text NOT NULL,
	"state" "application_state" NOT NULL,
	"started_by_id" uuid NOT NULL,
	"started_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "lesson_applications_stopped_ends" CHECK (("lesson_applications"."state" = 'stopped') = ("lesson_applications"."ended_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "lesson_certainty_steps" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"lesson_id" uuid NOT NULL,
	"revision_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"from_certainty" "certainty" NOT NULL,
	"to_certainty" "certainty" NOT NULL,
	"reason" text NOT NULL,
	"decided_by_id" uuid NOT NULL,
	"decided_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "lesson_certainty_steps_number" UNIQUE("lesson_id","number"),
	CONSTRAINT "lesson_certainty_steps_moves" CHECK ("lesson_certainty_steps"."from_certainty" <> "lesson_certainty_steps"."to_certainty"),
	CONSTRAINT "lesson_certainty_steps_say_why" CHECK (length(btrim("lesson_certainty_steps"."reason")) between 1 and 500)
);
--> statement-breakpoint
CREATE TABLE "lesson_observations" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"lesson_id" uuid NOT NULL,
	"region_code" text NOT NULL,
	"kind" "observation_kind" NOT NULL,
	"period_from" date NOT NULL,
	"period_until" date NOT NULL,
	"seen" integer NOT NULL,
	"total" integer NOT NULL,
	"unit" "counted_unit" NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"status" "observation_status" NOT NULL,
	"user_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"decided_by_id" uuid,
	"decided_at" timestamp (3) with time zone,
	"reason" text DEFAULT '' NOT NULL,
	CONSTRAINT "lesson_observations_period" CHECK ("lesson_observations"."period_from" <= "lesson_observations"."period_until"),
	CONSTRAINT "lesson_observations_counted" CHECK ("lesson_observations"."total" between 1 and 100000 and "lesson_observations"."seen" between 0 and "lesson_observations"."total"),
	CONSTRAINT "lesson_observations_note_has_length" CHECK (length("lesson_observations"."note") <= 500),
	CONSTRAINT "lesson_observations_words_are_read" CHECK ("lesson_observations"."status" <> 'placed' or "lesson_observations"."note" = '' or "lesson_observations"."decided_by_id" is not null),
	CONSTRAINT "lesson_observations_waits_with_words" CHECK ("lesson_observations"."status" <> 'waiting' or "lesson_observations"."note" <> ''),
	CONSTRAINT "lesson_observations_taken_back_is_empty" CHECK ("lesson_observations"."status" <> 'taken_back' or "lesson_observations"."note" = ''),
	CONSTRAINT "lesson_observations_decided_whole" CHECK (num_nonnulls("lesson_observations"."decided_by_id", "lesson_observations"."decided_at") in (0, 2)),
	CONSTRAINT "lesson_observations_four_eyes" CHECK ("lesson_observations"."decided_by_id" is distinct from "lesson_observations"."user_id"),
	CONSTRAINT "lesson_observations_say_why" CHECK ("lesson_observations"."status" not in ('refused', 'removed') or ("lesson_observations"."decided_by_id" is not null and length(btrim("lesson_observations"."reason")) > 0))
);
--> statement-breakpoint
ALTER TABLE "published_lessons" ADD COLUMN "applied_regions" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "lesson_application_asks" ADD CONSTRAINT "lesson_application_asks_application_id_lesson_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."lesson_applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_application_asks" ADD CONSTRAINT "lesson_application_asks_step_id_lesson_application_steps_id_fk" FOREIGN KEY ("step_id") REFERENCES "public"."lesson_application_steps"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_application_steps" ADD CONSTRAINT "lesson_application_steps_application_id_lesson_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."lesson_applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_application_steps" ADD CONSTRAINT "lesson_application_steps_told_by_id_users_id_fk" FOREIGN KEY ("told_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_application_steps" ADD CONSTRAINT "lesson_application_steps_decided_by_id_users_id_fk" FOREIGN KEY ("decided_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_applications" ADD CONSTRAINT "lesson_applications_lesson_id_lessons_id_fk" FOREIGN KEY ("lesson_id") REFERENCES "public"."lessons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_applications" ADD CONSTRAINT "lesson_applications_region_code_regions_code_fk" FOREIGN KEY ("region_code") REFERENCES "public"."regions"("code") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "lesson_applications" ADD CONSTRAINT "lesson_applications_started_by_id_users_id_fk" FOREIGN KEY ("started_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_certainty_steps" ADD CONSTRAINT "lesson_certainty_steps_lesson_id_lessons_id_fk" FOREIGN KEY ("lesson_id") REFERENCES "public"."lessons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_certainty_steps" ADD CONSTRAINT "lesson_certainty_steps_revision_id_lesson_revisions_id_fk" FOREIGN KEY ("revision_id") REFERENCES "public"."lesson_revisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_certainty_steps" ADD CONSTRAINT "lesson_certainty_steps_decided_by_id_users_id_fk" FOREIGN KEY ("decided_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_observations" ADD CONSTRAINT "lesson_observations_lesson_id_lessons_id_fk" FOREIGN KEY ("lesson_id") REFERENCES "public"."lessons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_observations" ADD CONSTRAINT "lesson_observations_region_code_regions_code_fk" FOREIGN KEY ("region_code") REFERENCES "public"."regions"("code") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "lesson_observations" ADD CONSTRAINT "lesson_observations_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_observations" ADD CONSTRAINT "lesson_observations_decided_by_id_users_id_fk" FOREIGN KEY ("decided_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "lesson_application_steps_waiting" ON "lesson_application_steps" USING btree ("told_at") WHERE "lesson_application_steps"."words" = 'waiting';--> statement-breakpoint
CREATE UNIQUE INDEX "lesson_applications_one_running" ON "lesson_applications" USING btree ("lesson_id","region_code") WHERE "lesson_applications"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "lesson_applications_by_lesson" ON "lesson_applications" USING btree ("lesson_id","started_at");--> statement-breakpoint
CREATE INDEX "lesson_applications_by_region" ON "lesson_applications" USING btree ("region_code","started_at");--> statement-breakpoint
CREATE INDEX "lesson_applications_due" ON "lesson_applications" USING btree ("started_at") WHERE "lesson_applications"."ended_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "lesson_observations_one" ON "lesson_observations" USING btree ("lesson_id","region_code","user_id") WHERE "lesson_observations"."status" in ('waiting', 'placed');--> statement-breakpoint
CREATE INDEX "lesson_observations_by_lesson" ON "lesson_observations" USING btree ("lesson_id","status","created_at");--> statement-breakpoint
CREATE INDEX "lesson_observations_waiting" ON "lesson_observations" USING btree ("status","created_at");--> statement-breakpoint
CREATE INDEX "lesson_observations_by_user" ON "lesson_observations" USING btree ("user_id");