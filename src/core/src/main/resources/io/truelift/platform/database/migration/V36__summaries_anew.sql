-- Summaries say whether an experiment asks its customers, too: they are made anew.
UPDATE experiment_summary SET summary = NULL;
