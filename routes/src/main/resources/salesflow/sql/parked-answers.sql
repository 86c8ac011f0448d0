update salesflow_parked set action = null, answer = :#answer where feed = :#feed and key = :#key and action = :#action
