SELECT current_groups()
