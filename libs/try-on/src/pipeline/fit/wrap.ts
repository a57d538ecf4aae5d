/**
 * How far to the side a place shows that lies `off` from the middle of cloth of half width `half`, where `shown` of it
 * is to be seen. Narrower cloth is stretched; wider cloth goes round the body as round a pipe, R · sin(off / R): the
 * middle stays undistorted and the sides turn away.
 */
export function wrapped(off: number, half: number, shown: number): number {
  if (half <= 0) return 0;
  if (half <= shown) return (off * shown) / half;
  const radius = pipeRadius(half, shown);
  const angle = Math.max(-Math.PI / 2, Math.min(Math.PI / 2, off / radius));
  return radius * Math.sin(angle);
}

/** The radius at which `half` of cloth reaches `shown` to the side. Bisection: the reach grows with the radius. */
function pipeRadius(half: number, shown: number): number {
  // Cloth that would reach behind the pipe ends at its side.
  let low = (2 * half) / Math.PI;
  if (low >= shown) return shown;
  let high = 50 * half;
  for (let i = 0; i < 40; i++) {
    const middle = Math.sqrt(low * high);
    if (middle * Math.sin(half / middle) < shown) low = middle;
    else high = middle;
  }
  return high;
}
