CREATE TABLE "lesson_totals" (
	"facet" text NOT NULL,
	"value" text NOT NULL,
	"with_facet" text NOT NULL,
	"with_value" text NOT NULL,
	"count" integer NOT NULL,
	"kept" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE INDEX "lesson_totals_under" ON "lesson_totals" USING btree ("with_facet","with_value","facet");--> statement-breakpoint
CREATE UNIQUE INDEX "lesson_totals_kept" ON "lesson_totals" USING btree ("facet","value","with_facet","with_value") WHERE "lesson_totals"."kept";--> statement-breakpoint
CREATE INDEX "gatherings_by_end" ON "gatherings" USING btree ("ends_at");--> statement-breakpoint
CREATE INDEX "lessons_done" ON "lessons" USING btree ("submitted_at" DESC NULLS FIRST,"id") WHERE "lessons"."status" in ('published', 'declined', 'withdrawn');--> statement-breakpoint
CREATE INDEX "lessons_done_of_site" ON "lessons" USING btree ("site_slug","submitted_at" DESC NULLS FIRST,"id") WHERE "lessons"."status" in ('published', 'declined', 'withdrawn');--> statement-breakpoint
CREATE INDEX "published_lessons_by_principle" ON "published_lessons" USING btree ("principle_slug");--> statement-breakpoint
CREATE INDEX "published_lessons_by_tip" ON "published_lessons" USING btree ("tip_number");--> statement-breakpoint
CREATE INDEX "published_lessons_by_kind" ON "published_lessons" USING btree ("kind");--> statement-breakpoint
CREATE INDEX "published_lessons_by_status" ON "published_lessons" USING btree ("national_status");--> statement-breakpoint
CREATE INDEX "published_lessons_by_certainty" ON "published_lessons" USING btree ("certainty");--> statement-breakpoint
CREATE INDEX "audit_log_by_action" ON "audit_log" USING btree ("action","at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "question_threads_alive" ON "question_threads" USING btree ("status") WHERE not "question_threads"."status" = 'closed';--> statement-breakpoint
CREATE INDEX "question_threads_closed" ON "question_threads" USING btree ("closed_at" DESC NULLS FIRST,"id") WHERE "question_threads"."status" = 'closed';--> statement-breakpoint
CREATE INDEX "search_words_by_beginning" ON "search_words" USING btree ("word" text_pattern_ops);