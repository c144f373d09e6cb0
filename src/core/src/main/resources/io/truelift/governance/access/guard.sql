IF(random() >= 0e0, {expression})
