import { rename, rm, writeFile } from 'node:fs/promises'
import { AppError } from '../errors.ts'

/** Writes a file that is there only once it is whole. @throws AppError unwritable-file */
export async function writeOutput(path: string, bytes: Uint8Array): Promise<void> {
  const unfinished = `${path}.unfinished`
  try {
    await writeFile(unfinished, bytes)
    await rename(unfinished, path)
  } catch (cause) {
    await rm(unfinished, { force: true })
    throw new AppError('unwritable-file', { file: path }, { cause })
  }
}
