-- Nobody reads by these yet, and every batch paid for them. Who needs one makes it anew.
DROP INDEX case_file_unit;
DROP INDEX case_change_case;
