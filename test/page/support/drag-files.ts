import type { Locator } from 'playwright-core';

/** Takes files of the disk over an element with the mouse, as from a window beside the browser. */
export async function dragFiles(onto: Locator, files: string[]) {
  await onto.scrollIntoViewIfNeeded();
  const box = await onto.boundingBox();
  if (box === null) throw new Error('There is nothing to drag onto.');
  const place = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const session = await onto.page().context().newCDPSession(onto.page());
  const data = { items: [], files, dragOperationsMask: 1 };
  const send = (type: 'dragEnter' | 'dragOver' | 'drop', at = place) =>
    session.send('Input.dispatchDragEvent', { type, ...at, data });
  await send('dragEnter');
  await send('dragOver');
  return { drop: () => send('drop'), leave: () => send('dragOver', { x: 1, y: 1 }) };
}
