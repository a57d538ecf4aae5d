/** SQL on a row of `prompts`: prompts that differ in case or white space alone are one. */
export const SPELLING = `lower(regexp_replace(btrim(prompt), '\\s+', ' ', 'g'))`;
