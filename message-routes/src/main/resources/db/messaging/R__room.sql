-- How soon the server clears up behind the messaging. Its defaults wait until a fifth of a table is dead: with days of
-- published messages that is hundreds of thousands of rows, which every claim would have to step over in the index of
-- what waits. No fillfactor: publishing moves a row from one index to another, so its new version is never in place.
alter table inbox set (
    autovacuum_vacuum_threshold = 2000,
    autovacuum_vacuum_scale_factor = 0.01,
    autovacuum_analyze_scale_factor = 0.05);
alter table outbox set (
    autovacuum_vacuum_threshold = 2000,
    autovacuum_vacuum_scale_factor = 0.01,
    autovacuum_analyze_scale_factor = 0.05);
