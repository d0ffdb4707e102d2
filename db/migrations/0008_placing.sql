CREATE TYPE "public"."suggestion_answer" AS ENUM('accepted', 'declined');--> statement-breakpoint
CREATE TABLE "lesson_changes" (
	"decision_id" uuid PRIMARY KEY NOT NULL,
	"lesson_id" uuid NOT NULL,
	"note" text NOT NULL,
	"is_minor" boolean DEFAULT false NOT NULL,
	"changed_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "lesson_changes_note_has_length" CHECK (length(btrim("lesson_changes"."note")) between 1 and 500)
);
--> statement-breakpoint
CREATE TABLE "lesson_merges" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"lesson_id" uuid NOT NULL,
	"into_lesson_id" uuid NOT NULL,
	"merged_by_id" uuid NOT NULL,
	"merged_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"placing_decision_id" uuid NOT NULL,
	"first_published_at" timestamp (3) with time zone NOT NULL,
	"published_at" timestamp (3) with time zone NOT NULL,
	"undone_by_id" uuid,
	"undone_at" timestamp (3) with time zone,
	CONSTRAINT "lesson_merges_two_lessons" CHECK ("lesson_merges"."lesson_id" is distinct from "lesson_merges"."into_lesson_id"),
	CONSTRAINT "lesson_merges_undone_whole" CHECK (num_nonnulls("lesson_merges"."undone_by_id", "lesson_merges"."undone_at") in (0, 2))
);
--> statement-breakpoint
CREATE TABLE "lesson_suggestions" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"lesson_id" uuid NOT NULL,
	"revision_id" uuid NOT NULL,
	"field" text NOT NULL,
	"passage" integer DEFAULT 0 NOT NULL,
	"before" text NOT NULL,
	"after" text NOT NULL,
	"suggested_by_id" uuid NOT NULL,
	"suggested_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"answer" "suggestion_answer",
	"answered_by_id" uuid,
	"answered_at" timestamp (3) with time zone,
	CONSTRAINT "lesson_suggestions_changes_something" CHECK ("lesson_suggestions"."before" is distinct from "lesson_suggestions"."after"),
	CONSTRAINT "lesson_suggestions_has_length" CHECK (length("lesson_suggestions"."before") between 1 and 12000 and length("lesson_suggestions"."after") between 1 and 12000),
	CONSTRAINT "lesson_suggestions_answered_whole" CHECK (num_nonnulls("lesson_suggestions"."answer", "lesson_suggestions"."answered_by_id", "lesson_suggestions"."answered_at") in (0, 3))
);
--> statement-breakpoint
CREATE TABLE "lesson_withdrawals" (
	"decision_id" uuid PRIMARY KEY NOT NULL,
	"lesson_id" uuid NOT NULL,
	"withdrawn_by_id" uuid NOT NULL,
	"withdrawn_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"is_emergency" boolean DEFAULT false NOT NULL,
	"newer_lesson_id" uuid,
	"status_before" "lesson_status" NOT NULL,
	"placing_decision_id" uuid NOT NULL,
	"first_published_at" timestamp (3) with time zone NOT NULL,
	"published_at" timestamp (3) with time zone NOT NULL,
	"confirmed_by_id" uuid,
	"confirmed_at" timestamp (3) with time zone,
	"undone_by_id" uuid,
	"undone_at" timestamp (3) with time zone,
	CONSTRAINT "lesson_withdrawals_confirmed_whole" CHECK (num_nonnulls("lesson_withdrawals"."confirmed_by_id", "lesson_withdrawals"."confirmed_at") in (0, 2)),
	CONSTRAINT "lesson_withdrawals_undone_whole" CHECK (num_nonnulls("lesson_withdrawals"."undone_by_id", "lesson_withdrawals"."undone_at") in (0, 2)),
	CONSTRAINT "lesson_withdrawals_one_end" CHECK (num_nonnulls("lesson_withdrawals"."confirmed_at", "lesson_withdrawals"."undone_at") < 2),
	CONSTRAINT "lesson_withdrawals_second_person" CHECK ("lesson_withdrawals"."confirmed_by_id" is distinct from "lesson_withdrawals"."withdrawn_by_id" and "lesson_withdrawals"."undone_by_id" is distinct from "lesson_withdrawals"."withdrawn_by_id"),
	CONSTRAINT "lesson_withdrawals_newer_is_another" CHECK ("lesson_withdrawals"."newer_lesson_id" is distinct from "lesson_withdrawals"."lesson_id")
);
--> statement-breakpoint
CREATE TABLE "scheduled_placings" (
	"lesson_id" uuid PRIMARY KEY NOT NULL,
	"revision_id" uuid NOT NULL,
	"place_at" timestamp (3) with time zone NOT NULL,
	"input" jsonb NOT NULL,
	"scheduled_by_id" uuid NOT NULL,
	"scheduled_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "lesson_changes" ADD CONSTRAINT "lesson_changes_decision_id_lesson_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."lesson_decisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_changes" ADD CONSTRAINT "lesson_changes_lesson_id_lessons_id_fk" FOREIGN KEY ("lesson_id") REFERENCES "public"."lessons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_merges" ADD CONSTRAINT "lesson_merges_lesson_id_lessons_id_fk" FOREIGN KEY ("lesson_id") REFERENCES "public"."lessons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_merges" ADD CONSTRAINT "lesson_merges_into_lesson_id_lessons_id_fk" FOREIGN KEY ("into_lesson_id") REFERENCES "public"."lessons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_merges" ADD CONSTRAINT "lesson_merges_merged_by_id_users_id_fk" FOREIGN KEY ("merged_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_merges" ADD CONSTRAINT "lesson_merges_placing_decision_id_lesson_decisions_id_fk" FOREIGN KEY ("placing_decision_id") REFERENCES "public"."lesson_decisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_merges" ADD CONSTRAINT "lesson_merges_undone_by_id_users_id_fk" FOREIGN KEY ("undone_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_suggestions" ADD CONSTRAINT "lesson_suggestions_lesson_id_lessons_id_fk" FOREIGN KEY ("lesson_id") REFERENCES "public"."lessons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_suggestions" ADD CONSTRAINT "lesson_suggestions_suggested_by_id_users_id_fk" FOREIGN KEY ("suggested_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_suggestions" ADD CONSTRAINT "lesson_suggestions_answered_by_id_users_id_fk" FOREIGN KEY ("answered_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_suggestions" ADD CONSTRAINT "lesson_suggestions_on_revision" FOREIGN KEY ("revision_id","lesson_id") REFERENCES "public"."lesson_revisions"("id","lesson_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_withdrawals" ADD CONSTRAINT "lesson_withdrawals_decision_id_lesson_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."lesson_decisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_withdrawals" ADD CONSTRAINT "lesson_withdrawals_lesson_id_lessons_id_fk" FOREIGN KEY ("lesson_id") REFERENCES "public"."lessons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_withdrawals" ADD CONSTRAINT "lesson_withdrawals_withdrawn_by_id_users_id_fk" FOREIGN KEY ("withdrawn_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_withdrawals" ADD CONSTRAINT "lesson_withdrawals_newer_lesson_id_lessons_id_fk" FOREIGN KEY ("newer_lesson_id") REFERENCES "public"."lessons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_withdrawals" ADD CONSTRAINT "lesson_withdrawals_placing_decision_id_lesson_decisions_id_fk" FOREIGN KEY ("placing_decision_id") REFERENCES "public"."lesson_decisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_withdrawals" ADD CONSTRAINT "lesson_withdrawals_confirmed_by_id_users_id_fk" FOREIGN KEY ("confirmed_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_withdrawals" ADD CONSTRAINT "lesson_withdrawals_undone_by_id_users_id_fk" FOREIGN KEY ("undone_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scheduled_placings" ADD CONSTRAINT "scheduled_placings_lesson_id_lessons_id_fk" FOREIGN KEY ("lesson_id") REFERENCES "public"."lessons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scheduled_placings" ADD CONSTRAINT "scheduled_placings_scheduled_by_id_users_id_fk" FOREIGN KEY ("scheduled_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scheduled_placings" ADD CONSTRAINT "scheduled_placings_on_revision" FOREIGN KEY ("revision_id","lesson_id") REFERENCES "public"."lesson_revisions"("id","lesson_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "lesson_changes_by_lesson" ON "lesson_changes" USING btree ("lesson_id","changed_at");--> statement-breakpoint
CREATE UNIQUE INDEX "lesson_merges_one_at_a_time" ON "lesson_merges" USING btree ("lesson_id") WHERE "lesson_merges"."undone_at" is null;--> statement-breakpoint
CREATE INDEX "lesson_merges_into" ON "lesson_merges" USING btree ("into_lesson_id");--> statement-breakpoint
CREATE INDEX "lesson_suggestions_by_lesson" ON "lesson_suggestions" USING btree ("lesson_id","suggested_at");--> statement-breakpoint
CREATE INDEX "lesson_withdrawals_by_lesson" ON "lesson_withdrawals" USING btree ("lesson_id","withdrawn_at");--> statement-breakpoint
CREATE INDEX "lesson_withdrawals_open" ON "lesson_withdrawals" USING btree ("withdrawn_at") WHERE "lesson_withdrawals"."is_emergency" and "lesson_withdrawals"."confirmed_at" is null and "lesson_withdrawals"."undone_at" is null;--> statement-breakpoint
CREATE INDEX "scheduled_placings_due" ON "scheduled_placings" USING btree ("place_at");