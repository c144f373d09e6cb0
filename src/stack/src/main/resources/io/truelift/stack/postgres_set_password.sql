-- A role's password cannot be bound; format() quotes it.
DO $$ BEGIN EXECUTE format('ALTER ROLE postgres PASSWORD %L', current_setting('truelift.password')); END $$
