CREATE TABLE "bundle_authors" (
	"bundle_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"added_by_id" uuid NOT NULL,
	"added_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "bundle_authors_bundle_id_user_id_pk" PRIMARY KEY("bundle_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "question_threads" ADD COLUMN "same_question_id" uuid;--> statement-breakpoint
ALTER TABLE "question_threads" ADD COLUMN "forgotten_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "bundle_authors" ADD CONSTRAINT "bundle_authors_bundle_id_bundles_id_fk" FOREIGN KEY ("bundle_id") REFERENCES "public"."bundles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bundle_authors" ADD CONSTRAINT "bundle_authors_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bundle_authors" ADD CONSTRAINT "bundle_authors_added_by_id_users_id_fk" FOREIGN KEY ("added_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bundle_authors_of_person" ON "bundle_authors" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "question_threads_same" ON "question_threads" USING btree ("same_question_id") WHERE "question_threads"."same_question_id" is not null;--> statement-breakpoint
CREATE INDEX "question_threads_to_forget" ON "question_threads" USING btree ("closed_at") WHERE "question_threads"."status" = 'closed' and "question_threads"."forgotten_at" is null;--> statement-breakpoint
ALTER TABLE "question_threads" ADD CONSTRAINT "question_threads_forgotten_whole" CHECK ("question_threads"."forgotten_at" is null or ("question_threads"."status" = 'closed' and num_nonnulls("question_threads"."asker_id", "question_threads"."asker_email") = 0));