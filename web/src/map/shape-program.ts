import { NodeProgram, type ProgramInfo } from 'sigma/rendering'
import type { NodeDisplayData, RenderParams } from 'sigma/types'
import { floatColor } from 'sigma/utils'
import type { MapNode, MapTie } from './build-graph.ts'
import { FRAGMENT_SHADER, VERTEX_SHADER } from './shape-shaders.ts'
import { SHAPES, type Shape } from './shapes.ts'

/** What this program reads of a node beside Sigma's own fields. */
export type ShapeData = NodeDisplayData & {
  shape: Shape
  borderColor: string
  /** Pixels. */
  borderWidth: number
}

const { UNSIGNED_BYTE, FLOAT, TRIANGLES } = WebGLRenderingContext
const UNIFORMS = ['u_sizeRatio', 'u_correctionRatio', 'u_matrix'] as const

/**
 * Draws each node as its sector's shape with a border, all in one call: a triangle around the node,
 * of which the fragment shader keeps what lies inside the shape's signed distance.
 */
export class ShapeProgram extends NodeProgram<(typeof UNIFORMS)[number], MapNode, MapTie> {
  getDefinition() {
    return {
      VERTICES: 3,
      VERTEX_SHADER_SOURCE: VERTEX_SHADER,
      FRAGMENT_SHADER_SOURCE: FRAGMENT_SHADER,
      METHOD: TRIANGLES,
      UNIFORMS,
      ATTRIBUTES: [
        { name: 'a_position', size: 2, type: FLOAT },
        { name: 'a_size', size: 1, type: FLOAT },
        { name: 'a_shape', size: 1, type: FLOAT },
        { name: 'a_borderWidth', size: 1, type: FLOAT },
        { name: 'a_color', size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: 'a_borderColor', size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: 'a_id', size: 4, type: UNSIGNED_BYTE, normalized: true },
      ],
      CONSTANT_ATTRIBUTES: [{ name: 'a_angle', size: 1, type: FLOAT }],
      CONSTANT_DATA: [[0], [(2 * Math.PI) / 3], [(4 * Math.PI) / 3]],
    }
  }

  override processVisibleItem(nodeIndex: number, start: number, data: ShapeData): void {
    const { array } = this
    let i = start
    array[i++] = data.x
    array[i++] = data.y
    array[i++] = data.size
    array[i++] = SHAPES[data.shape]
    array[i++] = data.borderWidth
    array[i++] = floatColor(data.color)
    array[i++] = floatColor(data.borderColor)
    array[i++] = nodeIndex
  }

  override setUniforms(params: RenderParams, { gl, uniformLocations }: ProgramInfo): void {
    gl.uniform1f(uniformLocations['u_correctionRatio'] ?? null, params.correctionRatio)
    gl.uniform1f(uniformLocations['u_sizeRatio'] ?? null, params.sizeRatio)
    gl.uniformMatrix3fv(uniformLocations['u_matrix'] ?? null, false, params.matrix)
  }
}
