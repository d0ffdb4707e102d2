CREATE TYPE "public"."follow_up_answer" AS ENUM('used', 'planned', 'not_used');--> statement-breakpoint
CREATE TYPE "public"."reflection_prompt" AS ENUM('expected', 'happened', 'why', 'next');--> statement-breakpoint
CREATE TABLE "gathering_follow_ups" (
	"sign_up_id" uuid PRIMARY KEY NOT NULL,
	"gathering_id" uuid NOT NULL,
	"asked_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"answer" "follow_up_answer",
	"text" text DEFAULT '' NOT NULL,
	"answered_at" timestamp (3) with time zone,
	"lesson_id" uuid,
	CONSTRAINT "gathering_follow_ups_answered_whole" CHECK (num_nonnulls("gathering_follow_ups"."answer", "gathering_follow_ups"."answered_at") in (0, 2)),
	CONSTRAINT "gathering_follow_ups_text_length" CHECK (length("gathering_follow_ups"."text") <= 1000)
);
--> statement-breakpoint
CREATE TABLE "gathering_links" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"gathering_id" uuid NOT NULL,
	"url" text NOT NULL,
	"label" text NOT NULL,
	"is_public" boolean DEFAULT false NOT NULL,
	"added_by_id" uuid NOT NULL,
	"added_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "gathering_links_one_per_address" UNIQUE("gathering_id","url"),
	CONSTRAINT "gathering_links_url_shape" CHECK ("gathering_links"."url" ~ '^https://[^[:space:]]+$' and length("gathering_links"."url") <= 1000),
	CONSTRAINT "gathering_links_label_has_length" CHECK (length(btrim("gathering_links"."label")) between 1 and 120)
);
--> statement-breakpoint
CREATE TABLE "reflection_boards" (
	"gathering_id" uuid PRIMARY KEY NOT NULL,
	"opened_by_id" uuid NOT NULL,
	"opened_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"closed_by_id" uuid,
	"wiped_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "reflection_lessons" (
	"lesson_id" uuid PRIMARY KEY NOT NULL,
	"gathering_id" uuid NOT NULL,
	"gathered_by_id" uuid NOT NULL,
	"gathered_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"form_key" uuid NOT NULL,
	CONSTRAINT "reflection_lessons_once_per_form" UNIQUE("gathering_id","form_key")
);
--> statement-breakpoint
CREATE TABLE "reflection_notes" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"gathering_id" uuid NOT NULL,
	"prompt" "reflection_prompt" NOT NULL,
	"text" text NOT NULL,
	"written_by_id" uuid NOT NULL,
	"written_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"edited_at" timestamp (3) with time zone,
	"hidden_at" timestamp (3) with time zone,
	"hidden_by_id" uuid,
	"lesson_id" uuid,
	"form_key" uuid NOT NULL,
	CONSTRAINT "reflection_notes_once_per_form" UNIQUE("written_by_id","form_key"),
	CONSTRAINT "reflection_notes_text_has_length" CHECK (length(btrim("reflection_notes"."text")) between 1 and 500),
	CONSTRAINT "reflection_notes_hidden_whole" CHECK (num_nonnulls("reflection_notes"."hidden_at", "reflection_notes"."hidden_by_id") in (0, 2))
);
--> statement-breakpoint
CREATE TABLE "reflection_proposals" (
	"lesson_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"proposed_by_id" uuid NOT NULL,
	"proposed_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"answered_at" timestamp (3) with time zone,
	"agreed" boolean,
	CONSTRAINT "reflection_proposals_lesson_id_user_id_pk" PRIMARY KEY("lesson_id","user_id"),
	CONSTRAINT "reflection_proposals_answered_whole" CHECK (num_nonnulls("reflection_proposals"."answered_at", "reflection_proposals"."agreed") in (0, 2))
);
--> statement-breakpoint
ALTER TABLE "gathering_follow_ups" ADD CONSTRAINT "gathering_follow_ups_sign_up_id_sign_ups_id_fk" FOREIGN KEY ("sign_up_id") REFERENCES "public"."sign_ups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gathering_follow_ups" ADD CONSTRAINT "gathering_follow_ups_gathering_id_gatherings_id_fk" FOREIGN KEY ("gathering_id") REFERENCES "public"."gatherings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gathering_follow_ups" ADD CONSTRAINT "gathering_follow_ups_lesson_id_lessons_id_fk" FOREIGN KEY ("lesson_id") REFERENCES "public"."lessons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gathering_links" ADD CONSTRAINT "gathering_links_gathering_id_gatherings_id_fk" FOREIGN KEY ("gathering_id") REFERENCES "public"."gatherings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gathering_links" ADD CONSTRAINT "gathering_links_added_by_id_users_id_fk" FOREIGN KEY ("added_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reflection_boards" ADD CONSTRAINT "reflection_boards_gathering_id_gatherings_id_fk" FOREIGN KEY ("gathering_id") REFERENCES "public"."gatherings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reflection_boards" ADD CONSTRAINT "reflection_boards_opened_by_id_users_id_fk" FOREIGN KEY ("opened_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reflection_boards" ADD CONSTRAINT "reflection_boards_closed_by_id_users_id_fk" FOREIGN KEY ("closed_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reflection_lessons" ADD CONSTRAINT "reflection_lessons_lesson_id_lessons_id_fk" FOREIGN KEY ("lesson_id") REFERENCES "public"."lessons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reflection_lessons" ADD CONSTRAINT "reflection_lessons_gathering_id_reflection_boards_gathering_id_fk" FOREIGN KEY ("gathering_id") REFERENCES "public"."reflection_boards"("gathering_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reflection_lessons" ADD CONSTRAINT "reflection_lessons_gathered_by_id_users_id_fk" FOREIGN KEY ("gathered_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reflection_notes" ADD CONSTRAINT "reflection_notes_gathering_id_reflection_boards_gathering_id_fk" FOREIGN KEY ("gathering_id") REFERENCES "public"."reflection_boards"("gathering_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reflection_notes" ADD CONSTRAINT "reflection_notes_written_by_id_users_id_fk" FOREIGN KEY ("written_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reflection_notes" ADD CONSTRAINT "reflection_notes_hidden_by_id_users_id_fk" FOREIGN KEY ("hidden_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reflection_notes" ADD CONSTRAINT "reflection_notes_lesson_id_reflection_lessons_lesson_id_fk" FOREIGN KEY ("lesson_id") REFERENCES "public"."reflection_lessons"("lesson_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reflection_proposals" ADD CONSTRAINT "reflection_proposals_lesson_id_reflection_lessons_lesson_id_fk" FOREIGN KEY ("lesson_id") REFERENCES "public"."reflection_lessons"("lesson_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reflection_proposals" ADD CONSTRAINT "reflection_proposals_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reflection_proposals" ADD CONSTRAINT "reflection_proposals_proposed_by_id_users_id_fk" FOREIGN KEY ("proposed_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "gathering_follow_ups_by_gathering" ON "gathering_follow_ups" USING btree ("gathering_id");--> statement-breakpoint
CREATE INDEX "reflection_notes_by_board" ON "reflection_notes" USING btree ("gathering_id","id");--> statement-breakpoint
CREATE INDEX "reflection_proposals_by_user" ON "reflection_proposals" USING btree ("user_id");