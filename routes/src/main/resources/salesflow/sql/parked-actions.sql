select feed, key, action from salesflow_parked where trim(action) <> ''
