SELECT name, title FROM account
