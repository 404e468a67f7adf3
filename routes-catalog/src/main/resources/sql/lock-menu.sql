lock table product in share row exclusive mode
