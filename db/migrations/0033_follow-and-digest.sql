CREATE TYPE "public"."follow_kind" AS ENUM('theme', 'tip', 'site', 'region', 'bundle', 'open_question');--> statement-breakpoint
CREATE TYPE "public"."follow_rhythm" AS ENUM('at_once', 'daily', 'weekly', 'never');--> statement-breakpoint
CREATE TABLE "digest_claims" (
	"subscriber_id" uuid NOT NULL,
	"item_id" uuid NOT NULL,
	"digest_id" uuid NOT NULL,
	"claimed_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "digest_claims_never_twice" UNIQUE("subscriber_id","item_id")
);
--> statement-breakpoint
CREATE TABLE "digest_items" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"source" text NOT NULL,
	"object_id" text NOT NULL,
	"arrived_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "digest_items_once" UNIQUE("source","object_id")
);
--> statement-breakpoint
CREATE TABLE "digest_rewrites" (
	"digest_id" uuid PRIMARY KEY NOT NULL,
	"subscriber_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "follow_rhythms" (
	"subscriber_id" uuid NOT NULL,
	"kind" "follow_kind" NOT NULL,
	"rhythm" "follow_rhythm" NOT NULL,
	"next_at" timestamp (3) with time zone,
	CONSTRAINT "follow_rhythms_subscriber_id_kind_pk" PRIMARY KEY("subscriber_id","kind"),
	CONSTRAINT "follow_rhythms_never_has_no_next" CHECK (not "follow_rhythms"."rhythm" = 'never' or "follow_rhythms"."next_at" is null)
);
--> statement-breakpoint
CREATE TABLE "follows" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"subscriber_id" uuid NOT NULL,
	"kind" "follow_kind" NOT NULL,
	"key" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"confirmed_at" timestamp (3) with time zone,
	"wished_rhythm" "follow_rhythm",
	CONSTRAINT "follows_once" UNIQUE("subscriber_id","kind","key"),
	CONSTRAINT "follows_key_has_length" CHECK (length("follows"."key") between 1 and 100)
);
--> statement-breakpoint
CREATE TABLE "subscribers" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"user_id" uuid,
	"email" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"paused_until" date,
	CONSTRAINT "subscribers_user_id_unique" UNIQUE("user_id"),
	CONSTRAINT "subscribers_email_unique" UNIQUE("email"),
	CONSTRAINT "subscribers_one_way" CHECK (num_nonnulls("subscribers"."user_id", "subscribers"."email") = 1),
	CONSTRAINT "subscribers_email_is_lower_case" CHECK ("subscribers"."email" = lower("subscribers"."email") and length("subscribers"."email") <= 254)
);
--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "unsubscribe_url" text;--> statement-breakpoint
ALTER TABLE "digest_claims" ADD CONSTRAINT "digest_claims_subscriber_id_subscribers_id_fk" FOREIGN KEY ("subscriber_id") REFERENCES "public"."subscribers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "digest_claims" ADD CONSTRAINT "digest_claims_item_id_digest_items_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."digest_items"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "digest_rewrites" ADD CONSTRAINT "digest_rewrites_subscriber_id_subscribers_id_fk" FOREIGN KEY ("subscriber_id") REFERENCES "public"."subscribers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_rhythms" ADD CONSTRAINT "follow_rhythms_subscriber_id_subscribers_id_fk" FOREIGN KEY ("subscriber_id") REFERENCES "public"."subscribers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follows" ADD CONSTRAINT "follows_subscriber_id_subscribers_id_fk" FOREIGN KEY ("subscriber_id") REFERENCES "public"."subscribers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscribers" ADD CONSTRAINT "subscribers_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "digest_claims_by_digest" ON "digest_claims" USING btree ("digest_id");--> statement-breakpoint
CREATE INDEX "digest_claims_by_item" ON "digest_claims" USING btree ("item_id");--> statement-breakpoint
CREATE INDEX "digest_claims_by_moment" ON "digest_claims" USING btree ("claimed_at");--> statement-breakpoint
CREATE INDEX "digest_items_by_arrival" ON "digest_items" USING btree ("arrived_at");--> statement-breakpoint
CREATE INDEX "follow_rhythms_due" ON "follow_rhythms" USING btree ("next_at") WHERE "follow_rhythms"."next_at" is not null;--> statement-breakpoint
CREATE INDEX "follows_by_thing" ON "follows" USING btree ("kind","key");--> statement-breakpoint
CREATE INDEX "follows_unconfirmed" ON "follows" USING btree ("created_at") WHERE "follows"."confirmed_at" is null;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_unsubscribe_is_web" CHECK ("outbox"."unsubscribe_url" ~ '^https?://[[:alnum:]:./_-]+$');