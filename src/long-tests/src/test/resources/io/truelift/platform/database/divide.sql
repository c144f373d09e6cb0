SELECT :secret / 0
