"""What people would write in the place of hnparse: a module for each way, with a function that gives an `Answer`."""
