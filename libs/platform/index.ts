// Owns: configuration, database, jobs, outbox, reads, GraphQL, pages, clock: the ground, with no word of our subject.
// Promises: one way to each of them; what is not declared (permission, visibility, handler) stops the start.
// Refuses: any import of a room above it.
export { type Actor, ActorSource, CurrentActor, type FastifyReply, type FastifyRequest, NOBODY, SYSTEM } from './auth/actor.js';
export { Operations, Requires, RequiresGuard } from './auth/requires.js';
export { Clock, HOME_ZONE } from './clock/clock.js';
export { refuseWrongZones, wrongZones, ZONE_TRUTH } from './clock/zones.js';
export { Config, describeSettings, readConfig } from './config/config.js';
export { dataSource, type Tables } from './db/data-source.js';
export { Db } from './db/db.js';
export { migrate } from './db/migrate.js';
export { messageSocket } from './db/socket.js';
export { schemaSql } from './db/schema-sql.js';
export { AppError, constraintSays, type ErrorCode, MASKED, toAppError } from './errors/app-error.js';
export { connectionOf, PageArgs } from './graphql/connection.js';
export { type KnownOperations, readKnownOperations, resolveKnown } from './graphql/known.js';
export { Instant, LocalDate } from './graphql/scalars.js';
export { type Call, Calls } from './graphql/calls.js';
export { graphqlModule } from './graphql/setup.js';
export { EMAIL, EmailText, Id, Text } from './graphql/text.js';
export { inputPipe } from './graphql/input.pipe.js';
export { defineJob, HandlesJob, type Job, type JobHandler, Jobs } from './jobs/jobs.js';
export { Queues } from './jobs/queues.js';
export { JobRunner } from './jobs/runner.js';
export { log } from './log.js';
export { allLetters, defineLetter, type Letter, letterCalled, type LetterFrame, stillWanted, wantedSql } from './outbox/letter.js';
export { DeliveryConnection, Outbox, OutboxState } from './outbox/outbox.entity.js';
export { OutboxService, type Posting, sendDue } from './outbox/outbox.js';
export { html, Page, RefusalPage } from './pages/page.js';
export { PAGES_CSS } from './pages/style.js';
export { type Box, type Laid, LETTER_PAGE, MissingGlyph, Overflow, type Paper, Pdf, type Size } from './pdf/pdf.js';
export { Picture } from './pdf/picture.js';
export { type Qr, qrOf } from './pdf/qr.js';
export { platformTables } from './migrations/index.js';
export { PlatformModule } from './platform.module.js';
export { addReadable, anyone, type Bind, checkVisible, members, nobody, type Predicate, Direct, Reads, Visible } from './reads/index.js';
export { defineRoom, type Room, sideOf } from './room.js';
export { derivedKey, isOurLink, seal, signLink, unseal } from './secrets/seal.js';
