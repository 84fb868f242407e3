import { existsSync } from 'node:fs'
import packaged from '@sparticuz/chromium'
import { chromium, type Browser } from 'playwright-core'

// Without a graphics card: WebGL 2 by software. Nothing goes out of the machine.
const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Why no browser can run here; undefined where one can. */
export function whyNoBrowser(): string | undefined {
  const asked = process.env['CHROME_PATH']
  if (asked !== undefined) {
    return existsSync(asked) ? undefined : `CHROME_PATH names no file: ${asked}`
  }
  if (process.platform === 'linux' && process.arch === 'x64') return undefined
  return `the packaged Chromium runs on Linux x64 only, this is ${process.platform} ${process.arch}; set CHROME_PATH to a Chromium`
}

/** The browser of CHROME_PATH, else the one that comes as a package. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = process.env['CHROME_PATH'] ?? (await packaged.executablePath())
  // Where others have the processor, it takes more than the half minute that is usual.
  return chromium.launch({ executablePath, args: ARGUMENTS, timeout: 180_000 })
}
