import { copyImage, type Image, type Mask, newMask } from '#images';
import { TryOnError } from '../../errors/try-on.error.js';
import { labOf } from '../images/colour.js';
import { decode } from '../images/decode.js';
import { medianColour } from '../images/colour.js';
import { hasTwoLegs } from '../garment/legs.js';
import type { GarmentLandmarkFinder } from '../models/garment-landmarks.js';
import type { GarmentNeckReader } from '../models/garment-neck.js';
import type { GarmentCutter, GarmentLook } from '../models/garment-cutter.js';
import { cutOut } from '../garment/cut-out/cut-out.js';
import type { GarmentThread } from '../garment/cut-out/garment-thread.js';
import { lookCloser } from '../garment/cut-out/look-closer.js';
import type { WornPiece } from '../garment/cut-out/worn-garments.js';
import type { Cut, CutGarment, Garment, GarmentKind } from '../garment/garment.js';
import { cutGarment, noGarment, withLandmarks } from '../garment/prepare-garment.js';
import { kindChances } from '../garment/likeliest-kind.js';
import { hasLegs, kindFor, refuseNoGarment } from '../garment/shown-garment.js';
import { refuseCollage } from '../garment/refuse-collage.js';
import { refuseDetail } from '../garment/refuse-detail.js';
import { refuseSeveral } from '../garment/refuse-several.js';
import { pieceFor } from '../piece-for.js';
import type { GarmentType, TryOnGarment } from '../try-on-pipeline.js';

/** Longest side at which a garment is worked on. */
export const GARMENT_SIDE = 1024;

/** What a person in a garment's photo wears; undefined when the photo is of the garment alone. */
export type FindWorn = (image: Image) => Promise<WornPiece[] | undefined>;

type FlatPiece = CutGarment & {
  kind: 'flat';
  /** What a photo that was cut out here shows. */
  chances?: GarmentLook['chances'];
};
type Piece = FlatPiece | WornPiece;

/** What looks at garments that nobody wears. */
export type GarmentNetworks = {
  cutter: GarmentCutter;
  finder: Pick<GarmentLandmarkFinder, 'find'>;
  necks: Pick<GarmentNeckReader, 'insideOf'>;
};

/** Garments made ready to be put on. */
export class GarmentPreparation {
  constructor(
    private readonly networks: GarmentNetworks,
    private readonly findWorn: FindWorn,
    private readonly thread: Pick<GarmentThread, 'seenGround' | 'cutFromSeenGround' | 'cleanEdge'>,
  ) {}

  /** @throws {TryOnError} */
  async prepare({ photo, cutOut, cutOutKind = 'flat', type, colour }: TryOnGarment): Promise<Garment> {
    // What somebody wears is put on by their pose, which only the whole photo shows.
    const pieces: Piece[] =
      cutOut === undefined || cutOutKind !== 'flat'
        ? await this.piecesOf(photo, type)
        : [{ kind: 'flat', ...(await decodeCutOut(cutOut)) }];
    const piece = pieceFor(pieces, type);
    if (piece === undefined || isLeggings(piece, type)) throw noSuchPiece(type, pieces);
    const garment = await this.shape(piece, type);
    return colour === undefined ? garment : inColour(garment, colour);
  }

  /** The garments of a photo cut out, the largest first. @throws {TryOnError} */
  async piecesOf(photo: Uint8Array, type: GarmentType = 'auto'): Promise<Piece[]> {
    const { image, alpha } = await decode(photo, GARMENT_SIDE, 'clothing_image');
    // A photo with transparency was cut out by the shop.
    if (alpha !== undefined) return [{ kind: 'flat', ...cutGarment(image, alpha) }];
    const worn = await this.findWorn(image);
    if (worn !== undefined) return worn;
    // The ground needs no network, and the thread that looks at it has nothing else to do meanwhile.
    const seeing = this.thread.seenGround(image);
    seeing.catch(() => undefined);
    const { coverage, chances } = await this.networks.cutter.look(image);
    refuseNoGarment(chances, type);
    const closer = await lookCloser(image, coverage, (part) => this.networks.cutter.look(part));
    const mask = await cutOut(image, closer, async (wide) => {
      const seen = await seeing;
      return seen && this.thread.cutFromSeenGround(image, seen, wide);
    });
    refuseDetail(mask);
    refuseSeveral(mask);
    refuseCollage(image, mask);
    return [{ kind: 'flat', chances, ...cutGarment(image, mask) }];
  }

