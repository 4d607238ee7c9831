import { sql } from 'kysely'

/** A sum of int8 is a decimal, and a decimal arrives as text, unless it is cast back. */
export const sumOf = (column: string) => sql<number>`cast(sum(${sql.ref(column)}) as bigint)`
