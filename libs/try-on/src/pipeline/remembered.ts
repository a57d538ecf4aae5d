type Place<V> = { next: WeakMap<object, Place<V>>; made?: { value: V } };

const newPlace = <V>(): Place<V> => ({ next: new WeakMap() });

/**
 * `make`, whose answer to the same objects is made once and kept for as long as they are in use. Neither they nor the answer
 * may be changed afterwards.
 */
export function remembered<K extends readonly object[], V>(make: (...of: K) => V): (...of: K) => V {
  const root = newPlace<V>();
  return (...of) => {
    let place = root;
    for (const each of of) {
      const next = place.next.get(each) ?? newPlace<V>();
      place.next.set(each, next);
      place = next;
    }
    place.made ??= { value: make(...of) };
    return place.made.value;
  };
}
