"""The notice 退回修改通知 by which a supervisor sends a draft back, and the writers of it."""
