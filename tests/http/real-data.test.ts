import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readConfig } from '../../server/config.ts'
import { Findings, Overview } from '../../server/contract/findings.ts'
import { ImportDraft } from '../../server/contract/imports.ts'
import { NetworkMap } from '../../server/contract/map.ts'
import { paths } from '../../server/contract/paths.ts'
import { analyseNetwork } from '../../server/services/analyse-network.ts'
import { readFiles } from '../../server/services/read-files.ts'
import { ANR_FILE } from '../support/anr.ts'
import { expectBody } from '../support/answers.ts'
import { httpService, type HttpService } from '../support/http-service.ts'
import { expectNear } from '../support/measured.ts'
import { multipart } from '../support/multipart.ts'
import { getOracle } from '../support/oracles.ts'
import { sharedData, sharedOracles } from '../support/shared-data.ts'

// Real data stays outside the project (licences differ): where it is not, this is skipped.
const file = sharedData(ANR_FILE)
const isHere = file !== undefined && sharedOracles() !== undefined
const NOT_HERE = isHere ? '' : ' (skipped: the shared test data is not here)'

describe.skipIf(!isHere)(`the ANR file through the API${NOT_HERE}`, () => {
  let service: HttpService
  let id: string
  beforeAll(async () => {
    service = await httpService()
    id = (await service.services.networks.create({ name: 'ANR' }, { reason: 'test' })).network.id
    const bytes = readFileSync(file ?? '')
    const { payload, headers } = multipart([{ name: basename(file ?? ''), bytes }])
    const wait = { ...headers, prefer: 'wait=30' }
    const url = paths.imports(id)
    const sent = await service.app.inject({ method: 'POST', url, headers: wait, payload })
    const draft = expectBody(sent, ImportDraft, 201)
    const confirm = paths.importConfirm(id, draft.id)
    await service.app.inject({ method: 'POST', url: confirm, headers: { prefer: 'wait=30' } })
  })
  afterAll(() => service.close())

  const get = (url: string) => service.app.inject(url)

  test('has the reference openness, chance and counts in its overview', async () => {
    const { openness, isolated, summary, opennessByYear } = expectBody(
      await get(paths.overview(id)),
      Overview,
    )
    const oracle = getOracle('anr-dos-nouvelle-aquitaine-rnsr-else-name')
    const mixing = oracle.mixing['category']
    expectNear(openness.value, mixing?.newman.EI)
    expectNear(openness.expectation, mixing?.pools['connected']?.E)
    expectNear(openness.sd, mixing?.pools['connected']?.newman.sd)
    expectNear(openness.z, mixing?.pools['connected']?.newman.z)
    expectNear(openness.bounds?.allInternal, mixing?.newman.EI_unknownAllInternal)
    expect(isolated.value).toBe(oracle.counts.isolates)
    expect(summary).toMatchObject({
      actors: oracle.counts.actors,
      collaborations: oracle.counts.collaborations,
      participations: oracle.counts.participations,
      ties: oracle.counts.ties,
    })
    expect(opennessByYear.length).toBe(oracle.windows.rows.length)
  })

  test('has the numbers of the command line', async () => {
    const { packed } = await readFiles([file ?? ''], { limits: readConfig({}).limits })
    const analysis = analyseNetwork(packed, {})
    const { findings } = expectBody(await get(paths.findings(id)), Findings)
    expect(findings).toEqual(JSON.parse(JSON.stringify(analysis.findings)))
  })

  test('is drawn whole', async () => {
    const { nodes, edges } = expectBody(await get(paths.map(id)), NetworkMap)
    const { counts } = getOracle('anr-dos-nouvelle-aquitaine-rnsr-else-name')
    expect(nodes.id).toHaveLength(counts.actors)
    expect(edges.source).toHaveLength(counts.ties)
    expect(nodes.shelved.filter(Boolean)).toHaveLength(counts.isolates)
  })
})
