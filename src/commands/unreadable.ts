import * as m from '#lib/text/paraglide/messages.js';

/** Opens a file for somebody; one that is not there or closed is named in a sentence. */
export function orUnreadable<T>(file: string, open: () => T): T {
  try {
    return open();
  } catch (error) {
    throw inWords(file, error);
  }
}

/** The same for a file that is read while others wait. */
export async function orUnreadableLater<T>(file: string, open: () => Promise<T>): Promise<T> {
  try {
    return await open();
  } catch (error) {
    throw inWords(file, error);
  }
}

const OF_FILES = ['ENOENT', 'EACCES', 'EPERM', 'EISDIR', 'ENOTDIR', 'ELOOP', 'ENAMETOOLONG'];

function inWords(file: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return OF_FILES.includes(code)
    ? new Error(m.operator_file_unreadable({ file }), { cause: error })
    : error;
}
