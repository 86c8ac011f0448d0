update salesflow_parked set action = null, answer = :#answer, since = :#since
where feed = :#feed and key = :#key and action = :#action
