// Reads: a page is one statement.
//
// A resolver says `return this.reads.list(Table, actor, info)` and nothing else. What the operation asks of the table, its
// seats, their holders and so on down becomes one prepared SQL statement, whose JSON goes into the response as it is.
//
//   asked.ts      what an operation asks of an entity: fragments, aliases, @skip and @include resolved, merged fields merged
//   catalogue.ts  what stands behind each field: a column, an expression, a relation; or a method, which no statement knows
//   select.ts     the statement: to-one relations joined, to-many ones as correlated lists, each row behind its predicate. What a
//                 foreign key holds to be there, for somebody who may see all of it, is joined as it is and not asked about
//   values.ts     a value as SQL that JSON takes as it is: enums, instants, what a column holds as JSON
//   page.ts       connections with cursors: one row more is read than is asked for, and tells whether more follows
//   pieces.ts     a statement is compiled to pieces of text; those that depend on the actor and the arguments are said anew at
//                 each request, with every value bound. The same shape of actor and filter gives the same text; what only asks
//                 whether somebody is a member is said once for members and once for everybody else
//   plans.ts      what was compiled, kept as long as the parsed document
//   reads.ts      the port: list, one, page
//   direct.ts     the short way for queries of the web app that Apollo has let through once: apps/api/short-way.ts hands them in
//   outline.ts    what of an operation is the same at each request: its fields, who answers them, the kinds of its variables
//   splice.ts     the Apollo plugin: calls root resolvers with their guard, pipe and arguments (graphql/calls.ts), writes their text
//   spliced.ts    text on its way; the root fields that read at one moment go to the database together, as one statement
//   plain.ts      the same answers level by level, for READS=plain
//
// To take part an entity needs `@Visible`: who sees a row, who sees a column, the order of lists, computed columns. TypeORM's
// relations are read as they are; `addReadable` adds others beside the entity, also from a higher room, with arguments:
//
//   @Visible({ rows: members, columns: { note: runsItsTable }, order: (r) => `${r}.starts_at`, computed: { coming: (r) => `select count(*) from …` } })
//   addReadable(Table, { field: 'nextMeeting', to: () => Meeting, kind: 'first', by: 'tableId', where: (r, bind, { after }) => `${r}.starts_at > ${bind(after)}` });
//
// An order may look at a row that a relation leads to: `(r, to) => `${to('sector')}.position``; where the operation asks for
// it anyhow, it is joined once.
//
// A field with arguments, or of a higher room, is declared to GraphQL by a @ResolveField whose body is never run.
//
// Visibility is declared once and holds on every path: no guard runs on a field below the root, and no pipe on its arguments.
//
// Three paths give equal answers, which a naive reader in `test/naive` judges (`npm run fuzz reads`):
//
//   text   every field can be said in SQL, and what a resolver returns is what `Reads` gave it
//   rows   anything else (a method answers a field; an error must be told; a resolver does more than return): the same SQL
//          brings rows under their properties' names, and graphql-js goes on. Only the root fields concerned pay for it
//   plain  READS=plain: without the compiler
//
// A value that GraphQL may not give out as it is (nothing where there must be something, a word that an enum does not know)
// stops the statement; the rows then go through graphql-js, which tells the caller what it always tells. So errors are the
// same on every path, and are masked by the same formatter. Documents were bounded by Apollo's validation before they come here.
export { Direct } from './direct.js';
export { checkVisible } from './catalogue.js';
export { Reads } from './reads.js';
export { splicing } from './splice.js';
export { stringify } from './spliced.js';
export { addReadable, anyone, type Bind, members, nobody, type Predicate, Visible, visibilityOf } from './visible.js';
