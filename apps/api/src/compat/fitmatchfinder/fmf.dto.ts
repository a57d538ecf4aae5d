import type { NumberedGroup, NumberedImage } from '#catalog';
import type { FmfImageDto } from '#contracts';

/** An item in FitMatchFinder's words. */
export function fmfImageDto(image: NumberedImage): FmfImageDto {
  return {
    ImageID: image.number,
    id: image.id,
    name: image.name,
    Photo: image.photoUrl,
    Processor_embedded: image.isEmbedded,
    Category: image.category && { CategoryId: image.category.number, ...words(image.category) },
    Styles: image.style && { StyleId: image.style.number, ...words(image.style) },
    AgeGroup: image.ageGroup && { AgeGroupId: image.ageGroup.number, ...words(image.ageGroup) },
  };
}

function words({ name, description }: NumberedGroup) {
  return { name, description };
}
