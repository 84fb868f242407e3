import {
  writeWorkbook,
  type HeldTable,
  type WorkbookFormat,
} from '../../reports/writers/workbook.ts'
import { task } from '../task.ts'

/** Tables as a workbook, made away from the event loop. */
export const run = task(
  ({ format, tables }: { format: WorkbookFormat; tables: HeldTable[] }): Promise<Uint8Array> =>
    writeWorkbook(format, tables),
)
