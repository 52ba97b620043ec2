import { Page } from '#platform';

/** The schema to read, and a box to try a document in. Loads nothing from outside. */
export const ExplorerPage = ({ network, schema }: { network: string; schema: string }) => (
  <Page title="Explorer" network={network}>
    <h1>Explorer</h1>
    <p>You are whoever you signed in as. Documents of your own run on this machine only.</p>
    <form id="try">
      <label for="document">A document</label>
      <textarea id="document" rows={10} spellcheck={false}>
        {'query { network { name sample } }'}
      </textarea>
      <label for="variables">Its variables, as JSON</label>
      <textarea id="variables" rows={3} spellcheck={false}>
        {'{}'}
      </textarea>
      <button type="submit">Run</button>
    </form>
    <pre id="answer" role="status" tabindex={0}>
      The answer comes here.
    </pre>
    <h2>The schema</h2>
    <pre tabindex={0}>{schema}</pre>
    <script src="/dev/explorer.js" />
  </Page>
);

/** Sends the box's document and shows what comes back. */
export const EXPLORER_SCRIPT = `
const by = (id) => document.getElementById(id);
by('try').addEventListener('submit', async (event) => {
  event.preventDefault();
  try {
    const body = JSON.stringify({ query: by('document').value, variables: JSON.parse(by('variables').value || '{}') });
    const response = await fetch('/graphql', { method: 'POST', headers: { 'content-type': 'application/json', 'apollo-require-preflight': 'true' }, body });
    by('answer').textContent = JSON.stringify(await response.json(), null, 2);
  } catch (error) {
    by('answer').textContent = String(error.message);
  }
});
`;
