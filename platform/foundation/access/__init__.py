"""Who may do what: roles and permissions are data that each module declares; grants are rows; gates ask both."""
