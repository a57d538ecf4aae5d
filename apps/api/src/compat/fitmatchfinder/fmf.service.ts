import { Injectable } from '@nestjs/common';
import { type GroupKind, type ImagePk, ImagesService, NumberedImages } from '#catalog';
import {
  createPrompt,
  type FmfCreateImage,
  type FmfImageDto,
  type FmfPrompt,
  type FmfRecommendationsDto,
  type FmfUpdateImage,
} from '#contracts';
import { RecommendService } from '#embedding';
import type { Tenant } from '#tenant';
import { fmfImageDto } from './fmf.dto.js';

/** FitMatchFinder's calls in terms of the canonical services. */
@Injectable()
export class FitMatchFinderService {
  constructor(
    private readonly images: ImagesService,
    private readonly numbered: NumberedImages,
    private readonly recommendations: RecommendService,
  ) {}

  async *list(tenant: Tenant): AsyncGenerator<FmfImageDto> {
    for await (const image of this.numbered.all(tenant)) yield fmfImageDto(image);
  }

  async get(tenant: Tenant, pk: ImagePk): Promise<FmfImageDto> {
    return fmfImageDto(await this.numbered.one(tenant, pk));
  }

  async create(tenant: Tenant, fields: FmfCreateImage, photo: Buffer): Promise<FmfImageDto> {
    const groups = await this.groupsOf(tenant, fields);
    const { image } = await this.images.create(tenant, { name: fields.name, ...groups }, photo);
    return this.show(tenant, image.id);
  }

  /** As Django's serializer does: what is not sent stays. */
  async update(
    tenant: Tenant,
    pk: ImagePk,
    fields: FmfUpdateImage,
    photo: Buffer | undefined,
  ): Promise<FmfImageDto> {
    const { id } = await this.numbered.one(tenant, pk);
    const groups = await this.groupsOf(tenant, fields);
    const name = fields.name === undefined ? {} : { name: fields.name };
    await this.images.update(tenant, id, { ...name, ...groups }, photo);
    return this.show(tenant, id);
  }

  async delete(tenant: Tenant, pk: ImagePk): Promise<void> {
    const { id } = await this.numbered.one(tenant, pk);
    await this.images.delete(tenant, id);
  }

  async recommend(tenant: Tenant, { prompt, num_results }: FmfPrompt): Promise<FmfRecommendationsDto> {
    const { num_results: numResults, ...asked } = createPrompt.parse({ prompt, num_results });
    const found = await this.recommendations.recommend(tenant, { ...asked, numResults });
    const ids = found.results.map((result) => result.image_id);
    const known = await this.numbered.byId(tenant, ids);
    const images = found.results.flatMap(({ image_id, score }) => {
      const image = known.get(image_id);
      return image === undefined ? [] : [{ ...fmfImageDto(image), score }];
    });
    return { PromptID: found.prompt_id, prompt, number_recommended_images: images.length, images };
  }

  private async show(tenant: Tenant, id: string): Promise<FmfImageDto> {
    const image = (await this.numbered.byId(tenant, [id])).get(id);
    if (image === undefined) throw new Error('The image that was just written is not there.');
    return fmfImageDto(image);
  }

  private async groupsOf(
    tenant: Tenant,
    fields: FmfUpdateImage,
  ): Promise<Partial<Record<GroupKind, string>>> {
    const given: [GroupKind, string | undefined][] = [
      ['category', fields.Category ?? fields.category],
      ['style', fields.Styles ?? fields.style],
      ['age_group', fields.AgeGroup ?? fields.age_group],
    ];
    const named: Partial<Record<GroupKind, string>> = {};
    for (const [kind, group] of given) {
      if (group !== undefined) named[kind] = await this.numbered.groupName(tenant, kind, group);
    }
    return named;
  }
}
