import type { Browser, Page } from 'playwright-core'

// What is run in the page is a text: these files know Node's types, not the browser's.

/** What one visit cost, from the navigation to the first answer. */
export type FirstAnswer = { milliseconds: number; scriptBytes: number }

/** A new visitor's page; `answer` is the selector of what is waited for. */
export async function openPage(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext({
    locale: 'fr-FR',
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    // The bench puts a script of its own into the page.
    bypassCSP: true,
  })
  context.setDefaultTimeout(60_000)
  const page = await context.newPage()
  await page.goto(url, { waitUntil: 'commit' })
  return page
}

/** When the answer was first there, by the page's own clock, and the script that had come by then. */
export async function timeFirstAnswer(
  browser: Browser,
  url: string,
  answer: string,
): Promise<FirstAnswer> {
  const page = await openPage(browser, url)
  await page.waitForFunction(`document.querySelector(${JSON.stringify(answer)}) !== null`, null, {
    polling: 'raf',
  })
  const found = await page.evaluate<FirstAnswer>(`({
    milliseconds: performance.now(),
    scriptBytes: performance
      .getEntriesByType('resource')
      .filter(({ name }) => name.endsWith('.js'))
      .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
  })`)
  await page.context().close()
  return found
}

/**
 * From a press or click to the next picture, by the browser's own Event Timing: the longest of the
 * events of one interaction, in milliseconds, to the nearest 8. Work that comes later (an answer of the
 * server) is not in it.
 */
export async function timeInteraction(page: Page, act: () => Promise<void>): Promise<number> {
  await page.evaluate(`
    window.benchDurations = []
    window.benchObserver?.disconnect()
    window.benchObserver = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) window.benchDurations.push(duration)
    })
    window.benchObserver.observe({ type: 'event', durationThreshold: 16 })`)
  await act()
  await page.waitForTimeout(500)
  return page.evaluate<number>('Math.max(0, ...window.benchDurations)')
}

/** Bytes of script objects that are still needed. */
export async function usedHeap(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  // Twice: what the first collection finalises, the second frees.
  await session.send('HeapProfiler.collectGarbage')
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  await session.detach()
  return usedSize
}
