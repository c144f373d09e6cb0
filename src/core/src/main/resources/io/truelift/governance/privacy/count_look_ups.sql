SELECT count(*) FROM person_look_up
