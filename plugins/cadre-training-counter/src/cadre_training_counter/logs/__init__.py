"""Reading the logs of web servers."""
