CREATE TABLE "organisation_accounts" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"user_id" uuid NOT NULL,
	"organisation" text NOT NULL,
	"issuer" text NOT NULL,
	"subject" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"last_used_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "organisation_accounts_subject_has_length" CHECK (length("organisation_accounts"."subject") between 1 and 255)
);
--> statement-breakpoint
CREATE TABLE "organisation_attempts" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"state_hash" text NOT NULL,
	"browser_hash" text NOT NULL,
	"organisation" text NOT NULL,
	"return_to" text NOT NULL,
	"couples_user_id" uuid,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "organisation_attempts_state_hash_unique" UNIQUE("state_hash")
);
--> statement-breakpoint
ALTER TABLE "organisation_accounts" ADD CONSTRAINT "organisation_accounts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_attempts" ADD CONSTRAINT "organisation_attempts_couples_user_id_users_id_fk" FOREIGN KEY ("couples_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "organisation_accounts_one_person" ON "organisation_accounts" USING btree ("issuer","subject");--> statement-breakpoint
CREATE UNIQUE INDEX "organisation_accounts_one_each" ON "organisation_accounts" USING btree ("user_id","issuer");--> statement-breakpoint
CREATE INDEX "organisation_attempts_by_expiry" ON "organisation_attempts" USING btree ("expires_at");