CREATE TYPE "public"."reaction_answer_status" AS ENUM('waiting', 'placed', 'refused', 'removed');--> statement-breakpoint
CREATE TABLE "lesson_review_asides" (
	"answer_id" uuid PRIMARY KEY NOT NULL,
	"reason" text NOT NULL,
	"decided_by_id" uuid NOT NULL,
	"decided_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "lesson_review_asides_say_why" CHECK (length(btrim("lesson_review_asides"."reason")) between 1 and 1000)
);
--> statement-breakpoint
CREATE TABLE "lesson_reaction_answers" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"reaction_id" uuid NOT NULL,
	"status" "reaction_answer_status" DEFAULT 'waiting' NOT NULL,
	"body" text NOT NULL,
	"written_by_id" uuid NOT NULL,
	"written_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"decided_by_id" uuid,
	"decided_at" timestamp (3) with time zone,
	"reason" text DEFAULT '' NOT NULL,
	CONSTRAINT "lesson_reaction_answers_body_has_length" CHECK (length(btrim("lesson_reaction_answers"."body")) between 1 and 1500),
	CONSTRAINT "lesson_reaction_answers_decided_whole" CHECK (("lesson_reaction_answers"."status" = 'waiting') = ("lesson_reaction_answers"."decided_by_id" is null) and ("lesson_reaction_answers"."status" = 'waiting') = ("lesson_reaction_answers"."decided_at" is null)),
	CONSTRAINT "lesson_reaction_answers_say_why" CHECK ("lesson_reaction_answers"."status" not in ('refused', 'removed') or length(btrim("lesson_reaction_answers"."reason")) > 0),
	CONSTRAINT "lesson_reaction_answers_four_eyes" CHECK ("lesson_reaction_answers"."decided_by_id" is distinct from "lesson_reaction_answers"."written_by_id")
);
--> statement-breakpoint
ALTER TABLE "lesson_review_asides" ADD CONSTRAINT "lesson_review_asides_answer_id_lesson_review_answers_id_fk" FOREIGN KEY ("answer_id") REFERENCES "public"."lesson_review_answers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_review_asides" ADD CONSTRAINT "lesson_review_asides_decided_by_id_users_id_fk" FOREIGN KEY ("decided_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_reaction_answers" ADD CONSTRAINT "lesson_reaction_answers_reaction_id_lesson_reactions_id_fk" FOREIGN KEY ("reaction_id") REFERENCES "public"."lesson_reactions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_reaction_answers" ADD CONSTRAINT "lesson_reaction_answers_written_by_id_users_id_fk" FOREIGN KEY ("written_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_reaction_answers" ADD CONSTRAINT "lesson_reaction_answers_decided_by_id_users_id_fk" FOREIGN KEY ("decided_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "lesson_reaction_answers_one" ON "lesson_reaction_answers" USING btree ("reaction_id") WHERE "lesson_reaction_answers"."status" in ('waiting', 'placed');--> statement-breakpoint
CREATE INDEX "lesson_reaction_answers_waiting" ON "lesson_reaction_answers" USING btree ("status","written_at");