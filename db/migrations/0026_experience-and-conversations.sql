CREATE TYPE "public"."conversation_answer" AS ENUM('accepted', 'declined', 'lapsed');--> statement-breakpoint
CREATE TYPE "public"."conversation_helped" AS ENUM('yes', 'partly', 'no');--> statement-breakpoint
CREATE TYPE "public"."conversation_lesson" AS ENUM('yes', 'maybe', 'no');--> statement-breakpoint
CREATE TYPE "public"."conversation_status" AS ENUM('searching', 'asked', 'with_team', 'accepted', 'closed', 'withdrawn');--> statement-breakpoint
CREATE TABLE "conversation_follow_ups" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"conversation_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"helped" "conversation_helped",
	"lesson" "conversation_lesson",
	"answered_at" timestamp (3) with time zone,
	CONSTRAINT "conversation_follow_ups_once" UNIQUE("conversation_id","person_id"),
	CONSTRAINT "conversation_follow_ups_answered_whole" CHECK (num_nonnulls("conversation_follow_ups"."helped", "conversation_follow_ups"."lesson", "conversation_follow_ups"."answered_at") in (0, 3))
);
--> statement-breakpoint
CREATE TABLE "conversation_invitations" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"conversation_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"asked_by_id" uuid NOT NULL,
	"asked_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"answer" "conversation_answer",
	"answered_at" timestamp (3) with time zone,
	CONSTRAINT "conversation_invitations_once" UNIQUE("conversation_id","person_id"),
	CONSTRAINT "conversation_invitations_answered_whole" CHECK (num_nonnulls("conversation_invitations"."answer", "conversation_invitations"."answered_at") in (0, 2))
);
--> statement-breakpoint
CREATE TABLE "conversations" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"status" "conversation_status" NOT NULL,
	"asker_id" uuid NOT NULL,
	"theme_slug" text,
	"tip_number" smallint,
	"purpose" text NOT NULL,
	"reach" text NOT NULL,
	"form_key" uuid NOT NULL,
	"asked_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"team_since" timestamp (3) with time zone,
	"accepted_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"outcome" text DEFAULT '' NOT NULL,
	"closed_by_id" uuid,
	"followed_up_at" timestamp (3) with time zone,
	CONSTRAINT "conversations_once_per_form" UNIQUE("asker_id","form_key"),
	CONSTRAINT "conversations_about_something" CHECK (num_nonnulls("conversations"."theme_slug", "conversations"."tip_number") > 0),
	CONSTRAINT "conversations_purpose_has_length" CHECK (length(btrim("conversations"."purpose")) between 1 and 1500),
	CONSTRAINT "conversations_reach_has_length" CHECK (length(btrim("conversations"."reach")) between 1 and 200),
	CONSTRAINT "conversations_outcome_has_length" CHECK (length("conversations"."outcome") <= 1500),
	CONSTRAINT "conversations_accepted_has_moment" CHECK (("conversations"."status" = 'accepted') = ("conversations"."accepted_at" is not null)),
	CONSTRAINT "conversations_ended_has_moment" CHECK (("conversations"."status" in ('closed', 'withdrawn')) = ("conversations"."ended_at" is not null)),
	CONSTRAINT "conversations_team_has_moment" CHECK (not "conversations"."status" = 'with_team' or "conversations"."team_since" is not null),
	CONSTRAINT "conversations_closed_says_what" CHECK (("conversations"."status" = 'closed') = ("conversations"."closed_by_id" is not null and length(btrim("conversations"."outcome")) > 0))
);
--> statement-breakpoint
CREATE TABLE "experience_profiles" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"is_findable" boolean DEFAULT false NOT NULL,
	"intro" text DEFAULT '' NOT NULL,
	"theme_slugs" text[] DEFAULT '{}' NOT NULL,
	"tip_numbers" smallint[] DEFAULT '{}' NOT NULL,
	"audience_slugs" text[] DEFAULT '{}' NOT NULL,
	"per_month" smallint DEFAULT 1 NOT NULL,
	"reach" text DEFAULT '' NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"changed_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "experience_profiles_slug_unique" UNIQUE("slug"),
	CONSTRAINT "experience_profiles_slug_shape" CHECK ("experience_profiles"."slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length("experience_profiles"."slug") <= 100),
	CONSTRAINT "experience_profiles_intro_has_length" CHECK (length("experience_profiles"."intro") <= 600),
	CONSTRAINT "experience_profiles_reach_has_length" CHECK (length("experience_profiles"."reach") <= 200),
	CONSTRAINT "experience_profiles_per_month" CHECK ("experience_profiles"."per_month" between 1 and 20),
	CONSTRAINT "experience_profiles_findable_is_whole" CHECK (not "experience_profiles"."is_findable" or (length(btrim("experience_profiles"."reach")) > 0 and cardinality("experience_profiles"."theme_slugs") + cardinality("experience_profiles"."tip_numbers") > 0))
);
--> statement-breakpoint
CREATE TABLE "open_question_lessons" (
	"question_id" uuid NOT NULL,
	"lesson_id" uuid NOT NULL,
	"said_by_id" uuid,
	"said_at" timestamp (3) with time zone,
	"told_at" timestamp (3) with time zone,
	CONSTRAINT "open_question_lessons_question_id_lesson_id_pk" PRIMARY KEY("question_id","lesson_id"),
	CONSTRAINT "open_question_lessons_said_whole" CHECK (num_nonnulls("open_question_lessons"."said_by_id", "open_question_lessons"."said_at") in (0, 2))
);
--> statement-breakpoint
ALTER TABLE "conversation_follow_ups" ADD CONSTRAINT "conversation_follow_ups_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversation_follow_ups" ADD CONSTRAINT "conversation_follow_ups_person_id_users_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversation_invitations" ADD CONSTRAINT "conversation_invitations_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversation_invitations" ADD CONSTRAINT "conversation_invitations_person_id_users_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversation_invitations" ADD CONSTRAINT "conversation_invitations_asked_by_id_users_id_fk" FOREIGN KEY ("asked_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_asker_id_users_id_fk" FOREIGN KEY ("asker_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_theme_slug_themes_slug_fk" FOREIGN KEY ("theme_slug") REFERENCES "public"."themes"("slug") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_tip_number_tips_number_fk" FOREIGN KEY ("tip_number") REFERENCES "public"."tips"("number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_closed_by_id_users_id_fk" FOREIGN KEY ("closed_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "experience_profiles" ADD CONSTRAINT "experience_profiles_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "open_question_lessons" ADD CONSTRAINT "open_question_lessons_question_id_open_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."open_questions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "open_question_lessons" ADD CONSTRAINT "open_question_lessons_lesson_id_lessons_id_fk" FOREIGN KEY ("lesson_id") REFERENCES "public"."lessons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "open_question_lessons" ADD CONSTRAINT "open_question_lessons_said_by_id_users_id_fk" FOREIGN KEY ("said_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "conversation_invitations_one_at_a_time" ON "conversation_invitations" USING btree ("conversation_id") WHERE "conversation_invitations"."answer" is null or "conversation_invitations"."answer" = 'accepted';--> statement-breakpoint
CREATE INDEX "conversation_invitations_of_person" ON "conversation_invitations" USING btree ("person_id","asked_at");--> statement-breakpoint
CREATE INDEX "conversations_of_asker" ON "conversations" USING btree ("asker_id","asked_at");--> statement-breakpoint
CREATE INDEX "conversations_open" ON "conversations" USING btree ("due_at") WHERE "conversations"."status" in ('searching', 'asked', 'with_team');--> statement-breakpoint
CREATE INDEX "conversations_to_follow_up" ON "conversations" USING btree ("accepted_at") WHERE "conversations"."accepted_at" is not null and "conversations"."followed_up_at" is null;--> statement-breakpoint
CREATE INDEX "experience_profiles_by_theme" ON "experience_profiles" USING gin ("theme_slugs");--> statement-breakpoint
CREATE INDEX "open_question_lessons_by_lesson" ON "open_question_lessons" USING btree ("lesson_id");