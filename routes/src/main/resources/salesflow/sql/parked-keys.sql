select feed, key from salesflow_parked
