CREATE EXTENSION IF NOT EXISTS pg_trgm;--> statement-breakpoint
CREATE TYPE "public"."document_kind" AS ENUM('lesson', 'gathering', 'instrument', 'legal_answer', 'tip', 'bundle', 'principle', 'open_question');--> statement-breakpoint
CREATE TABLE "search_documents" (
	"kind" "document_kind" NOT NULL,
	"document_id" text NOT NULL,
	"address" text NOT NULL,
	"title" text NOT NULL,
	"summary" text DEFAULT '' NOT NULL,
	"body" text DEFAULT '' NOT NULL,
	"theme_slugs" text[] NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"search" "tsvector" NOT NULL,
	"words" text[] NOT NULL,
	CONSTRAINT "search_documents_kind_document_id_pk" PRIMARY KEY("kind","document_id"),
	CONSTRAINT "search_documents_address_is_path" CHECK ("search_documents"."address" like '/%')
);
--> statement-breakpoint
CREATE TABLE "search_misses" (
	"fingerprint" text PRIMARY KEY NOT NULL,
	"words" text,
	"days" integer DEFAULT 1 NOT NULL,
	"last_day" date NOT NULL,
	"handled_at" timestamp (3) with time zone,
	CONSTRAINT "search_misses_words_when_often" CHECK ("search_misses"."words" is null or "search_misses"."days" >= 3)
);
--> statement-breakpoint
CREATE TABLE "search_synonyms" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"words" text[] NOT NULL,
	"changed_by_id" uuid,
	"changed_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"retired_at" timestamp (3) with time zone,
	CONSTRAINT "search_synonyms_more_than_one" CHECK (cardinality("search_synonyms"."words") between 2 and 12)
);
--> statement-breakpoint
CREATE TABLE "search_words" (
	"word" text PRIMARY KEY NOT NULL,
	"lexeme" text NOT NULL,
	"documents" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "search_synonyms" ADD CONSTRAINT "search_synonyms_changed_by_id_users_id_fk" FOREIGN KEY ("changed_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "search_documents_by_words" ON "search_documents" USING gin ("search");--> statement-breakpoint
CREATE INDEX "search_documents_newest" ON "search_documents" USING btree ("at" DESC NULLS FIRST,"document_id");--> statement-breakpoint
CREATE INDEX "search_misses_most" ON "search_misses" USING btree ("days" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "search_words_by_lexeme" ON "search_words" USING btree ("lexeme" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "search_words_by_ending" ON "search_words" USING btree (reverse("lexeme") text_pattern_ops);--> statement-breakpoint
CREATE INDEX "search_words_alike" ON "search_words" USING gin ("word" gin_trgm_ops);