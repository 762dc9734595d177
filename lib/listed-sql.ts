import { Prisma } from "#lib/db.ts";

/**
 * SQL for arrays as a table, as long as the longest, `count`: a column for each, and last the number of the row, from 1. For reads
 * that come again (lib/prepared-statements.ts): of an array alone the planner expects ten rows, takes a plan for all values for
 * a dear one where two come, and plans each time.
 */
export const listedSql = (count: number, ...arrays: Prisma.Sql[]): Prisma.Sql =>
  Prisma.sql`(SELECT * FROM unnest(${Prisma.join(arrays)}) WITH ORDINALITY LIMIT ${count})`;
