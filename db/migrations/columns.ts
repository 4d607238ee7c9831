import type { ColumnDefinitionBuilder } from 'kysely'

export const required = (column: ColumnDefinitionBuilder) => column.notNull()

export const requiredUnique = (column: ColumnDefinitionBuilder) => column.notNull().unique()
