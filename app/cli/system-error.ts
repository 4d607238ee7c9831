const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'The disk is full',
  EDQUOT: 'The disk quota is used up',
  EROFS: 'The disk is read-only',
  EACCES: 'Permission denied',
  EPERM: 'Not permitted',
  EIO: 'The disk cannot be read or written',
  FULL: 'The disk is full',
  READONLY: 'The database is read-only',
  CANTOPEN: 'The database cannot be opened',
  IOERR: 'The database cannot be read or written',
}

/**
 * Explains a failure of the disk in one line; undefined for any other error, which is a fault of the program.
 */
export function explainSystemError(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  // A database's code has its name in front and may have a suffix: …_IOERR_WRITE.
  const reason = reasons[code] ?? reasons[code.split('_')[1] ?? '']
  if (reason === undefined) return explainSystemError(error.cause)
  const path = 'path' in error && typeof error.path === 'string' ? `: ${error.path}` : ''
  return `${reason}${path} (${code}).`
}
