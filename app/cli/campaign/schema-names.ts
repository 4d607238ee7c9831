export const schemaNames = ['campaign', 'words', 'statement', 'statement-words'] as const
export type SchemaName = (typeof schemaNames)[number]
