/** Room that the pointed shapes need beyond the unit circle: a square's corner, a star's point. */
const REACH = '1.5'

export const VERTEX_SHADER = /* glsl */ `
attribute vec4 a_id;
attribute vec4 a_color;
attribute vec4 a_borderColor;
attribute vec2 a_position;
attribute float a_size;
attribute float a_shape;
attribute float a_borderWidth;
attribute float a_angle;

uniform mat3 u_matrix;
uniform float u_sizeRatio;
uniform float u_correctionRatio;

varying vec4 v_color;
varying vec4 v_borderColor;
varying vec2 v_point;
varying float v_shape;
varying float v_pixel;
varying float v_border;

const float bias = 255.0 / 254.0;

void main() {
  float radius = a_size * u_correctionRatio / u_sizeRatio * 2.0;
  vec2 offset = radius * ${REACH} * 2.0 * vec2(cos(a_angle), sin(a_angle));
  gl_Position = vec4((u_matrix * vec3(a_position + offset, 1)).xy, 0, 1);

  // From here on the node's radius is 1, whatever the zoom.
  v_point = offset / radius;
  v_shape = a_shape;
  v_pixel = u_sizeRatio / a_size;
  v_border = a_borderWidth * v_pixel;

  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = a_color;
  #endif
  v_color.a *= bias;
  v_borderColor = a_borderColor;
  v_borderColor.a *= bias;
}
`

/**
 * The sizes are chosen so that all shapes cover about the same area. Distances are in radii; outside
 * corners they are a little too short, which only softens the antialiasing there.
 */
export const FRAGMENT_SHADER = /* glsl */ `
precision highp float;

varying vec4 v_color;
varying vec4 v_borderColor;
varying vec2 v_point;
varying float v_shape;
varying float v_pixel;
varying float v_border;

const float TURN = 6.28318530718;
const vec4 transparent = vec4(0.0);

float box(vec2 p, vec2 half_) {
  vec2 d = abs(p) - half_;
  return length(max(d, 0.0)) + min(max(d.x, d.y), 0.0);
}

// A regular polygon with a corner upwards; apothem is the distance of its sides.
float polygon(vec2 p, float sides, float apothem) {
  float step_ = TURN / sides;
  float angle = atan(p.x, -p.y);
  return cos(floor(0.5 + angle / step_) * step_ - angle) * length(p) - apothem;
}

float star(vec2 p) {
  const vec2 k1 = vec2(0.809016994375, -0.587785252292);
  const vec2 k2 = vec2(-0.809016994375, -0.587785252292);
  const float outer = 1.3;
  const float inner = 0.5;
  p.x = abs(p.x);
  p -= 2.0 * max(dot(k1, p), 0.0) * k1;
  p -= 2.0 * max(dot(k2, p), 0.0) * k2;
  p.x = abs(p.x);
  p.y -= outer;
  vec2 ba = inner * vec2(-k1.y, k1.x) - vec2(0.0, 1.0);
  float h = clamp(dot(p, ba) / dot(ba, ba), 0.0, outer);
  return length(p - ba * h) * sign(p.y * ba.x - p.x * ba.y);
}

float shapeDistance(vec2 p) {
  if (v_shape < 0.5) return length(p) - 1.0;
  if (v_shape < 1.5) return box(p, vec2(0.89));
  if (v_shape < 2.5) return polygon(p + vec2(0.0, 0.12), 3.0, 0.72);
  if (v_shape < 3.5) return (abs(p.x) + abs(p.y) - 1.24) * 0.70710678;
  if (v_shape < 4.5) return polygon(p, 6.0, 0.95);
  if (v_shape < 5.5) return polygon(p, 5.0, 0.92);
  if (v_shape < 6.5) return min(box(p, vec2(1.08, 0.42)), box(p, vec2(0.42, 1.08)));
  if (v_shape < 7.5) return star(p);
  return length(p) - 1.0;
}

void main(void) {
  float distance_ = shapeDistance(v_point);

  #ifdef PICKING_MODE
  gl_FragColor = distance_ > v_pixel ? transparent : v_color;

  #else
  float inside = 1.0 - smoothstep(-v_pixel, v_pixel, distance_);
  if (v_shape > 7.5) {
    // Hollow: a ring for the other sectors, a dashed one for the unknown.
    float ring = smoothstep(-0.42 - v_pixel, -0.42 + v_pixel, distance_);
    float dash = 1.0;
    if (v_shape > 8.5) {
      float turn = atan(v_point.y, v_point.x) / TURN * 6.0;
      dash = smoothstep(0.14, 0.2, abs(fract(turn) - 0.5));
    }
    float shown = ring * dash;
    vec4 body = mix(vec4(v_borderColor.rgb, 0.85), v_color, shown);
    gl_FragColor = mix(transparent, vec4(body.rgb, v_color.a), inside);
    return;
  }
  float bordered = smoothstep(-v_border - v_pixel, -v_border + v_pixel, distance_);
  vec4 body = mix(v_color, vec4(v_borderColor.rgb, v_color.a), v_border > 0.0 ? bordered : 0.0);
  gl_FragColor = mix(transparent, body, inside);
  #endif
}
`
