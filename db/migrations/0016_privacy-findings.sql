CREATE TABLE "lesson_file_texts" (
	"file_id" uuid PRIMARY KEY NOT NULL,
	"text" text,
	"read_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "privacy_decisions" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"lesson_id" uuid NOT NULL,
	"field" text NOT NULL,
	"kind" text NOT NULL,
	"fragment_hash" text NOT NULL,
	"fragment" text NOT NULL,
	"decision" text NOT NULL,
	"reason" text NOT NULL,
	"as_curator" boolean NOT NULL,
	"decided_by_id" uuid NOT NULL,
	"decided_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "privacy_decisions_known" CHECK ("privacy_decisions"."decision" in ('not_a_person', 'allowed_function', 'looked_at', 'other', 'reopened')),
	CONSTRAINT "privacy_decisions_reopened_by_curator" CHECK ("privacy_decisions"."decision" <> 'reopened' or "privacy_decisions"."as_curator"),
	CONSTRAINT "privacy_decisions_have_reason" CHECK (length(btrim("privacy_decisions"."reason")) between 1 and 500),
	CONSTRAINT "privacy_decisions_no_stops" CHECK ("privacy_decisions"."kind" not in ('bsn', 'iban') or "privacy_decisions"."decision" in ('not_a_person', 'reopened'))
);
--> statement-breakpoint
ALTER TABLE "lesson_file_texts" ADD CONSTRAINT "lesson_file_texts_file_id_lesson_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."lesson_files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "privacy_decisions" ADD CONSTRAINT "privacy_decisions_lesson_id_lessons_id_fk" FOREIGN KEY ("lesson_id") REFERENCES "public"."lessons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "privacy_decisions" ADD CONSTRAINT "privacy_decisions_decided_by_id_users_id_fk" FOREIGN KEY ("decided_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "privacy_decisions_of_lesson" ON "privacy_decisions" USING btree ("lesson_id","decided_at");