import { DefaultDeserializer, DefaultSerializer } from 'node:v8'
import type { PackedNetwork } from '../domain/packed-network.ts'
import { finished, type Steps } from '../domain/steps.ts'

/**
 * A packed network as bytes, which go from thread to thread without being looked at: a large one holds
 * some hundred thousand texts, and to clone them in the main thread would keep everybody waiting. Only
 * for threads of one process: another version of Node may write them differently.
 */
export const toBytes = (packed: PackedNetwork): Uint8Array => finished(writingBytes(packed))

/** The same, part by part: the texts are the long ones. */
export function* writingBytes({
  network,
  version,
  actors,
  collaborations,
  participations,
}: PackedNetwork): Steps<Uint8Array> {
  const writer = new DefaultSerializer()
  writer.writeHeader()
  for (const { ids, names, ...columns } of [actors, collaborations]) {
    for (const part of [ids, names, columns]) {
      writer.writeValue(part)
      yield
    }
  }
  writer.writeValue(participations)
  yield
  writer.writeValue({ network, version })
  return writer.releaseBuffer()
}

/** The network that `toBytes` made bytes of, in the same process. */
export function fromBytes(bytes: Uint8Array): PackedNetwork {
  const reader = new DefaultDeserializer(bytes)
  reader.readHeader()
  const actors: PackedNetwork['actors'] = {
    ids: reader.readValue(),
    names: reader.readValue(),
    ...reader.readValue(),
  }
  const collaborations: PackedNetwork['collaborations'] = {
    ids: reader.readValue(),
    names: reader.readValue(),
    ...reader.readValue(),
  }
  const participations: PackedNetwork['participations'] = reader.readValue()
  const head: Pick<PackedNetwork, 'network' | 'version'> = reader.readValue()
  return { ...head, actors, collaborations, participations }
}
