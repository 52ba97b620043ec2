const UNREACHED = 'We could not reach the network’s server. Please check your connection and try again.';

/**
 * Hands the recovery copy of a key to the browser as a file; resolves to a sentence when that did not work. By `fetch`,
 * so that the page knows when it is done and can say so.
 */
export async function saveKey(id: string): Promise<string | undefined> {
  try {
    const answer = await fetch(`/exports/evaluations/${id}/recovery-key`, { method: 'POST', credentials: 'same-origin', headers: { accept: 'application/json' } });
    if (!answer.ok) return ((await answer.json().catch(() => ({}))) as { message?: string }).message ?? 'We could not hand out the key. Please reload the page and try again.';
    const url = URL.createObjectURL(await answer.blob());
    const link = document.createElement('a');
    link.href = url;
    link.download = `evaluation-${id}.pem`;
    link.click();
    URL.revokeObjectURL(url);
    return undefined;
  } catch {
    return UNREACHED;
  }
}
