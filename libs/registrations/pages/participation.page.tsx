import { Page } from '#platform';
import type { Participation } from '../participation.entity.js';
import { inWords } from '../participation.policy.js';

/** The participation table of a list for everybody: a table about each thing, with a bar beside each figure. */
export const ParticipationPage = ({ table, ...frame }: { network: string; sample: boolean; table: Participation }) => (
  <Page title={`Who took part: ${table.name}`} {...frame}>
    <h1>Who took part: {table.name}</h1>
    <p>
      {table.heldOn ? `${inWords(table.heldOn)}. ` : ''}
      {table.total === null ? `Fewer than ${table.leastShown} people registered, so their number and all figures are not shown.` : `${table.total} people registered.`}
    </p>
    {table.total === null
      ? null
      : table.groups.map((group) => (
          <table>
            <caption>By {group.title.toLowerCase()}</caption>
            <thead>
              <tr>
                <th scope="col">{group.title}</th>
                <th scope="col" class="n">
                  People
                </th>
                <th scope="col" class="n">
                  Share
                </th>
              </tr>
            </thead>
            <tbody>
              {group.cells.map(({ label, n, percent }) => (
                <tr>
                  <th scope="row">
                    {label}
                    <Bar percent={percent} />
                  </th>
                  {n === null ? (
                    <td colspan={2} class="n">
                      not shown
                    </td>
                  ) : (
                    <>
                      <td class="n">{n}</td>
                      <td class="n">{`${percent} %`}</td>
                    </>
                  )}
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row">All</th>
                <td class="n">{table.total}</td>
                <td class="n">100 %</td>
              </tr>
            </tfoot>
          </table>
        ))}
    {table.groups.some(({ cells }) => cells.some(({ hidden }) => hidden)) && table.total !== null ? (
      <p class="note">
        Where a line says “not shown”, fewer than {table.leastShown} people are in it, or its number would give such a small one away. That keeps single people from being found.
      </p>
    ) : null}
    <p class="small">
      Everybody counts once in each table, by what they said when they registered. Shares are rounded. These are the figures of {inWords(table.asOf)}.
    </p>
  </Page>
);

/** The figure beside it as a bar; none where it is not shown. It says nothing the row does not say in words. */
const Bar = ({ percent }: { percent: number | null }) =>
  percent === null ? null : (
    <svg class="bar" viewBox="0 0 100 6" width="100%" height="10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect width={percent} height="6" fill="currentColor" />
    </svg>
  );
