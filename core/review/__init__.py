"""What people do with findings: the verdict, decisions that survive a re-check, searching, adding up."""
