SELECT set_config('truelift.password', ?, false)
