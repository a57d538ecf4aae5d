import { pageQuery } from '#contracts';

/** The query string of the admin listings: a page, and nothing else. */
export const adminListQuery = pageQuery.strict();
