"""What stands beside the desk, each with its controller and its view."""
