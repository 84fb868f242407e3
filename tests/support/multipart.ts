/** One file of a form; text is sent as UTF-8. */
export type SentFile = { name: string; text?: string; bytes?: Uint8Array }

/** A multipart body as a browser sends it: a mapping first where there is one, then the files. */
export function multipart(
  files: readonly SentFile[],
  mapping?: object,
): { payload: Buffer; headers: Record<string, string> } {
  const boundary = 'maillage-test-boundary'
  const parts: Buffer[] = []
  const add = (head: string, content: Uint8Array) => {
    parts.push(Buffer.from(`--${boundary}\r\n${head}\r\n\r\n`), Buffer.from(content))
    parts.push(Buffer.from('\r\n'))
  }
  if (mapping) {
    add('Content-Disposition: form-data; name="mapping"', Buffer.from(JSON.stringify(mapping)))
  }
  for (const { name, text = '', bytes = Buffer.from(text) } of files) {
    add(
      `Content-Disposition: form-data; name="files"; filename="${name}"\r\nContent-Type: text/csv`,
      bytes,
    )
  }
  parts.push(Buffer.from(`--${boundary}--\r\n`))
  return {
    payload: Buffer.concat(parts),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  }
}
