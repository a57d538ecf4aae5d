/** Whether an encoder was taught all words of a text; undefined where what it was taught is not listed. */
export type Knows = (text: string) => boolean | undefined;
