DROP INDEX "published_lessons_by_principle";--> statement-breakpoint
DROP INDEX "published_lessons_by_tip";--> statement-breakpoint
DROP INDEX "published_lessons_by_kind";--> statement-breakpoint
DROP INDEX "published_lessons_by_status";--> statement-breakpoint
DROP INDEX "published_lessons_by_certainty";--> statement-breakpoint
CREATE INDEX "published_lessons_by_principle" ON "published_lessons" USING btree ("principle_slug","first_published_at" DESC NULLS FIRST,"lesson_id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "published_lessons_by_tip" ON "published_lessons" USING btree ("tip_number","first_published_at" DESC NULLS FIRST,"lesson_id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "published_lessons_by_kind" ON "published_lessons" USING btree ("kind","first_published_at" DESC NULLS FIRST,"lesson_id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "published_lessons_by_status" ON "published_lessons" USING btree ("national_status","first_published_at" DESC NULLS FIRST,"lesson_id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "published_lessons_by_certainty" ON "published_lessons" USING btree ("certainty","first_published_at" DESC NULLS FIRST,"lesson_id" DESC NULLS FIRST);