import type { GroupKind } from '#catalog';

/** What the three kinds are called in paths, operation ids and sentences. */
export const GROUP_WORDS: Record<
  GroupKind,
  { path: string; one: string; many: string; Id: string; Ids: string }
> = {
  category: {
    path: 'categories',
    one: 'a category',
    many: 'the categories',
    Id: 'Category',
    Ids: 'Categories',
  },
  style: { path: 'styles', one: 'a style', many: 'the styles', Id: 'Style', Ids: 'Styles' },
  age_group: {
    path: 'age-groups',
    one: 'an age group',
    many: 'the age groups',
    Id: 'AgeGroup',
    Ids: 'AgeGroups',
  },
};

export const CREATE_DESCRIPTION =
  'One of this name, case and white space aside, is given the name and, where one is sent, the description: sending ' +
  'it twice makes one. The first item that names one makes it as well.';

export const DELETE_DESCRIPTION =
  '409 with the number of items while any are in it; with `detach=true` they lose it. Deleted for good.';
