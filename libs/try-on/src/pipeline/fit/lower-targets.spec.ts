import { describe, expect, it } from 'vitest';
import { buildMesh } from '../mesh/mesh.js';
import { type Body, torsoPlace } from '../person/body.js';
import { labelled, standing } from '../person/testing/synthetic-person.js';
import { torsoProfile } from '../person/torso-profile.js';
import { divideByLandmarks } from './landmark-parts.js';
import { lowerPins, planLower } from './lower-targets.js';
import { trousers } from './testing/outlined-garments.js';

const BODY = standing();
const PROFILE = torsoProfile(BODY, labelled({ width: 400, height: 800 }, [['upper', 150, 180, 250, 400]]));
const FIT = { body: BODY, profile: PROFILE, waist: 0.8 };

function pinned(body: Body = BODY) {
  const { image, mask, landmarks } = trousers();
  const { meshed } = divideByLandmarks(image, mask, landmarks);
  const mesh = buildMesh(meshed)!;
  const plan = planLower(landmarks, { ...FIT, body })!;
  const pins = lowerPins(mesh, meshed.parts, landmarks, plan, { body, profile: PROFILE, wider: 1 });
  return { mesh, plan, pins };
}

describe('the plan of a lower garment', () => {
  it('is as wide as the waist that it closes around', () => {
    const { scale } = planLower(trousers(150).landmarks, FIT)!;
    const wide = (PROFILE.left(0.8) + PROFILE.right(0.8)) * BODY.unit;
    // Lying flat it shows half of its girth.
    expect(120 * scale * 0.88).toBeLessThan(wide * 1.05);
    expect(120 * scale * 0.88).toBeGreaterThan(wide * 0.8);
  });

  it('ends long trousers at the ankles, and short ones where their own length does', () => {
    const ankles = torsoPlace(BODY, BODY.left.ankle).t;
    const [long, shorts] = [
      planLower(trousers(300).landmarks, FIT)!,
      planLower(trousers(150).landmarks, FIT)!,
    ];
    expect(Math.abs(long.hem - ankles)).toBeLessThan(0.35);
    expect(shorts.hem).toBeLessThan(torsoPlace(BODY, BODY.left.knee).t);
  });

  it('brings long trousers of a wide waist to the ankles too, and no wide shorts', () => {
    const wide = (length: number) => {
      const { landmarks } = trousers(length);
      landmarks.points.waist_left.x = 110;
      landmarks.points.waist_right.x = 290;
      return planLower(landmarks, FIT)!.hem;
    };
    expect(wide(300)).toBeGreaterThan(torsoPlace(BODY, BODY.left.knee).t + 0.4);
    expect(wide(190)).toBeLessThan(torsoPlace(BODY, BODY.left.knee).t);
  });

  it('brings long trousers to the ankles of somebody who is turned, and looks narrow', () => {
    const narrow = { left: () => 0.28, right: () => 0.28 };
    const { hem } = planLower(trousers(300).landmarks, { ...FIT, profile: narrow })!;
    expect(Math.abs(hem - torsoPlace(BODY, BODY.left.ankle).t)).toBeLessThan(0.35);
  });

  it('is as wide as its own waist asks for, also where an old one was worn high on a narrow waist', () => {
    const high = {
      left: (t: number) => (t < 0.7 ? 0.2 : 0.45),
      right: (t: number) => (t < 0.7 ? 0.2 : 0.45),
    };
    const [low, up] = [0.8, 0.6].map((waist) =>
      planLower(trousers(150).landmarks, { ...FIT, profile: high, waist })!,
    );
    expect(up!.scale).toBeCloseTo(low!.scale, 6);
  });

  it('plans no trousers beyond the ankles, however long they are', () => {
    const { hem } = planLower(trousers(600).landmarks, FIT)!;
    expect(hem).toBeLessThan(torsoPlace(BODY, BODY.left.ankle).t + 0.1);
  });

  it('is none without a waist', () => {
    const { landmarks } = trousers();
    landmarks.points.waist_left.visible = 0;
    expect(planLower(landmarks, FIT)).toBeUndefined();
  });
});

describe('the pins of a lower garment', () => {
  it('hold the waistband at the waist, level', () => {
    const { mesh, pins, plan } = pinned();
    const band = pins.filter(
      ({ vertices }) =>
        vertices.length === 1 && Math.abs(mesh.rest[vertices[0]! * 2 + 1]! - plan.waistY) < mesh.cell,
    );
    expect(band.length).toBeGreaterThan(5);
    for (const { to } of band) expect(Math.abs(torsoPlace(BODY, to).t - 0.8)).toBeLessThan(0.05);
  });

  it('bring each leg along its own bone, the outer edge outside', () => {
    const legs = (body: Body) => pinned(body).pins.filter(({ vertices }) => vertices.length > 1);
    const straight = legs(BODY);
    expect(straight.length).toBe(16);
    const aside = legs(standing({ right_knee: [130, 470], right_ankle: [100, 600] }));
    const meanOf = (pins: typeof straight) => pins.slice(0, 8).reduce((sum, { to }) => sum + to.x, 0) / 8;
    expect(meanOf(aside)).toBeLessThan(meanOf(straight) - 15);
    const [outer, inner] = straight.slice(6, 8);
    expect(outer!.to.x).toBeLessThan(inner!.to.x);
  });
});