  private async shape(piece: Piece, type: GarmentType): Promise<Garment> {
    if (piece.kind !== 'flat') {
      // A skirt that was sent as a dress is a skirt.
      const kind = type === 'auto' || piece.kind === 'bottom' ? piece.kind : type;
      const { image, mask, model, asSeen, isHidden } = piece;
      return { image, mask, kind, cut: await this.cutOfWorn(kind, piece), model, asSeen, isHidden };
    }
    const chances = piece.chances ?? (await this.networks.cutter.look(onGrey(piece))).chances;
    const { finder, necks } = this.networks;
    const landmarks = await finder.find(piece.image, piece.mask);
    if (landmarks === undefined) throw noGarment();
    const isBelieved = piece.chances === undefined && type !== 'auto';
    const kind = isBelieved ? type : kindFor(chances, type, landmarks.chances);
    const { trousers, shorts, skirt } = landmarks.chances;
    const isLegged = hasLegs(chances) ?? trousers + shorts > skirt;
    const inside = kind === 'bottom' ? undefined : await necks.insideOf(piece.image, piece.mask, landmarks);
    const garment = withLandmarks(piece, kind, { landmarks, hasLegs: isLegged, inside });
    const kinds = kindChances(chances, landmarks.chances);
    return { ...(await this.thread.cleanEdge(garment)), kinds, asSeen: garment };
  }

  /** Legs that stand together part in no outline: the cutter, which knows folds and seams, is asked first. */
  private async cutOfWorn(kind: GarmentKind, { image, mask }: WornPiece): Promise<Cut> {
    if (kind !== 'bottom') return 'upper';
    const { chances } = await this.networks.cutter.look(onGrey(cutGarment(image, mask)));
    return (hasLegs(chances) ?? hasTwoLegs(mask)) ? 'trousers' : 'skirt';
  }
}

/** A skirt may be meant by a dress, trousers are not. */
function isLeggings({ kind, mask }: Piece, type: GarmentType): boolean {
  return type === 'dress' && kind === 'bottom' && hasTwoLegs(mask);
}

function noSuchPiece(type: GarmentType, pieces: readonly Piece[]): TryOnError {
  const worn = [...new Set(pieces.map(({ kind }) => kind))];
  if (worn.length === 0) return noGarment();
  return new TryOnError(
    'SEGMENTATION_FAILED',
    `The person in clothing_image wears no ${type} that can be told from the rest; what can is: ${worn.join(', ')}. Send one of these as garment_type, or a photo of the garment alone.`,
    { atFault: 'garment_photo' },
  );
}

/** A cut-out as a photo of it would be. */
function onGrey({ image, mask }: CutGarment): Image {
  const out = copyImage(image);
  for (let i = 0; i < mask.data.length; i++) {
    const share = mask.data[i]!;
    for (let c = i * 3; c < i * 3 + 3; c++)
      out.data[c] = Math.round(image.data[c]! * share + GREY * (1 - share));
  }
  return out;
}

const GREY = 236;

async function decodeCutOut(cutOut: Uint8Array): Promise<CutGarment> {
  const { image, alpha } = await decode(cutOut, GARMENT_SIDE, 'clothing_image', { cutOut: true });
  return cutGarment(image, alpha ?? newMask(image, 1));
}

function inColour(garment: Garment, colour: string): Garment {
  const image = recolour(garment.image, garment.mask, colour);
  if (garment.asSeen === undefined) return { ...garment, image };
  const { mask } = garment.asSeen;
  const asSeen = { mask, image: recolour(garment.asSeen.image, mask, colour) };
  if (garment.model === undefined) return { ...garment, image, asSeen };
  const model = { ...garment.model, image: recolour(garment.model.image, mask, colour) };
  return { ...garment, image, asSeen, model };
}

/** Moves the garment's middle colour to `colour` (`#rrggbb`), folds and pattern kept. */
export function recolour(image: Image, mask: Mask, colour: string): Image {
  const wanted = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour);
  if (wanted === null)
    throw new TryOnError('INVALID_IMAGE_FORMAT', `The colour "${colour}" is not of the form #rrggbb.`);
  const to = wanted.slice(1).map((hex) => Number.parseInt(hex, 16)) as [number, number, number];
  const from = medianColour(image, mask) ?? [128, 128, 128];
  const [fromL] = labOf(...from);
  const [toL] = labOf(...to);
  const out = copyImage(image);
  for (let i = 0; i < mask.data.length; i++) {
    if (mask.data[i]! <= 0) continue;
    const p = i * 3;
    const [l] = labOf(image.data[p]!, image.data[p + 1]!, image.data[p + 2]!);
    const light = toL > 1 ? Math.max(0, toL + (l - fromL) * 0.9) / toL : Math.max(0, l / Math.max(1, fromL));
    for (let c = 0; c < 3; c++)
      out.data[p + c] = Math.min(255, Math.round(Math.max(toL > 1 ? 0 : 255 * 0.02, to[c]!) * light ** 1.3));
  }
  return out;
}
