"""Starting the window, keeping it alive, and the main window itself."""
