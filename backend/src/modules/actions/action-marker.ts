/** What is put into the names of created things, so that a lost answer can be found again (no idempotency keys exist). */
export function actionMarker(actionId: string): string {
  return `aw-${actionId.replaceAll('-', '').slice(0, 12)}`;
}
