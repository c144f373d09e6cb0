granted AND (expires_at IS NULL OR expires_at > current_timestamp)
