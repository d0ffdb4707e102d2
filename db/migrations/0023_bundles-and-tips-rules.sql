-- What a region said and what was placed on the site stays as it was.
revoke update, delete on region_steps, bundle_versions from portal_web;
--> statement-breakpoint
-- Taken off is not gone: its address says what happened.
revoke delete on instruments, principle_elements, bundles from portal_web;
