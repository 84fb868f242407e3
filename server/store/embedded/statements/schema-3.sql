-- A reason that is the program's own says which sentence it is: JSON of its code and values.

ALTER TABLE change_sets ADD COLUMN told TEXT;
