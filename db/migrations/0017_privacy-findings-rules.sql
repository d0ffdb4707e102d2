-- What a document said and what a person decided is not changed afterwards.
revoke update, delete on privacy_decisions from portal_web;
--> statement-breakpoint
revoke update on lesson_file_texts from portal_web;
