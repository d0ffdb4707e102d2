CREATE TYPE "public"."review_answer" AS ENUM('still_true', 'changed', 'withdraw');--> statement-breakpoint
CREATE TYPE "public"."reaction_kind" AS ENUM('question', 'addition');--> statement-breakpoint
CREATE TYPE "public"."reaction_status" AS ENUM('unconfirmed', 'waiting', 'placed', 'refused', 'removed');--> statement-breakpoint
CREATE TYPE "public"."report_reason" AS ENUM('recognisable', 'improper', 'wrong');--> statement-breakpoint
CREATE TABLE "audit_chain" (
	"position" bigint PRIMARY KEY NOT NULL,
	"audit_id" bigint NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "audit_chain_audit_id_unique" UNIQUE("audit_id"),
	CONSTRAINT "audit_chain_hash_is_sha256" CHECK ("audit_chain"."hash" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "audit_head" (
	"single" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"length" bigint NOT NULL,
	"hash" text NOT NULL,
	"changed_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "audit_head_one_row" CHECK ("audit_head"."single")
);
--> statement-breakpoint
CREATE TABLE "lesson_review_answers" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"lesson_id" uuid NOT NULL,
	"revision_id" uuid NOT NULL,
	"answer" "review_answer" NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"answered_by_id" uuid NOT NULL,
	"answered_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "lesson_review_answers_withdraw_says_why" CHECK ("lesson_review_answers"."answer" <> 'withdraw' or length(btrim("lesson_review_answers"."note")) > 0)
);
--> statement-breakpoint
CREATE TABLE "lesson_review_dates" (
	"lesson_id" uuid PRIMARY KEY NOT NULL,
	"review_on" date NOT NULL,
	"asked_at" timestamp (3) with time zone,
	"reminded_at" timestamp (3) with time zone,
	CONSTRAINT "lesson_review_dates_in_order" CHECK ("lesson_review_dates"."reminded_at" is null or "lesson_review_dates"."asked_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "lesson_second_looks" (
	"revision_id" uuid PRIMARY KEY NOT NULL,
	"lesson_id" uuid NOT NULL,
	"decided_revision_id" uuid NOT NULL,
	"first_decider_id" uuid NOT NULL,
	"asked_by_id" uuid NOT NULL,
	"asked_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"why" text NOT NULL,
	CONSTRAINT "lesson_second_looks_decided_revision_id_unique" UNIQUE("decided_revision_id"),
	CONSTRAINT "lesson_second_looks_say_why" CHECK (length(btrim("lesson_second_looks"."why")) between 1 and 2000)
);
--> statement-breakpoint
CREATE TABLE "lesson_reactions" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"lesson_id" uuid NOT NULL,
	"status" "reaction_status" NOT NULL,
	"kind" "reaction_kind" NOT NULL,
	"body" text NOT NULL,
	"name" text DEFAULT '' NOT NULL,
	"user_id" uuid,
	"email" text,
	"token_hash" text,
	"created_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"confirmed_at" timestamp (3) with time zone,
	"decided_by_id" uuid,
	"decided_at" timestamp (3) with time zone,
	"reason" text DEFAULT '' NOT NULL,
	CONSTRAINT "lesson_reactions_token_hash_unique" UNIQUE("token_hash"),
	CONSTRAINT "lesson_reactions_body_has_length" CHECK (length(btrim("lesson_reactions"."body")) between 1 and 1500),
	CONSTRAINT "lesson_reactions_name_has_length" CHECK (length("lesson_reactions"."name") <= 80),
	CONSTRAINT "lesson_reactions_email_is_lower_case" CHECK ("lesson_reactions"."email" = lower("lesson_reactions"."email") and length("lesson_reactions"."email") <= 254),
	CONSTRAINT "lesson_reactions_decided_whole" CHECK (("lesson_reactions"."status" in ('placed', 'refused', 'removed')) = ("lesson_reactions"."decided_by_id" is not null and "lesson_reactions"."decided_at" is not null)),
	CONSTRAINT "lesson_reactions_unconfirmed_has_token" CHECK (("lesson_reactions"."status" = 'unconfirmed') = ("lesson_reactions"."token_hash" is not null)),
	CONSTRAINT "lesson_reactions_confirmed" CHECK ("lesson_reactions"."status" = 'unconfirmed' or "lesson_reactions"."confirmed_at" is not null),
	CONSTRAINT "lesson_reactions_address_goes" CHECK ("lesson_reactions"."email" is null or "lesson_reactions"."status" in ('unconfirmed', 'waiting')),
	CONSTRAINT "lesson_reactions_say_why" CHECK ("lesson_reactions"."status" not in ('refused', 'removed') or length(btrim("lesson_reactions"."reason")) > 0)
);
--> statement-breakpoint
CREATE TABLE "lesson_recognitions" (
	"lesson_id" uuid NOT NULL,
	"mark_hash" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "lesson_recognitions_lesson_id_mark_hash_pk" PRIMARY KEY("lesson_id","mark_hash")
);
--> statement-breakpoint
CREATE TABLE "lesson_reports" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"lesson_id" uuid NOT NULL,
	"reaction_id" uuid,
	"reason" "report_reason" NOT NULL,
	"message" text DEFAULT '' NOT NULL,
	"email" text,
	"created_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"handled_by_id" uuid,
	"handled_at" timestamp (3) with time zone,
	"outcome" text DEFAULT '' NOT NULL,
	CONSTRAINT "lesson_reports_message_has_length" CHECK (length("lesson_reports"."message") <= 1000),
	CONSTRAINT "lesson_reports_handled_whole" CHECK (num_nonnulls("lesson_reports"."handled_by_id", "lesson_reports"."handled_at") in (0, 2)),
	CONSTRAINT "lesson_reports_handled_says_how" CHECK ("lesson_reports"."handled_at" is null or length(btrim("lesson_reports"."outcome")) > 0),
	CONSTRAINT "lesson_reports_address_goes" CHECK ("lesson_reports"."email" is null or "lesson_reports"."handled_at" is null)
);
--> statement-breakpoint
ALTER TABLE "audit_chain" ADD CONSTRAINT "audit_chain_audit_id_audit_log_id_fk" FOREIGN KEY ("audit_id") REFERENCES "public"."audit_log"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_review_answers" ADD CONSTRAINT "lesson_review_answers_lesson_id_lessons_id_fk" FOREIGN KEY ("lesson_id") REFERENCES "public"."lessons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_review_answers" ADD CONSTRAINT "lesson_review_answers_revision_id_lesson_revisions_id_fk" FOREIGN KEY ("revision_id") REFERENCES "public"."lesson_revisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_review_answers" ADD CONSTRAINT "lesson_review_answers_answered_by_id_users_id_fk" FOREIGN KEY ("answered_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_review_dates" ADD CONSTRAINT "lesson_review_dates_lesson_id_lessons_id_fk" FOREIGN KEY ("lesson_id") REFERENCES "public"."lessons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_second_looks" ADD CONSTRAINT "lesson_second_looks_revision_id_lesson_revisions_id_fk" FOREIGN KEY ("revision_id") REFERENCES "public"."lesson_revisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_second_looks" ADD CONSTRAINT "lesson_second_looks_lesson_id_lessons_id_fk" FOREIGN KEY ("lesson_id") REFERENCES "public"."lessons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_second_looks" ADD CONSTRAINT "lesson_second_looks_decided_revision_id_lesson_revisions_id_fk" FOREIGN KEY ("decided_revision_id") REFERENCES "public"."lesson_revisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_second_looks" ADD CONSTRAINT "lesson_second_looks_first_decider_id_users_id_fk" FOREIGN KEY ("first_decider_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_second_looks" ADD CONSTRAINT "lesson_second_looks_asked_by_id_users_id_fk" FOREIGN KEY ("asked_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_reactions" ADD CONSTRAINT "lesson_reactions_lesson_id_lessons_id_fk" FOREIGN KEY ("lesson_id") REFERENCES "public"."lessons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_reactions" ADD CONSTRAINT "lesson_reactions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_reactions" ADD CONSTRAINT "lesson_reactions_decided_by_id_users_id_fk" FOREIGN KEY ("decided_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_recognitions" ADD CONSTRAINT "lesson_recognitions_lesson_id_lessons_id_fk" FOREIGN KEY ("lesson_id") REFERENCES "public"."lessons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_reports" ADD CONSTRAINT "lesson_reports_lesson_id_lessons_id_fk" FOREIGN KEY ("lesson_id") REFERENCES "public"."lessons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_reports" ADD CONSTRAINT "lesson_reports_reaction_id_lesson_reactions_id_fk" FOREIGN KEY ("reaction_id") REFERENCES "public"."lesson_reactions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_reports" ADD CONSTRAINT "lesson_reports_handled_by_id_users_id_fk" FOREIGN KEY ("handled_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "lesson_review_answers_by_lesson" ON "lesson_review_answers" USING btree ("lesson_id","answered_at");--> statement-breakpoint
CREATE INDEX "lesson_review_dates_due" ON "lesson_review_dates" USING btree ("review_on");--> statement-breakpoint
CREATE INDEX "lesson_second_looks_by_lesson" ON "lesson_second_looks" USING btree ("lesson_id");--> statement-breakpoint
CREATE INDEX "lesson_reactions_by_lesson" ON "lesson_reactions" USING btree ("lesson_id","status","created_at");--> statement-breakpoint
CREATE INDEX "lesson_reactions_waiting" ON "lesson_reactions" USING btree ("status","created_at");--> statement-breakpoint
CREATE INDEX "lesson_reports_open" ON "lesson_reports" USING btree ("created_at") WHERE "lesson_reports"."handled_at" is null;--> statement-breakpoint
CREATE INDEX "lesson_reports_by_lesson" ON "lesson_reports" USING btree ("lesson_id");--> statement-breakpoint
CREATE INDEX "audit_log_newest" ON "audit_log" USING btree ("at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "audit_log_by_actor" ON "audit_log" USING btree ("actor_id","at" DESC NULLS FIRST,"id" DESC NULLS FIRST);