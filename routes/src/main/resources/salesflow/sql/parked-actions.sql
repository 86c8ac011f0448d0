select feed, key, since, action from salesflow_parked where trim(action) <> ''
