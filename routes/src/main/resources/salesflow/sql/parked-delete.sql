delete from salesflow_parked where feed = :#feed and key = :#key
