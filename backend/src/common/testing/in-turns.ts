/** Does `work` for each item, a few at a time, as several callers would. */
export async function inTurns<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const next = items.values();
  const turn = async () => {
    for (const item of next) await work(item);
  };
  await Promise.all(Array.from({ length: 6 }, turn));
}
