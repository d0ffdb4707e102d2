CREATE INDEX "gatherings_by_kind" ON "gatherings" USING btree ("kind","starts_at","id");--> statement-breakpoint
CREATE INDEX "gatherings_by_site" ON "gatherings" USING btree ("site_slug","starts_at");--> statement-breakpoint
CREATE INDEX "gatherings_by_region" ON "gatherings" USING btree ("region_code","starts_at");--> statement-breakpoint
CREATE INDEX "gatherings_proposed" ON "gatherings" USING btree ("proposed_at","id") WHERE "gatherings"."status" = 'proposed';--> statement-breakpoint
CREATE INDEX "question_threads_merged" ON "question_threads" USING btree ("merged_into_id") WHERE "question_threads"."merged_into_id" is not null;