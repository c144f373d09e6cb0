-- The same path of one source in two rows is one path.

INSERT INTO lakehouse.analytics.attribution_path (source, path, conversions, conversion_value, non_conversions, run_id)
VALUES
    ('paths', ARRAY['eta', 'iota'], 2, DECIMAL '10.500000', 1, 'run-1'),
    ('paths', ARRAY['eta', 'iota'], 1, DECIMAL '4.500000', 0, 'run-1'),
    ('paths', ARRAY['iota'], 0, DECIMAL '0.000000', 5, 'run-1')
