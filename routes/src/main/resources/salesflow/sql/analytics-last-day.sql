select max(day) from salesflow_analytics where account_id = :#account_id
