import {
  BadRequestException,
  ConflictException,
  Body,
  Controller,
  ForbiddenException,
  HttpCode,
  Post,
  Req,
  UnprocessableEntityException,
} from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Encoders } from '#embedding/encoder';
import {
  isTimely,
  ModelNotAvailableError,
  PHOTO_VECTOR_PATH,
  PhotoUnreadableError,
  signedPathOf,
} from '#embedding/indexing';
import { UrlSigner } from '#platform';

type Signed = { at?: string; model?: string; sig?: string };

/** Encodes a photo that a shopper searches by, for the API alone: the call is signed. Nothing of it is kept. */
@Controller()
export class PhotoVectorController {
  constructor(
    private readonly encoders: Encoders,
    private readonly signer: UrlSigner,
  ) {}

  @Post(PHOTO_VECTOR_PATH)
  @HttpCode(200)
  async encode(@Body() photo: unknown, @Req() request: FastifyRequest): Promise<{ vector: string }> {
    if (!Buffer.isBuffer(photo)) throw new BadRequestException();
    const { at = '', model = '', sig = '' } = request.query as Signed;
    if (
      !isTimely(Number(at), Date.now()) ||
      !this.signer.verify(signedPathOf(photo, model, Number(at)), sig)
    ) {
      throw new ForbiddenException();
    }
    const encoder = await this.encoders.of(model).catch((error: unknown) => {
      throw error instanceof ModelNotAvailableError ? new ConflictException() : error;
    });
    const [vector] = await encoder.encodePhotos([photo]);
    if (vector instanceof PhotoUnreadableError) throw new UnprocessableEntityException();
    if (!(vector instanceof Float32Array)) throw vector ?? new Error('the encoder left a photo out');
    const bytes = Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength);
    return { vector: bytes.toString('base64') };
  }
}
