/** Rows in an order: positions, the first first. */

export function withoutItem(order: Uint32Array, item: number): Uint32Array {
  const index = order.indexOf(item);
  if (index === -1) return order;
  order.copyWithin(index, index + 1);
  return order.subarray(0, order.length - 1);
}

/** Room for more stands behind the order, so that most insertions copy nothing but the tail. */
export function withItem(
  order: Uint32Array,
  item: number,
  compare: (left: number, right: number) => number
): Uint32Array {
  let low = 0;
  let high = order.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(order[middle] ?? 0, item) < 0) low = middle + 1;
    else high = middle;
  }
  const roomItems = order.buffer.byteLength / order.BYTES_PER_ELEMENT;
  let longer: Uint32Array;
  if (roomItems > order.length) longer = new Uint32Array(order.buffer, 0, order.length + 1);
  else {
    longer = new Uint32Array(new ArrayBuffer((order.length * 2 + 16) * order.BYTES_PER_ELEMENT), 0, order.length + 1);
    longer.set(order);
  }
  longer.copyWithin(low + 1, low, order.length);
  longer[low] = item;
  return longer;
}
