import type { Wanted } from '#sdk';

/** A name of a file in the code in place of the photo that was chosen. */
const PHOTO = 'photo.jpg';

/** The same question on the command line; the token is named, not shown. */
export function asCurl(url: string, wanted: Wanted): string {
  const header = '-H "X-API-Key: $VITRINE_TOKEN"';
  if (wanted.similarTo !== undefined) {
    const { similarTo, filters = {}, ...options } = wanted;
    const query = Object.entries({ ...options, ...filters }).map(
      ([name, value]) => `--data-urlencode ${quoted(`${name}=${valueText(value)}`)}`,
    );
    return lines(`curl -G ${quoted(`${url}/api/images/${similarTo}/similar`)}`, header, ...query);
  }
  if (wanted.photo !== undefined) {
    const { photo: _, filters = {}, ...options } = wanted;
    const fields = Object.entries({ ...options, ...filters }).map(
      ([name, value]) => `-F ${quoted(`${name}=${valueText(value)}`)}`,
    );
    return lines(`curl ${quoted(`${url}/api/recommend/photo`)}`, header, `-F photo=@${PHOTO}`, ...fields);
  }
  return lines(
    `curl ${quoted(`${url}/api/prompts`)}`,
    header,
    '-H "Content-Type: application/json"',
    `-d ${quoted(JSON.stringify(wanted))}`,
  );
}

/** The same question with the SDK. */
export function asSdk(url: string, wanted: Wanted): string {
  const { photo, ...rest } = wanted;
  const question = JSON.stringify(rest, null, 2).replace(/"([a-zA-Z_]+)":/g, '$1:');
  const asked =
    photo === undefined
      ? question
      : question.replace(/^\{/, `{\n  photo: '${PHOTO}',`).replace(/,\s*\}$/, '\n}');
  return [
    "import { Vitrine } from '@vitrine/sdk';",
    '',
    `const vitrine = new Vitrine({ url: '${url}', key: process.env.VITRINE_TOKEN });`,
    `const { results } = await vitrine.recommend(${asked});`,
  ].join('\n');
}

function lines(...parts: string[]): string {
  return parts.join(' \\\n  ');
}

function valueText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** As a shell takes it word for word. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
