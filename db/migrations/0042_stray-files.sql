CREATE TABLE "stray_files" (
	"id" uuid PRIMARY KEY NOT NULL,
	"found_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "stray_files_by_age" ON "stray_files" USING btree ("found_at");