CREATE TYPE "public"."legal_answer_state" AS ENUM('draft', 'proposed', 'published', 'withdrawn');--> statement-breakpoint
CREATE TYPE "public"."open_question_state" AS ENUM('open', 'answered', 'closed');--> statement-breakpoint
CREATE TYPE "public"."question_route_function" AS ENUM('regional_team', 'legal_helpdesk', 'curators');--> statement-breakpoint
CREATE TYPE "public"."question_thread_kind" AS ENUM('question', 'legal', 'experience', 'other');--> statement-breakpoint
CREATE TYPE "public"."question_thread_status" AS ENUM('unconfirmed', 'new', 'picked_up', 'waiting', 'answered', 'closed', 'reopened');--> statement-breakpoint
CREATE TABLE "canned_answers" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"function" "question_route_function",
	"label" text NOT NULL,
	"text" text NOT NULL,
	"changed_by_id" uuid,
	"changed_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"retired_at" timestamp (3) with time zone,
	CONSTRAINT "canned_answers_label_has_length" CHECK (length(btrim("canned_answers"."label")) between 1 and 80),
	CONSTRAINT "canned_answers_text_has_length" CHECK (length(btrim("canned_answers"."text")) between 1 and 4000)
);
--> statement-breakpoint
CREATE TABLE "legal_answers" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"slug" text NOT NULL,
	"state" "legal_answer_state" DEFAULT 'draft' NOT NULL,
	"question" text NOT NULL,
	"answer" text NOT NULL,
	"subject" text NOT NULL,
	"sources" text DEFAULT '' NOT NULL,
	"valid_until" date NOT NULL,
	"from_thread_id" uuid,
	"made_by_id" uuid NOT NULL,
	"writer_ids" uuid[] NOT NULL,
	"privacy_checked" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"changed_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"proposed_at" timestamp (3) with time zone,
	"approved_by_id" uuid,
	"approved_at" timestamp (3) with time zone,
	"withdrawn_by_id" uuid,
	"withdrawn_at" timestamp (3) with time zone,
	"review_asked_at" timestamp (3) with time zone,
	CONSTRAINT "legal_answers_address" UNIQUE("slug"),
	CONSTRAINT "legal_answers_once_per_thread" UNIQUE("from_thread_id"),
	CONSTRAINT "legal_answers_slug_shape" CHECK ("legal_answers"."slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length("legal_answers"."slug") <= 100),
	CONSTRAINT "legal_answers_question_has_length" CHECK (length(btrim("legal_answers"."question")) between 1 and 200),
	CONSTRAINT "legal_answers_answer_has_length" CHECK (length(btrim("legal_answers"."answer")) between 1 and 8000),
	CONSTRAINT "legal_answers_subject_shape" CHECK ("legal_answers"."subject" ~ '^[a-z_]{1,40}$'),
	CONSTRAINT "legal_answers_sources_have_length" CHECK (length("legal_answers"."sources") <= 4000),
	CONSTRAINT "legal_answers_maker_wrote" CHECK ("legal_answers"."made_by_id" = any("legal_answers"."writer_ids")),
	CONSTRAINT "legal_answers_second_person" CHECK ("legal_answers"."approved_by_id" is null or not "legal_answers"."approved_by_id" = any("legal_answers"."writer_ids")),
	CONSTRAINT "legal_answers_approved_whole" CHECK (num_nonnulls("legal_answers"."approved_by_id", "legal_answers"."approved_at") in (0, 2)),
	CONSTRAINT "legal_answers_published_is_approved" CHECK (not "legal_answers"."state" = 'published' or "legal_answers"."approved_at" is not null),
	CONSTRAINT "legal_answers_withdrawn_whole" CHECK (num_nonnulls("legal_answers"."withdrawn_by_id", "legal_answers"."withdrawn_at") in (0, 2)),
	CONSTRAINT "legal_answers_withdrawn_has_moment" CHECK (("legal_answers"."state" = 'withdrawn') = ("legal_answers"."withdrawn_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "open_questions" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"state" "open_question_state" DEFAULT 'open' NOT NULL,
	"title" text NOT NULL,
	"explanation" text DEFAULT '' NOT NULL,
	"region_code" text,
	"site_slug" text,
	"theme_slug" text,
	"registered_by_id" uuid NOT NULL,
	"form_key" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"from_thread_id" uuid,
	"wants_public" boolean DEFAULT false NOT NULL,
	"made_public_by_id" uuid,
	"made_public_at" timestamp (3) with time zone,
	"answered_by_lesson_id" uuid,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "open_questions_once_per_form" UNIQUE("form_key"),
	CONSTRAINT "open_questions_title_has_length" CHECK (length(btrim("open_questions"."title")) between 1 and 160),
	CONSTRAINT "open_questions_explanation_has_length" CHECK (length("open_questions"."explanation") <= 3000),
	CONSTRAINT "open_questions_one_place" CHECK (num_nonnulls("open_questions"."region_code", "open_questions"."site_slug") <= 1),
	CONSTRAINT "open_questions_public_whole" CHECK (num_nonnulls("open_questions"."made_public_by_id", "open_questions"."made_public_at") in (0, 2)),
	CONSTRAINT "open_questions_answered_by_lesson" CHECK (("open_questions"."state" = 'answered') = ("open_questions"."answered_by_lesson_id" is not null)),
	CONSTRAINT "open_questions_ended_has_moment" CHECK (("open_questions"."state" = 'open') = ("open_questions"."ended_at" is null))
);
--> statement-breakpoint
CREATE TABLE "question_events" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"thread_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"actor_id" uuid,
	"reason" text DEFAULT '' NOT NULL,
	"at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "question_events_kind_shape" CHECK ("question_events"."kind" ~ '^[a-z_]{1,40}$'),
	CONSTRAINT "question_events_reason_has_length" CHECK (length("question_events"."reason") <= 1000)
);
--> statement-breakpoint
CREATE TABLE "question_files" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"message_id" uuid NOT NULL,
	"uploaded_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"kind" text NOT NULL,
	"media_type" text NOT NULL,
	"name" text NOT NULL,
	"bytes" integer NOT NULL,
	"sha256" text NOT NULL,
	"width" integer,
	"height" integer,
	CONSTRAINT "question_files_kind" CHECK ("question_files"."kind" in ('image', 'document')),
	CONSTRAINT "question_files_image_has_size" CHECK (("question_files"."kind" = 'image') = ("question_files"."width" is not null and "question_files"."height" is not null))
);
--> statement-breakpoint
CREATE TABLE "question_messages" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"thread_id" uuid NOT NULL,
	"author_id" uuid,
	"from_asker" boolean NOT NULL,
	"is_inner" boolean DEFAULT false NOT NULL,
	"body" text NOT NULL,
	"form_key" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "question_messages_once_per_form" UNIQUE("thread_id","form_key"),
	CONSTRAINT "question_messages_body_has_length" CHECK (length(btrim("question_messages"."body")) between 1 and 8000),
	CONSTRAINT "question_messages_asker_hides_nothing" CHECK (not ("question_messages"."is_inner" and "question_messages"."from_asker")),
	CONSTRAINT "question_messages_known_author" CHECK ("question_messages"."from_asker" or "question_messages"."author_id" is not null)
);
--> statement-breakpoint
CREATE TABLE "question_route_people" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"route_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"absent_from" date,
	"absent_until" date,
	"stand_in_id" uuid,
	"joined_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"left_at" timestamp (3) with time zone,
	CONSTRAINT "question_route_people_absence_whole" CHECK (num_nonnulls("question_route_people"."absent_from", "question_route_people"."absent_until") in (0, 2)),
	CONSTRAINT "question_route_people_absence_in_order" CHECK ("question_route_people"."absent_from" is null or "question_route_people"."absent_from" <= "question_route_people"."absent_until"),
	CONSTRAINT "question_route_people_stand_in_is_other" CHECK ("question_route_people"."stand_in_id" is null or not "question_route_people"."stand_in_id" = "question_route_people"."user_id")
);
--> statement-breakpoint
CREATE TABLE "question_route_regions" (
	"route_id" uuid NOT NULL,
	"region_code" text NOT NULL,
	CONSTRAINT "question_route_regions_route_id_region_code_pk" PRIMARY KEY("route_id","region_code")
);
--> statement-breakpoint
CREATE TABLE "question_routes" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"function" "question_route_function" NOT NULL,
	"name" text NOT NULL,
	"theme_slug" text,
	"due_working_days" smallint DEFAULT 5 NOT NULL,
	"phone" text DEFAULT '' NOT NULL,
	"mailbox" text DEFAULT '' NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"retired_at" timestamp (3) with time zone,
	CONSTRAINT "question_routes_name_has_length" CHECK (length(btrim("question_routes"."name")) between 1 and 120),
	CONSTRAINT "question_routes_due_days" CHECK ("question_routes"."due_working_days" between 1 and 30),
	CONSTRAINT "question_routes_phone_has_length" CHECK (length("question_routes"."phone") <= 40),
	CONSTRAINT "question_routes_mailbox_is_lower_case" CHECK ("question_routes"."mailbox" = lower("question_routes"."mailbox") and length("question_routes"."mailbox") <= 254)
);
--> statement-breakpoint
CREATE TABLE "question_threads" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"kind" "question_thread_kind" NOT NULL,
	"status" "question_thread_status" NOT NULL,
	"title" text NOT NULL,
	"asker_id" uuid,
	"asker_email" text,
	"asker_name" text DEFAULT '' NOT NULL,
	"region_code" text,
	"site_slug" text,
	"theme_slug" text,
	"route_id" uuid,
	"owner_id" uuid,
	"form_key" uuid NOT NULL,
	"asked_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"due_at" timestamp (3) with time zone,
	"first_answered_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"merged_into_id" uuid,
	"reminded_before_at" timestamp (3) with time zone,
	"reminded_late_at" timestamp (3) with time zone,
	"team_reminded_at" timestamp (3) with time zone,
	"lesson_id" uuid,
	"asker_credited" boolean,
	CONSTRAINT "question_threads_once_per_form" UNIQUE("form_key"),
	CONSTRAINT "question_threads_title_has_length" CHECK (length(btrim("question_threads"."title")) between 1 and 160),
	CONSTRAINT "question_threads_one_asker" CHECK (num_nonnulls("question_threads"."asker_id", "question_threads"."asker_email") <= 1),
	CONSTRAINT "question_threads_asker_known" CHECK (num_nonnulls("question_threads"."asker_id", "question_threads"."asker_email") = 1 or "question_threads"."status" = 'closed'),
	CONSTRAINT "question_threads_email_is_lower_case" CHECK ("question_threads"."asker_email" = lower("question_threads"."asker_email") and length("question_threads"."asker_email") <= 254),
	CONSTRAINT "question_threads_asker_name_has_length" CHECK (length("question_threads"."asker_name") <= 120),
	CONSTRAINT "question_threads_unconfirmed_is_outside" CHECK (not "question_threads"."status" = 'unconfirmed' or "question_threads"."asker_email" is not null),
	CONSTRAINT "question_threads_closed_has_moment" CHECK (("question_threads"."status" = 'closed') = ("question_threads"."closed_at" is not null)),
	CONSTRAINT "question_threads_picked_up_has_owner" CHECK (not "question_threads"."status" = 'picked_up' or "question_threads"."owner_id" is not null),
	CONSTRAINT "question_threads_merged_is_closed" CHECK ("question_threads"."merged_into_id" is null or ("question_threads"."status" = 'closed' and not "question_threads"."merged_into_id" = "question_threads"."id"))
);
--> statement-breakpoint
ALTER TABLE "canned_answers" ADD CONSTRAINT "canned_answers_changed_by_id_users_id_fk" FOREIGN KEY ("changed_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "legal_answers" ADD CONSTRAINT "legal_answers_from_thread_id_question_threads_id_fk" FOREIGN KEY ("from_thread_id") REFERENCES "public"."question_threads"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "legal_answers" ADD CONSTRAINT "legal_answers_made_by_id_users_id_fk" FOREIGN KEY ("made_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "legal_answers" ADD CONSTRAINT "legal_answers_approved_by_id_users_id_fk" FOREIGN KEY ("approved_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "legal_answers" ADD CONSTRAINT "legal_answers_withdrawn_by_id_users_id_fk" FOREIGN KEY ("withdrawn_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "open_questions" ADD CONSTRAINT "open_questions_region_code_regions_code_fk" FOREIGN KEY ("region_code") REFERENCES "public"."regions"("code") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "open_questions" ADD CONSTRAINT "open_questions_site_slug_sites_slug_fk" FOREIGN KEY ("site_slug") REFERENCES "public"."sites"("slug") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "open_questions" ADD CONSTRAINT "open_questions_theme_slug_themes_slug_fk" FOREIGN KEY ("theme_slug") REFERENCES "public"."themes"("slug") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "open_questions" ADD CONSTRAINT "open_questions_registered_by_id_users_id_fk" FOREIGN KEY ("registered_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "open_questions" ADD CONSTRAINT "open_questions_from_thread_id_question_threads_id_fk" FOREIGN KEY ("from_thread_id") REFERENCES "public"."question_threads"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "open_questions" ADD CONSTRAINT "open_questions_made_public_by_id_users_id_fk" FOREIGN KEY ("made_public_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "open_questions" ADD CONSTRAINT "open_questions_answered_by_lesson_id_lessons_id_fk" FOREIGN KEY ("answered_by_lesson_id") REFERENCES "public"."lessons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_events" ADD CONSTRAINT "question_events_thread_id_question_threads_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."question_threads"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_events" ADD CONSTRAINT "question_events_actor_id_users_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_files" ADD CONSTRAINT "question_files_message_id_question_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."question_messages"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_messages" ADD CONSTRAINT "question_messages_thread_id_question_threads_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."question_threads"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_messages" ADD CONSTRAINT "question_messages_author_id_users_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_route_people" ADD CONSTRAINT "question_route_people_route_id_question_routes_id_fk" FOREIGN KEY ("route_id") REFERENCES "public"."question_routes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_route_people" ADD CONSTRAINT "question_route_people_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_route_people" ADD CONSTRAINT "question_route_people_stand_in_id_users_id_fk" FOREIGN KEY ("stand_in_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_route_regions" ADD CONSTRAINT "question_route_regions_route_id_question_routes_id_fk" FOREIGN KEY ("route_id") REFERENCES "public"."question_routes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_route_regions" ADD CONSTRAINT "question_route_regions_region_code_regions_code_fk" FOREIGN KEY ("region_code") REFERENCES "public"."regions"("code") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "question_routes" ADD CONSTRAINT "question_routes_theme_slug_themes_slug_fk" FOREIGN KEY ("theme_slug") REFERENCES "public"."themes"("slug") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "question_threads" ADD CONSTRAINT "question_threads_asker_id_users_id_fk" FOREIGN KEY ("asker_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_threads" ADD CONSTRAINT "question_threads_region_code_regions_code_fk" FOREIGN KEY ("region_code") REFERENCES "public"."regions"("code") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "question_threads" ADD CONSTRAINT "question_threads_site_slug_sites_slug_fk" FOREIGN KEY ("site_slug") REFERENCES "public"."sites"("slug") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "question_threads" ADD CONSTRAINT "question_threads_theme_slug_themes_slug_fk" FOREIGN KEY ("theme_slug") REFERENCES "public"."themes"("slug") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "question_threads" ADD CONSTRAINT "question_threads_route_id_question_routes_id_fk" FOREIGN KEY ("route_id") REFERENCES "public"."question_routes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_threads" ADD CONSTRAINT "question_threads_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_threads" ADD CONSTRAINT "question_threads_lesson_id_lessons_id_fk" FOREIGN KEY ("lesson_id") REFERENCES "public"."lessons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_threads" ADD CONSTRAINT "question_threads_merged_into" FOREIGN KEY ("merged_into_id") REFERENCES "public"."question_threads"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "legal_answers_by_state" ON "legal_answers" USING btree ("state","valid_until");--> statement-breakpoint
CREATE INDEX "open_questions_by_state" ON "open_questions" USING btree ("state","created_at");--> statement-breakpoint
CREATE INDEX "question_events_by_thread" ON "question_events" USING btree ("thread_id","at");--> statement-breakpoint
CREATE INDEX "question_files_by_message" ON "question_files" USING btree ("message_id");--> statement-breakpoint
CREATE INDEX "question_messages_by_thread" ON "question_messages" USING btree ("thread_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "question_route_people_one_open" ON "question_route_people" USING btree ("route_id","user_id") WHERE "question_route_people"."left_at" is null;--> statement-breakpoint
CREATE INDEX "question_route_people_of_person" ON "question_route_people" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "question_route_regions_by_region" ON "question_route_regions" USING btree ("region_code");--> statement-breakpoint
CREATE INDEX "question_threads_of_asker" ON "question_threads" USING btree ("asker_id","asked_at");--> statement-breakpoint
CREATE INDEX "question_threads_tray" ON "question_threads" USING btree ("route_id","status","due_at");--> statement-breakpoint
CREATE INDEX "question_threads_due" ON "question_threads" USING btree ("due_at") WHERE "question_threads"."status" in ('new', 'picked_up', 'reopened');