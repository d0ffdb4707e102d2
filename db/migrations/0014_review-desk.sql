CREATE TYPE "public"."opinion_capacity" AS ENUM('colleague', 'legal', 'lived_experience', 'expert');--> statement-breakpoint
CREATE TYPE "public"."opinion_kind" AS ENUM('fact_check', 'second_opinion');--> statement-breakpoint
CREATE TYPE "public"."review_reason_use" AS ENUM('return', 'decline', 'publish');--> statement-breakpoint
CREATE TABLE "lesson_expected_days" (
	"lesson_id" uuid PRIMARY KEY NOT NULL,
	"expected_on" date NOT NULL,
	"chosen_by_id" uuid NOT NULL,
	"chosen_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "lesson_note_replies" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"note_id" uuid NOT NULL,
	"body" text NOT NULL,
	"written_by_id" uuid NOT NULL,
	"written_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "lesson_note_replies_body_has_length" CHECK (length(btrim("lesson_note_replies"."body")) between 1 and 2000)
);
--> statement-breakpoint
CREATE TABLE "lesson_notes" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"lesson_id" uuid NOT NULL,
	"revision_id" uuid NOT NULL,
	"field" text NOT NULL,
	"quote" text DEFAULT '' NOT NULL,
	"before" text DEFAULT '' NOT NULL,
	"after" text DEFAULT '' NOT NULL,
	"body" text NOT NULL,
	"written_by_id" uuid NOT NULL,
	"written_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"resolved_by_id" uuid,
	"resolved_at" timestamp (3) with time zone,
	CONSTRAINT "lesson_notes_body_has_length" CHECK (length(btrim("lesson_notes"."body")) between 1 and 2000),
	CONSTRAINT "lesson_notes_passage_has_length" CHECK (length("lesson_notes"."quote") <= 500 and length("lesson_notes"."before") <= 80 and length("lesson_notes"."after") <= 80),
	CONSTRAINT "lesson_notes_resolved_whole" CHECK (num_nonnulls("lesson_notes"."resolved_by_id", "lesson_notes"."resolved_at") in (0, 2))
);
--> statement-breakpoint
CREATE TABLE "lesson_opinions" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"lesson_id" uuid NOT NULL,
	"revision_id" uuid NOT NULL,
	"kind" "opinion_kind" NOT NULL,
	"capacity" "opinion_capacity" NOT NULL,
	"question" text NOT NULL,
	"person_id" uuid,
	"name" text NOT NULL,
	"email" text,
	"token_hash" text,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"due_on" date NOT NULL,
	"asked_by_id" uuid NOT NULL,
	"asked_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"reminded_at" timestamp (3) with time zone,
	"revoked_by_id" uuid,
	"revoked_at" timestamp (3) with time zone,
	"answer" text,
	"answered_at" timestamp (3) with time zone,
	CONSTRAINT "lesson_opinions_token_hash_unique" UNIQUE("token_hash"),
	CONSTRAINT "lesson_opinions_question_has_length" CHECK (length(btrim("lesson_opinions"."question")) between 1 and 2000),
	CONSTRAINT "lesson_opinions_name_has_length" CHECK (length(btrim("lesson_opinions"."name")) between 1 and 120),
	CONSTRAINT "lesson_opinions_answer_has_length" CHECK ("lesson_opinions"."answer" is null or length(btrim("lesson_opinions"."answer")) between 1 and 4000),
	CONSTRAINT "lesson_opinions_answered_whole" CHECK (num_nonnulls("lesson_opinions"."answer", "lesson_opinions"."answered_at") in (0, 2)),
	CONSTRAINT "lesson_opinions_revoked_whole" CHECK (num_nonnulls("lesson_opinions"."revoked_by_id", "lesson_opinions"."revoked_at") in (0, 2)),
	CONSTRAINT "lesson_opinions_one_end" CHECK (num_nonnulls("lesson_opinions"."answered_at", "lesson_opinions"."revoked_at") < 2),
	CONSTRAINT "lesson_opinions_account_or_link" CHECK (num_nonnulls("lesson_opinions"."person_id", "lesson_opinions"."token_hash") = 1),
	CONSTRAINT "lesson_opinions_address_goes" CHECK ("lesson_opinions"."email" is null or ("lesson_opinions"."person_id" is null and "lesson_opinions"."answered_at" is null and "lesson_opinions"."revoked_at" is null))
);
--> statement-breakpoint
CREATE TABLE "review_reasons" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"use" "review_reason_use" NOT NULL,
	"label" text NOT NULL,
	"text" text NOT NULL,
	"position" smallint DEFAULT 0 NOT NULL,
	"changed_by_id" uuid,
	"changed_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"retired_at" timestamp (3) with time zone,
	CONSTRAINT "review_reasons_label_has_length" CHECK (length(btrim("review_reasons"."label")) between 1 and 80),
	CONSTRAINT "review_reasons_text_has_length" CHECK (length(btrim("review_reasons"."text")) between 1 and 2000)
);
--> statement-breakpoint
ALTER TABLE "lesson_decisions" ADD COLUMN "checklist" jsonb;--> statement-breakpoint
ALTER TABLE "lesson_expected_days" ADD CONSTRAINT "lesson_expected_days_lesson_id_lessons_id_fk" FOREIGN KEY ("lesson_id") REFERENCES "public"."lessons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_expected_days" ADD CONSTRAINT "lesson_expected_days_chosen_by_id_users_id_fk" FOREIGN KEY ("chosen_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_note_replies" ADD CONSTRAINT "lesson_note_replies_note_id_lesson_notes_id_fk" FOREIGN KEY ("note_id") REFERENCES "public"."lesson_notes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_note_replies" ADD CONSTRAINT "lesson_note_replies_written_by_id_users_id_fk" FOREIGN KEY ("written_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_notes" ADD CONSTRAINT "lesson_notes_written_by_id_users_id_fk" FOREIGN KEY ("written_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_notes" ADD CONSTRAINT "lesson_notes_resolved_by_id_users_id_fk" FOREIGN KEY ("resolved_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_notes" ADD CONSTRAINT "lesson_notes_on_revision" FOREIGN KEY ("revision_id","lesson_id") REFERENCES "public"."lesson_revisions"("id","lesson_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_opinions" ADD CONSTRAINT "lesson_opinions_person_id_users_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_opinions" ADD CONSTRAINT "lesson_opinions_asked_by_id_users_id_fk" FOREIGN KEY ("asked_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_opinions" ADD CONSTRAINT "lesson_opinions_revoked_by_id_users_id_fk" FOREIGN KEY ("revoked_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_opinions" ADD CONSTRAINT "lesson_opinions_on_revision" FOREIGN KEY ("revision_id","lesson_id") REFERENCES "public"."lesson_revisions"("id","lesson_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_reasons" ADD CONSTRAINT "review_reasons_changed_by_id_users_id_fk" FOREIGN KEY ("changed_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "lesson_note_replies_by_note" ON "lesson_note_replies" USING btree ("note_id","written_at");--> statement-breakpoint
CREATE INDEX "lesson_notes_by_lesson" ON "lesson_notes" USING btree ("lesson_id","written_at");--> statement-breakpoint
CREATE INDEX "lesson_opinions_by_lesson" ON "lesson_opinions" USING btree ("lesson_id","asked_at");--> statement-breakpoint
CREATE INDEX "lesson_opinions_due" ON "lesson_opinions" USING btree ("due_on") WHERE "lesson_opinions"."answered_at" is null and "lesson_opinions"."revoked_at" is null and "lesson_opinions"."reminded_at" is null;--> statement-breakpoint
CREATE INDEX "lesson_opinions_of_person" ON "lesson_opinions" USING btree ("person_id");