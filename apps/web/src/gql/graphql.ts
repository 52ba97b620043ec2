/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** Something to say to many. */
export type AnnouncementInput = {
  /** To whom it goes. */
  audience: AudienceInput;
  /** The text, at most 10000 characters. */
  body: string;
  /** A key that is new for each announcement. */
  key: string | number;
  /** The language of the text as a BCP 47 tag; English unless said otherwise. */
  lang?: string | null | undefined;
  /** The subject, at most 100 characters. */
  subject: string;
  /** The table it is from; none for the whole network. */
  tableId?: string | number | null | undefined;
};

/** To whom an announcement goes: whoever fits every line that says something. */
export type AudienceInput = {
  /** People on one of these registration lists. */
  listIds?: Array<string | number> | null | undefined;
  /** Of these people only. */
  memberIds?: Array<string | number> | null | undefined;
  /** People of these regions. */
  regionIds?: Array<string | number> | null | undefined;
  /** People with one of these primary roles. */
  roles?: Array<PrimaryRole> | null | undefined;
  /** People of these sectors. */
  sectorIds?: Array<string | number> | null | undefined;
  /** People who hold a seat at one of these tables. */
  tableIds?: Array<string | number> | null | undefined;
};

/** How a phone call ended, where no answer was keyed in. */
export type CallOutcome =
  /** Nobody was there, or they asked to be phoned again. */
  | 'CALL_BACK'
  /** They would rather not answer. */
  | 'DECLINED'
  /** The number is no longer theirs. */
  | 'MOVED';

/** Where a campaign stands. */
export type CampaignState =
  /** No letter waits any more. */
  | 'DONE'
  /** It was given up: what had not gone stays. */
  | 'DROPPED'
  /** Somebody stopped it for now. */
  | 'PAUSED'
  /** Its letters are going out. */
  | 'RUNNING'
  /** The mail server is away or takes nothing; it goes on by itself. */
  | 'UNREACHABLE';

/** What the cards of a run say. */
export type CardTextInput = {
  /** The text, at most 1000 characters. */
  body: string;
  /** The heading, at most 120 characters. */
  heading: string;
};

/** A community to add, or to change when an id is given. */
export type CommunityInput = {
  /** The community. */
  id?: string | number | null | undefined;
  /** The names its people give it. */
  localNames?: Array<PlaceNameInput> | null | undefined;
  /** A name for the community, at most 80 characters. */
  name: string;
  /** A region. */
  regionId: string | number;
  /** Its time zone. */
  timeZone: string;
};

/** That a member agreed to be written to. */
export type ConsentInput = {
  /** The last day it holds. Implied consent ends after two years unless said otherwise. */
  expiresOn?: string | null | undefined;
  /** Since which day. */
  givenOn: string;
  /** On what ground. */
  kind: ConsentKind;
  /** From where we know, at most 200 characters. */
  source: string;
};

/** On what ground we may write (Canada's Anti-Spam Legislation). */
export type ConsentKind =
  /** They said yes. It holds until they say stop. */
  | 'EXPRESS'
  /** They took part in something of ours. It runs out after two years. */
  | 'IMPLIED';

/** By which way a step reaches people. */
export type ContactChannel =
  /** An email to each. */
  | 'EMAIL'
  /** A list of names and numbers for volunteers. */
  | 'PHONE'
  /** A printed card to each. */
  | 'POST';

/** The steps by which the people of an evaluation are asked, with their bounds. */
export type ContactPlanInput = {
  /** Day 0, from which the steps are counted. */
  anchorOn: string;
  /** What one card costs with its postage, in cents. */
  cardCents: number;
  /** An evaluation. */
  evaluationId: string | number;
  /** How often one person is contacted at most. */
  mostContacts: number;
  /** What its cards may cost in all, in cents; none for no limit. */
  mostPostCents?: number | null | undefined;
  /** Its steps, in their order. */
  steps: Array<ContactStepInput>;
};

/** Where a contact plan stands. */
export type ContactPlanState =
  /** No step is left, or it was ended. */
  | 'DONE'
  /** It can still be changed; nobody was asked. */
  | 'DRAFT'
  /** Somebody stopped it for now: no step goes, and no letter of it either. */
  | 'PAUSED'
  /** Each step goes when its hour comes. */
  | 'RUNNING';

/** One step of a contact plan. */
export type ContactStepInput = {
  /** By which way. */
  channel: ContactChannel;
  /** How many days after day 0; before it where negative. */
  dayOffset: number;
  /** At which hour of that day, from 0 to 23, Pacific Time. */
  hour: number;
  /** Whether it only tells that we shall ask. */
  notice: boolean;
  /** What it says, in each language. */
  texts: Array<ContactTextInput>;
};

/** What a step says, in one language. */
export type ContactTextInput = {
  /** A text, at most 2000 characters. */
  body: string;
  /** Its language, as a tag such as en or crx. */
  lang: string;
  /** A subject, at most 100 characters. */
  subject: string;
};

/** Who sees how a member can be reached. */
export type ContactVisibility =
  /** Admins and the champions of their tables. */
  | 'ADMINS'
  /** Also every signed-in member. */
  | 'NETWORK'
  /** Also the people at the same tables. */
  | 'TABLES';

/** What the letters of a campaign are counted under. */
export type CountedState =
  /** Taken, but reported as not delivered. */
  | 'BOUNCED'
  /** Handed over with no word; a person decides. */
  | 'DOUBTFUL'
  /** Of members who asked to be erased since. */
  | 'ERASED'
  /** Impossible to send. */
  | 'FAILED'
  /** Waiting for a person. */
  | 'HELD'
  /** Waiting, or being sent right now. */
  | 'PENDING'
  /** Taken by the mail server. */
  | 'SENT'
  /** No longer wanted. */
  | 'SKIPPED'
  /** Past their time. */
  | 'STALE';

/** The state of a seat on a day. */
export type Coverage =
  /** Its sector does not exist in this community. */
  | 'DOES_NOT_EXIST_HERE'
  /** Somebody holds it. */
  | 'FILLED'
  /** The holder of a seat at another table serves it. */
  | 'SERVED_FROM_ELSEWHERE'
  /** Somebody holds it, and may need a hand. */
  | 'THIN'
  /** Nobody holds it. */
  | 'VACANT';

/** People whose feedback was taken in the room. */
export type CreditInput = {
  /** An evaluation. */
  evaluationId: string | number;
  /** The day of that meeting: whoever was there is credited. */
  on?: string | null | undefined;
  /** Emails or names, one a line or as CSV, at most 200000 characters. */
  people?: string | null | undefined;
  /** The table whose meeting it was. */
  tableId?: string | number | null | undefined;
};

/** Where a letter is on its way. */
export type DeliveryState =
  /** Somebody is at work on it. */
  | 'CLAIMED'
  /** Handed over, with no word whether it was taken; a person decides. */
  | 'DOUBTFUL'
  /** It cannot be sent. */
  | 'FAILED'
  /** Being handed to the mail server right now. */
  | 'HANDING'
  /** It cannot go as things are, and waits for a person. */
  | 'HELD'
  /** Waiting for its turn. */
  | 'PENDING'
  /** The mail server has taken it. */
  | 'SENT'
  /** No longer wanted, so it was not sent. */
  | 'SKIPPED'
  /** Its time passed before it could be sent. */
  | 'STALE';

/** What became of somebody's digest of a period. */
export type DigestOutcome =
  /** It was handed on to be sent. */
  | 'SENT'
  /** None was sent, for a reason. */
  | 'SKIPPED';

/** Why two members look like one person. */
export type DuplicateReason =
  /** Their names are nearly the same, and they share a community or an organisation. */
  | 'NEAR_NAME'
  /** They share an email address: that of one is known as another address of the other. */
  | 'SAME_EMAIL'
  /** Their names have the same words, in any order, whatever the accents. */
  | 'SAME_NAME'
  /** They have the same phone number. */
  | 'SAME_PHONE';

/** When and why somebody left a seat. */
export type EndHoldingInput = {
  /** The holding that ends. */
  holdingId: string | number;
  /** A note for those who run the table, at most 500 characters. */
  note?: string | null | undefined;
  /** Why it ends. */
  reason: EndReason;
  /** The first day on which they no longer hold it. */
  until: string;
};

/** Why somebody left a seat. */
export type EndReason =
  /** They changed jobs. */
  | 'CHANGED_JOB'
  /** They are on leave. */
  | 'LEAVE'
  /** They moved away. */
  | 'MOVED_AWAY'
  /** They no longer have the time. */
  | 'NO_TIME'
  /** Another reason. */
  | 'OTHER'
  /** Their position was ended by their organisation. */
  | 'POSITION_ENDED'
  /** Their term at the table ended. */
  | 'TERM_ENDED';

/** Whom an evaluation is for: whoever fits every line that says something. */
export type EvaluationAudienceInput = {
  /** People on this list of registrations. */
  listId?: string | number | null | undefined;
  /** These people only. */
  memberIds?: Array<string | number> | null | undefined;
  /** People of these regions. */
  regionIds?: Array<string | number> | null | undefined;
  /** People with one of these primary roles. */
  roles?: Array<PrimaryRole> | null | undefined;
  /** People of these sectors. */
  sectorIds?: Array<string | number> | null | undefined;
  /** People who hold a seat at one of these tables. */
  tableIds?: Array<string | number> | null | undefined;
};

/** An evaluation to make, or to change when an id is given. */
export type EvaluationInput = {
  /** Whom it is for. */
  audience?: EvaluationAudienceInput | null | undefined;
  /** The day of what it asks about. */
  heldOn?: string | null | undefined;
  /** The evaluation. */
  id?: string | number | null | undefined;
  /** What people read first, in each language. */
  intro: Array<WordsInput>;
  /** Its languages as tags, the main one first. */
  languages: Array<string>;
  /** Its questions, in their order. */
  questions: Array<QuestionInput>;
  /** A name for the evaluation, at most 120 characters. */
  title: string;
};

/** What was said and what was done about it, to all who were asked. */
export type EvaluationNewsInput = {
  /** What was done about it, at most 5000 characters. */
  did: string;
  /** An evaluation. */
  evaluationId: string | number;
  /** A key that is new for each letter. */
  key: string | number;
  /** What people said, at most 5000 characters. */
  said: string;
  /** The subject, at most 100 characters. */
  subject: string;
};

/** Where an evaluation stands. */
export type EvaluationState =
  /** No answer is taken any more. */
  | 'CLOSED'
  /** It can still be changed; nobody was asked. */
  | 'DRAFT'
  /** People are asked and can answer. */
  | 'RUNNING';

/** What one column of the file holds. */
export type ImportColumnInput = {
  /** What it holds; none to leave it out. */
  field?: ImportField | null | undefined;
  /** Its place in the file, from 0. */
  index: number;
};

/** What becomes of a row. */
export type ImportFate =
  /** Nothing to do: they are known and on the list. */
  | 'ALREADY'
  /** It needs a decision first. */
  | 'ASKED'
  /** Somebody the network knows: gaps are filled, and they are registered on the list. */
  | 'KNOWN'
  /** Left out, as somebody decided. */
  | 'LEFT_OUT'
  /** A new member, registered on the list. */
  | 'NEW'
  /** It cannot be taken as it is; a sentence says why. */
  | 'REFUSED'
  /** The same person as on an earlier line of the file. */
  | 'REPEATED';

/** What a column of a file holds. */
export type ImportField =
  /** The whole postal address in one cell. */
  | 'ADDRESS'
  /** Whether they are a parent or caregiver too. */
  | 'ALSO_PARENT'
  /** The place in the postal address. */
  | 'CITY'
  /** Where they live or work. */
  | 'COMMUNITY'
  /** Whether they agreed to be written to: yes, no, or the day. */
  | 'CONSENT'
  /** The email address. */
  | 'EMAIL'
  /** The first name. */
  | 'FIRST_NAME'
  /** Languages they use. */
  | 'LANGUAGES'
  /** The last name. */
  | 'LAST_NAME'
  /** The whole name. */
  | 'NAME'
  /** Where they work or volunteer. */
  | 'ORGANISATION'
  /** How they take part. */
  | 'PARTICIPATION'
  /** The phone number. */
  | 'PHONE'
  /** The postal code. */
  | 'POSTAL_CODE'
  /** What they mainly do. */
  | 'PRIMARY_ROLE'
  /** The province or territory. */
  | 'PROVINCE'
  /** The region they live or work in. */
  | 'REGION'
  /** The day they registered. */
  | 'REGISTERED_ON'
  /** The sector they work in or speak for. */
  | 'SECTOR'
  /** The street, PO box or rural route. */
  | 'STREET';

/** How far an import is. */
export type ImportState =
  /** The fate of each row can be seen. Nothing is written to the network yet. */
  | 'CHECKED'
  /** The fate of each row is being worked out. Nothing is written to the network yet. */
  | 'CHECKING'
  /** The rows are being written, all of them or none. */
  | 'COMMITTING'
  /** All is written. */
  | 'DONE'
  /** It could not be written. Nothing was changed. */
  | 'FAILED'
  /** The file is read; its columns wait to be named. */
  | 'UPLOADED';

/** From which other table a seat is served, and from when. */
export type LendSeatInput = {
  /** The first day. */
  from: string;
  /** The seat at another table whose holder serves it. */
  lenderSeatId: string | number;
  /** The seat that is served. */
  seatId: string | number;
};

/** What the columns of the file hold, and which list it makes. */
export type MapImportInput = {
  /** Since which day they agreed, where the file does not say. */
  consentGivenOn?: string | null | undefined;
  /** From where we know that they agreed to be written to, at most 200 characters. */
  consentSource?: string | null | undefined;
  /** What each column holds. A column not named is left out. */
  fields: Array<ImportColumnInput>;
  /** The day the list is about. */
  heldOn?: string | null | undefined;
  /** A name for the list, at most 120 characters. */
  listName: string;
  /** A table. */
  tableId?: string | number | null | undefined;
};

/** Narrows the list of members. */
export type MemberFilter = {
  /** A community. */
  communityId?: string | number | null | undefined;
  /** An organisation. */
  organisationId?: string | number | null | undefined;
  /** Only those who mainly do this, of those whose role you may see. */
  primaryRole?: PrimaryRole | null | undefined;
  /** A region. */
  regionId?: string | number | null | undefined;
  /** A name to look for, at most 120 characters. */
  search?: string | null | undefined;
  /** A sector. */
  sectorId?: string | number | null | undefined;
};

/** Who a member is and how they may be reached. */
export type MemberInput = {
  /** Whether they are a parent or caregiver too. */
  alsoParent?: boolean | null | undefined;
  /** Whether they may be reached by email. */
  byEmail: boolean;
  /** Whether they may be phoned. */
  byPhone: boolean;
  /** Whether they may be reached by post. */
  byPost: boolean;
  /** A community. */
  communityId?: string | number | null | undefined;
  /** Who sees how they can be reached. */
  contactVisibleTo: ContactVisibility;
  /** An email address. */
  email?: string | null | undefined;
  /** Languages they use, as BCP 47 tags such as crx. */
  languages?: Array<string> | null | undefined;
  /** A name, at most 120 characters. */
  name: string;
  /** An organisation. */
  organisationId?: string | number | null | undefined;
  /** A phone number. */
  phone?: string | null | undefined;
  /** Where post reaches them. */
  postalAddress?: PostalAddressInput | null | undefined;
  /** What they mainly do. */
  primaryRole?: PrimaryRole | null | undefined;
  /** A sector. */
  sectorId?: string | number | null | undefined;
};

/** A part of a member for which the row that goes may win. */
export type MergeField =
  /** The community. */
  | 'COMMUNITY'
  /** Who sees how they can be reached; without it the stricter of the two. */
  | 'CONTACT_VISIBILITY'
  /** The email address; the other one is kept as another address of theirs. */
  | 'EMAIL'
  /** The name. */
  | 'NAME'
  /** The organisation. */
  | 'ORGANISATION'
  /** The phone number. */
  | 'PHONE'
  /** The postal address. */
  | 'POSTAL_ADDRESS'
  /** What they mainly do. */
  | 'PRIMARY_ROLE'
  /** The sector. */
  | 'SECTOR';

/** The name of this network and how its letters are signed. */
export type NetworkInput = {
  /** A name for the network, at most 80 characters. */
  name: string;
  /** The postal address of the sender, at most 300 characters. */
  postalAddress?: string | null | undefined;
  /** Who letters come from, at most 80 characters. */
  senderName: string;
};

/** Who said that a sector does not exist here, and when. */
export type NotHereInput = {
  /** Who said so, at most 200 characters. */
  saidBy: string;
  /** When they said so. */
  saidOn: string;
  /** The seat whose sector does not exist here. */
  seatId: string | number;
};

/** To whom a seat is offered by letter. */
export type OfferSeatInput = {
  /** The member it is offered to. */
  memberId: string | number;
  /** A personal line for the letter, at most 500 characters. */
  note?: string | null | undefined;
  /** The seat on offer. */
  seatId: string | number;
};

/** Where an offer stands. */
export type OfferState =
  /** Taken up: they hold the seat. */
  | 'ACCEPTED'
  /** Declined, with thanks. */
  | 'DECLINED'
  /** No answer in time. */
  | 'LAPSED'
  /** Waiting for an answer. */
  | 'OPEN'
  /** Taken back before an answer. */
  | 'WITHDRAWN';

/** An organisation to add, or to change when an id is given. */
export type OrganisationInput = {
  /** A community. */
  communityId?: string | number | null | undefined;
  /** The organisation. */
  id?: string | number | null | undefined;
  /** A name for the organisation, at most 120 characters. */
  name: string;
  /** A sector. */
  sectorId?: string | number | null | undefined;
};

/** How somebody takes part. */
export type ParticipationKind =
  /** Recorded sessions and the live day. */
  | 'LIVE'
  /** Recorded sessions only. */
  | 'RECORDED';

/** What the people of a place call it. */
export type PlaceNameInput = {
  /** The language as a BCP 47 tag, such as crx. */
  lang: string;
  /** The name in its own writing, at most 80 characters. */
  name: string;
};

/** A postal address to keep, in its parts. */
export type PostalAddressInput = {
  /** Who takes it for them, at most 60 characters. */
  careOf?: string | null | undefined;
  /** A street with its number, at most 60 characters. */
  civic?: string | null | undefined;
  /** A compartment, at most 10 characters. */
  compartment?: string | null | undefined;
  /** A country, where it is not Canada, at most 40 characters. */
  country?: string | null | undefined;
  /** Whether they fetch it at the counter (General Delivery). */
  generalDelivery?: boolean | null | undefined;
  /** A further line, such as a building, at most 300 characters. */
  line?: string | null | undefined;
  /** A place, at most 40 characters. */
  place?: string | null | undefined;
  /** A PO box number, at most 10 characters. */
  poBox?: string | null | undefined;
  /** A postal code, at most 12 characters. */
  postalCode?: string | null | undefined;
  /** The province or territory, in two letters. */
  province?: string | null | undefined;
  /** A rural route number, at most 10 characters. */
  ruralRoute?: string | null | undefined;
  /** A site, at most 10 characters. */
  site?: string | null | undefined;
  /** A station, such as MAIN, at most 30 characters. */
  station?: string | null | undefined;
};

/** How far a run of postcards is. */
export type PostcardRunState =
  /** It is ready to print; nothing changes any more. */
  | 'LOCKED'
  /** Its cards can still change. */
  | 'OPEN'
  /** Its cards are in the post. */
  | 'POSTED';

/** Where a postcard stands. */
export type PostcardState =
  /** It is no longer needed. */
  | 'CANCELLED'
  /** Its name and address are written down: it is ready to print. */
  | 'LOCKED'
  /** It is in the post. */
  | 'POSTED'
  /** It cannot be posted as it is, for a reason. */
  | 'REFUSED'
  /** It came back: its address is not good. */
  | 'RETURNED'
  /** It goes with the run when that is locked. */
  | 'WAITING';

/** That a run was handed to the post. */
export type PostingInput = {
  /** What it cost in all, printing and postage, in cents. */
  costCents: number;
  /** How many cards. */
  count: number;
  /** About how many days the cards take to arrive. */
  leadDays: number;
  /** The day it was handed to the post. */
  postedOn: string;
};

/** Which letters a member wants, and when. */
export type PreferenceInput = {
  /** Whether they want announcements. */
  announcements: boolean;
  /** How often their digest comes. */
  digest: Rhythm;
  /** The hour it comes at, from 0 to 23. */
  hour: number;
  /** Whether they want no letters at all but those they ask for. */
  stop: boolean;
  /** The day of the week it comes on, from 1 for Monday to 7 for Sunday. */
  weekday: number;
  /** Their time zone, such as America/Vancouver. */
  zone: string;
};

/** What somebody does, in the words of the paper's Table 1. */
export type PrimaryRole =
  /** Behaviour analyst. */
  | 'BEHAVIOUR'
  /** Childcare provider. */
  | 'CHILDCARE'
  /** Mental health clinician. */
  | 'CLINICIAN'
  /** Early childhood program coordinator or facilitator. */
  | 'COORDINATOR'
  /** Educator (e.g., early childhood educator, teacher). */
  | 'EDUCATOR'
  /** Healthcare provider (e.g., physician, nurse practitioner, nurse, physiotherapist). */
  | 'HEALTHCARE'
  /** Manager, administrator, or policy maker. */
  | 'MANAGER'
  /** Another role. */
  | 'OTHER'
  /** Peer support worker, outreach worker, or parent/caregiver. */
  | 'PEER'
  /** Researcher. */
  | 'RESEARCHER'
  /** Social worker. */
  | 'SOCIAL_WORKER'
  /** Student. */
  | 'STUDENT';

/** One question of an evaluation. */
export type QuestionInput = {
  /** Of a scale: what the highest number means, in each language. */
  high: Array<WordsInput>;
  /** Of a scale: its highest number, from 3 to 11. */
  highest?: number | null | undefined;
  /** A key for the question, at most 20 characters. */
  key: string;
  /** How it is answered. */
  kind: QuestionKind;
  /** What it asks, in each language. */
  label: Array<WordsInput>;
  /** Of a scale: what 1 means, in each language. */
  low: Array<WordsInput>;
  /** Its options; none unless it is a choice of one or several. */
  options: Array<QuestionOptionInput>;
};

/** How a question is answered. */
export type QuestionKind =
  /** One of several options. */
  | 'CHOICE'
  /** A few sentences. */
  | 'LONG_TEXT'
  /** A number from 1 upwards, with words at both ends. */
  | 'SCALE'
  /** Any number of the options. */
  | 'SEVERAL'
  /** A line of text. */
  | 'SHORT_TEXT'
  /** One to five stars. */
  | 'STARS'
  /** Yes or no. */
  | 'YES_NO';

/** One option of a question. */
export type QuestionOptionInput = {
  /** A key for the option, at most 20 characters. */
  key: string;
  /** What it says, in each language. */
  label: Array<WordsInput>;
};

/** A region to add, or to change when an id is given. */
export type RegionInput = {
  /** The region. */
  id?: string | number | null | undefined;
  /** A name for the region, at most 60 characters. */
  name: string;
  /** Its place in lists, from 1. */
  position?: number | null | undefined;
};

/** A list of registrations to make, or to change when an id is given. */
export type RegistrationListInput = {
  /** The day it is about, where there is one. */
  heldOn?: string | null | undefined;
  /** The list. */
  id?: string | number | null | undefined;
  /** A name for the list, at most 120 characters. */
  name: string;
  /** The table it belongs to. */
  tableId?: string | number | null | undefined;
};

/** How often somebody wants their digest. */
export type Rhythm =
  /** At most once a day. */
  | 'DAILY'
  /** At most once a month, on the first of their days in it. */
  | 'MONTHLY'
  /** Never. */
  | 'OFF'
  /** At most once a week. */
  | 'WEEKLY';

/** What a member may do beyond a member. */
export type RoleName =
  /** Looks after the whole network. */
  | 'ADMIN'
  /** Runs one table. */
  | 'CHAMPION';

/** Who takes a seat, and from when. */
export type SeatMemberInput = {
  /** The first day. */
  from: string;
  /** The member who takes it. */
  memberId: string | number;
  /** The seat. */
  seatId: string | number;
};

/** A sector to add, or to change when an id is given. */
export type SectorInput = {
  /** The sector. */
  id?: string | number | null | undefined;
  /** A name for the sector, at most 60 characters. */
  name: string;
  /** Its place among the columns, from 1. */
  position?: number | null | undefined;
};

/** Why an address is not written to. */
export type SuppressionKind =
  /** An admin said so. */
  | 'BY_HAND'
  /** Its owner reported a letter as unwanted. */
  | 'COMPLAINT'
  /** It does not exist, says its mail server. */
  | 'HARD_BOUNCE'
  /** It took nothing again and again. */
  | 'SOFT_BOUNCES';

/** What is known of a table. */
export type TableInput = {
  /** The community it serves. */
  communityId?: string | number | null | undefined;
  /** The day it began. */
  foundedOn: string;
  /** Regional or local. */
  kind: TableKind;
  /** The name of the table, at most 120 characters. */
  name: string;
};

/** Which kind of table. */
export type TableKind =
  /** An early childhood table of a community. */
  | 'LOCAL'
  /** The regional SEED table. */
  | 'REGIONAL';

/** Why a held seat is thin. */
export type ThinReason =
  /** Its holder holds another seat at the same table. */
  | 'HOLDS_TWO_SECTORS'
  /** Its holder missed the last three meetings. */
  | 'MISSED_THREE_MEETINGS';

/** A text in one language. */
export type WordsInput = {
  /** Its language, as a tag such as en or crx. */
  lang: string;
  /** The text, at most 600 characters. */
  text: string;
};

export type SessionQueryVariables = Exact<{ [key: string]: never; }>;


export type SessionQuery = { __typename: 'Query', me: { __typename: 'Me', permissions: Array<string>, championOf: Array<string>, member: { __typename: 'Member', id: string, name: string } }, network: { __typename: 'Network', name: string, sample: boolean, local: boolean, today: string } };

export type BlanketQueryVariables = Exact<{
  on?: string | null | undefined;
}>;


export type BlanketQuery = { __typename: 'Query', blanket: { __typename: 'Blanket', on: string, earliest: string, tables: Array<{ __typename: 'BlanketTable', id: string, label: string, name: string, kind: TableKind, regionName: string | null, regionPosition: number | null, communityName: string | null }>, sectors: Array<{ __typename: 'Sector', id: string, name: string, position: number }>, patches: Array<{ __typename: 'Patch', seatId: string, tableId: string, sectorId: string, state: Coverage, since: string, thinReason: ThinReason | null, holderName: string | null, lenderName: string | null }> } };

export type DuplicatesQueryVariables = Exact<{ [key: string]: never; }>;


export type DuplicatesQuery = { __typename: 'Query', duplicates: Array<{ __typename: 'Duplicate', reasons: Array<DuplicateReason>, a: { __typename: 'Member', email: string | null, phone: string | null, id: string, name: string, disabledAt: string | null, leftAt: string | null, erasedAt: string | null, sector: { __typename: 'Sector', id: string, name: string } | null, organisation: { __typename: 'Organisation', id: string, name: string } | null, community: { __typename: 'Community', id: string, name: string } | null }, b: { __typename: 'Member', email: string | null, phone: string | null, id: string, name: string, disabledAt: string | null, leftAt: string | null, erasedAt: string | null, sector: { __typename: 'Sector', id: string, name: string } | null, organisation: { __typename: 'Organisation', id: string, name: string } | null, community: { __typename: 'Community', id: string, name: string } | null } }> };

export type MergesQueryVariables = Exact<{ [key: string]: never; }>;


export type MergesQuery = { __typename: 'Query', merges: Array<{ __typename: 'Merge', id: string, name: string, mergedAt: string, undoneAt: string | null, undoUntil: string, into: { __typename: 'Member', id: string, name: string } | null, by: { __typename: 'Member', id: string, name: string } | null }>, organisationMerges: Array<{ __typename: 'OrganisationMerge', id: string, name: string, mergedAt: string, undoneAt: string | null, undoUntil: string, into: { __typename: 'Organisation', id: string, name: string }, by: { __typename: 'Member', id: string, name: string } | null }> };

export type SideFragment = { __typename: 'Member', email: string | null, phone: string | null, primaryRole: PrimaryRole | null, contactVisibleTo: ContactVisibility, id: string, name: string, disabledAt: string | null, leftAt: string | null, erasedAt: string | null, postalAddress: { __typename: 'PostalAddress', lines: Array<string> } | null, roles: Array<{ __typename: 'Role', id: string, name: RoleName, table: { __typename: 'Table', id: string, name: string } | null }>, holdings: Array<{ __typename: 'Holding', id: string, until: string | null, seat: { __typename: 'Seat', id: string, table: { __typename: 'Table', id: string, name: string } } }>, sector: { __typename: 'Sector', id: string, name: string } | null, organisation: { __typename: 'Organisation', id: string, name: string } | null, community: { __typename: 'Community', id: string, name: string } | null };

export type TwoSidesQueryVariables = Exact<{
  a: string | number;
  b: string | number;
}>;


export type TwoSidesQuery = { __typename: 'Query', a: { __typename: 'Member', email: string | null, phone: string | null, primaryRole: PrimaryRole | null, contactVisibleTo: ContactVisibility, id: string, name: string, disabledAt: string | null, leftAt: string | null, erasedAt: string | null, postalAddress: { __typename: 'PostalAddress', lines: Array<string> } | null, roles: Array<{ __typename: 'Role', id: string, name: RoleName, table: { __typename: 'Table', id: string, name: string } | null }>, holdings: Array<{ __typename: 'Holding', id: string, until: string | null, seat: { __typename: 'Seat', id: string, table: { __typename: 'Table', id: string, name: string } } }>, sector: { __typename: 'Sector', id: string, name: string } | null, organisation: { __typename: 'Organisation', id: string, name: string } | null, community: { __typename: 'Community', id: string, name: string } | null } | null, b: { __typename: 'Member', email: string | null, phone: string | null, primaryRole: PrimaryRole | null, contactVisibleTo: ContactVisibility, id: string, name: string, disabledAt: string | null, leftAt: string | null, erasedAt: string | null, postalAddress: { __typename: 'PostalAddress', lines: Array<string> } | null, roles: Array<{ __typename: 'Role', id: string, name: RoleName, table: { __typename: 'Table', id: string, name: string } | null }>, holdings: Array<{ __typename: 'Holding', id: string, until: string | null, seat: { __typename: 'Seat', id: string, table: { __typename: 'Table', id: string, name: string } } }>, sector: { __typename: 'Sector', id: string, name: string } | null, organisation: { __typename: 'Organisation', id: string, name: string } | null, community: { __typename: 'Community', id: string, name: string } | null } | null };

export type MergeMembersMutationVariables = Exact<{
  keepId: string | number;
  goneId: string | number;
  take?: Array<MergeField> | MergeField | null | undefined;
}>;


export type MergeMembersMutation = { __typename: 'Mutation', mergeMembers: { __typename: 'Member', id: string, name: string } };

export type UndoMergeMutationVariables = Exact<{
  id: string | number;
}>;


export type UndoMergeMutation = { __typename: 'Mutation', undoMerge: { __typename: 'Member', id: string, name: string } };

export type UndoOrganisationMergeMutationVariables = Exact<{
  id: string | number;
}>;


export type UndoOrganisationMergeMutation = { __typename: 'Mutation', undoOrganisationMerge: { __typename: 'Organisation', id: string, name: string } };

export type KeepApartMutationVariables = Exact<{
  aId: string | number;
  bId: string | number;
}>;


export type KeepApartMutation = { __typename: 'Mutation', keepApart: boolean };

export type SaidFragment = { __typename: 'Words', lang: string, text: string };

export type AskedFragment = { __typename: 'Question', key: string, kind: QuestionKind, highest: number | null, label: Array<{ __typename: 'Words', lang: string, text: string }>, options: Array<{ __typename: 'QuestionOption', key: string, label: Array<{ __typename: 'Words', lang: string, text: string }> }>, low: Array<{ __typename: 'Words', lang: string, text: string }>, high: Array<{ __typename: 'Words', lang: string, text: string }> };

export type PlanPartsFragment = { __typename: 'ContactPlan', id: string, state: ContactPlanState, anchorOn: string, mostContacts: number, cardCents: number, mostPostCents: number | null, nextDueAt: string | null, steps: Array<{ __typename: 'ContactStep', id: string, position: number, channel: ContactChannel, notice: boolean, dayOffset: number, hour: number, dueAt: string | null, doneAt: string | null, handed: number, leftOut: number, why: string | null, campaignId: string | null, texts: Array<{ __typename: 'ContactText', lang: string, subject: string, body: string }> }> };

export type EvaluationPartsFragment = { __typename: 'Evaluation', id: string, title: string, state: EvaluationState, heldOn: string | null, languages: Array<string>, invited: number, startedAt: string | null, closedAt: string | null, keySavedAt: string | null, intro: Array<{ __typename: 'Words', lang: string, text: string }>, questions: Array<{ __typename: 'Question', key: string, kind: QuestionKind, highest: number | null, label: Array<{ __typename: 'Words', lang: string, text: string }>, options: Array<{ __typename: 'QuestionOption', key: string, label: Array<{ __typename: 'Words', lang: string, text: string }> }>, low: Array<{ __typename: 'Words', lang: string, text: string }>, high: Array<{ __typename: 'Words', lang: string, text: string }> }>, audience: { __typename: 'EvaluationAudience', listId: string | null, tableIds: Array<string> | null, regionIds: Array<string> | null, sectorIds: Array<string> | null, roles: Array<PrimaryRole> | null, memberIds: Array<string> | null } | null, plan: { __typename: 'ContactPlan', id: string, state: ContactPlanState, anchorOn: string, mostContacts: number, cardCents: number, mostPostCents: number | null, nextDueAt: string | null, steps: Array<{ __typename: 'ContactStep', id: string, position: number, channel: ContactChannel, notice: boolean, dayOffset: number, hour: number, dueAt: string | null, doneAt: string | null, handed: number, leftOut: number, why: string | null, campaignId: string | null, texts: Array<{ __typename: 'ContactText', lang: string, subject: string, body: string }> }> } | null, callers: Array<{ __typename: 'Caller', id: string, member: { __typename: 'Member', id: string, name: string } }> };

export type EvaluationsQueryVariables = Exact<{ [key: string]: never; }>;


export type EvaluationsQuery = { __typename: 'Query', evaluations: Array<{ __typename: 'Evaluation', id: string, title: string, state: EvaluationState, heldOn: string | null, invited: number, startedAt: string | null, closedAt: string | null, plan: { __typename: 'ContactPlan', id: string, state: ContactPlanState, nextDueAt: string | null, steps: Array<{ __typename: 'ContactStep', id: string, channel: ContactChannel, notice: boolean, doneAt: string | null }> } | null }> };

export type EvaluationTemplatesQueryVariables = Exact<{ [key: string]: never; }>;


export type EvaluationTemplatesQuery = { __typename: 'Query', evaluationTemplates: Array<{ __typename: 'EvaluationTemplate', key: string, name: string, why: string, intro: Array<{ __typename: 'Words', lang: string, text: string }>, questions: Array<{ __typename: 'Question', key: string, kind: QuestionKind, highest: number | null, label: Array<{ __typename: 'Words', lang: string, text: string }>, options: Array<{ __typename: 'QuestionOption', key: string, label: Array<{ __typename: 'Words', lang: string, text: string }> }>, low: Array<{ __typename: 'Words', lang: string, text: string }>, high: Array<{ __typename: 'Words', lang: string, text: string }> }>, steps: Array<{ __typename: 'SuggestedStep', channel: ContactChannel, notice: boolean, dayOffset: number, hour: number, texts: Array<{ __typename: 'ContactText', lang: string, subject: string, body: string }> }> }> };

export type EvaluationQueryVariables = Exact<{
  id: string | number;
}>;


export type EvaluationQuery = { __typename: 'Query', evaluation: { __typename: 'Evaluation', id: string, title: string, state: EvaluationState, heldOn: string | null, languages: Array<string>, invited: number, startedAt: string | null, closedAt: string | null, keySavedAt: string | null, intro: Array<{ __typename: 'Words', lang: string, text: string }>, questions: Array<{ __typename: 'Question', key: string, kind: QuestionKind, highest: number | null, label: Array<{ __typename: 'Words', lang: string, text: string }>, options: Array<{ __typename: 'QuestionOption', key: string, label: Array<{ __typename: 'Words', lang: string, text: string }> }>, low: Array<{ __typename: 'Words', lang: string, text: string }>, high: Array<{ __typename: 'Words', lang: string, text: string }> }>, audience: { __typename: 'EvaluationAudience', listId: string | null, tableIds: Array<string> | null, regionIds: Array<string> | null, sectorIds: Array<string> | null, roles: Array<PrimaryRole> | null, memberIds: Array<string> | null } | null, plan: { __typename: 'ContactPlan', id: string, state: ContactPlanState, anchorOn: string, mostContacts: number, cardCents: number, mostPostCents: number | null, nextDueAt: string | null, steps: Array<{ __typename: 'ContactStep', id: string, position: number, channel: ContactChannel, notice: boolean, dayOffset: number, hour: number, dueAt: string | null, doneAt: string | null, handed: number, leftOut: number, why: string | null, campaignId: string | null, texts: Array<{ __typename: 'ContactText', lang: string, subject: string, body: string }> }> } | null, callers: Array<{ __typename: 'Caller', id: string, member: { __typename: 'Member', id: string, name: string } }> } | null };

export type EvaluationAudienceQueryVariables = Exact<{
  input: EvaluationAudienceInput;
}>;


export type EvaluationAudienceQuery = { __typename: 'Query', evaluationAudience: { __typename: 'AudienceCount', people: number, byEmail: number, byPhone: number, byPost: number, byNothing: number } };

export type EvaluationPreviewQueryVariables = Exact<{
  evaluationId: string | number;
  stepId?: string | number | null | undefined;
  lang?: string | null | undefined;
}>;


export type EvaluationPreviewQuery = { __typename: 'Query', evaluationPreview: { __typename: 'EvaluationPreview', subject: string, html: string, page: string, card: string | null, cardFault: string | null, whole: string } };

export type EvaluationResponseQueryVariables = Exact<{
  evaluationId: string | number;
}>;


export type EvaluationResponseQuery = { __typename: 'Query', evaluationResponse: { __typename: 'EvaluationResponse', invited: number, answered: number, credited: number, declined: number, silent: number, noEmail: number, waiting: number, keyMissing: boolean, steps: Array<{ __typename: 'StepResponse', position: number, label: string, handed: number, answered: number | null }>, groups: Array<{ __typename: 'ResponseGroup', title: string, cells: Array<{ __typename: 'ResponseCell', label: string, invited: number, answered: number | null, missing: number | null, hidden: boolean }> }> } };

export type EvaluationResultsQueryVariables = Exact<{
  evaluationId: string | number;
}>;


export type EvaluationResultsQuery = { __typename: 'Query', evaluationResults: Array<{ __typename: 'QuestionResult', key: string, kind: QuestionKind, label: string, n: number, sayings: Array<string>, counts: Array<{ __typename: 'AnswerCount', key: string, label: string, n: number }> }> };

export type SaveEvaluationMutationVariables = Exact<{
  input: EvaluationInput;
}>;


export type SaveEvaluationMutation = { __typename: 'Mutation', saveEvaluation: { __typename: 'Evaluation', id: string, title: string, state: EvaluationState, heldOn: string | null, languages: Array<string>, invited: number, startedAt: string | null, closedAt: string | null, keySavedAt: string | null, intro: Array<{ __typename: 'Words', lang: string, text: string }>, questions: Array<{ __typename: 'Question', key: string, kind: QuestionKind, highest: number | null, label: Array<{ __typename: 'Words', lang: string, text: string }>, options: Array<{ __typename: 'QuestionOption', key: string, label: Array<{ __typename: 'Words', lang: string, text: string }> }>, low: Array<{ __typename: 'Words', lang: string, text: string }>, high: Array<{ __typename: 'Words', lang: string, text: string }> }>, audience: { __typename: 'EvaluationAudience', listId: string | null, tableIds: Array<string> | null, regionIds: Array<string> | null, sectorIds: Array<string> | null, roles: Array<PrimaryRole> | null, memberIds: Array<string> | null } | null, plan: { __typename: 'ContactPlan', id: string, state: ContactPlanState, anchorOn: string, mostContacts: number, cardCents: number, mostPostCents: number | null, nextDueAt: string | null, steps: Array<{ __typename: 'ContactStep', id: string, position: number, channel: ContactChannel, notice: boolean, dayOffset: number, hour: number, dueAt: string | null, doneAt: string | null, handed: number, leftOut: number, why: string | null, campaignId: string | null, texts: Array<{ __typename: 'ContactText', lang: string, subject: string, body: string }> }> } | null, callers: Array<{ __typename: 'Caller', id: string, member: { __typename: 'Member', id: string, name: string } }> } };

export type SaveContactPlanMutationVariables = Exact<{
  input: ContactPlanInput;
}>;


export type SaveContactPlanMutation = { __typename: 'Mutation', saveContactPlan: { __typename: 'Evaluation', id: string, title: string, state: EvaluationState, heldOn: string | null, languages: Array<string>, invited: number, startedAt: string | null, closedAt: string | null, keySavedAt: string | null, intro: Array<{ __typename: 'Words', lang: string, text: string }>, questions: Array<{ __typename: 'Question', key: string, kind: QuestionKind, highest: number | null, label: Array<{ __typename: 'Words', lang: string, text: string }>, options: Array<{ __typename: 'QuestionOption', key: string, label: Array<{ __typename: 'Words', lang: string, text: string }> }>, low: Array<{ __typename: 'Words', lang: string, text: string }>, high: Array<{ __typename: 'Words', lang: string, text: string }> }>, audience: { __typename: 'EvaluationAudience', listId: string | null, tableIds: Array<string> | null, regionIds: Array<string> | null, sectorIds: Array<string> | null, roles: Array<PrimaryRole> | null, memberIds: Array<string> | null } | null, plan: { __typename: 'ContactPlan', id: string, state: ContactPlanState, anchorOn: string, mostContacts: number, cardCents: number, mostPostCents: number | null, nextDueAt: string | null, steps: Array<{ __typename: 'ContactStep', id: string, position: number, channel: ContactChannel, notice: boolean, dayOffset: number, hour: number, dueAt: string | null, doneAt: string | null, handed: number, leftOut: number, why: string | null, campaignId: string | null, texts: Array<{ __typename: 'ContactText', lang: string, subject: string, body: string }> }> } | null, callers: Array<{ __typename: 'Caller', id: string, member: { __typename: 'Member', id: string, name: string } }> } };

export type StartEvaluationMutationVariables = Exact<{
  id: string | number;
}>;


export type StartEvaluationMutation = { __typename: 'Mutation', startEvaluation: { __typename: 'Evaluation', id: string, title: string, state: EvaluationState, heldOn: string | null, languages: Array<string>, invited: number, startedAt: string | null, closedAt: string | null, keySavedAt: string | null, intro: Array<{ __typename: 'Words', lang: string, text: string }>, questions: Array<{ __typename: 'Question', key: string, kind: QuestionKind, highest: number | null, label: Array<{ __typename: 'Words', lang: string, text: string }>, options: Array<{ __typename: 'QuestionOption', key: string, label: Array<{ __typename: 'Words', lang: string, text: string }> }>, low: Array<{ __typename: 'Words', lang: string, text: string }>, high: Array<{ __typename: 'Words', lang: string, text: string }> }>, audience: { __typename: 'EvaluationAudience', listId: string | null, tableIds: Array<string> | null, regionIds: Array<string> | null, sectorIds: Array<string> | null, roles: Array<PrimaryRole> | null, memberIds: Array<string> | null } | null, plan: { __typename: 'ContactPlan', id: string, state: ContactPlanState, anchorOn: string, mostContacts: number, cardCents: number, mostPostCents: number | null, nextDueAt: string | null, steps: Array<{ __typename: 'ContactStep', id: string, position: number, channel: ContactChannel, notice: boolean, dayOffset: number, hour: number, dueAt: string | null, doneAt: string | null, handed: number, leftOut: number, why: string | null, campaignId: string | null, texts: Array<{ __typename: 'ContactText', lang: string, subject: string, body: string }> }> } | null, callers: Array<{ __typename: 'Caller', id: string, member: { __typename: 'Member', id: string, name: string } }> } };

export type PauseContactPlanMutationVariables = Exact<{
  id: string | number;
  paused: boolean;
}>;


export type PauseContactPlanMutation = { __typename: 'Mutation', pauseContactPlan: { __typename: 'Evaluation', id: string, title: string, state: EvaluationState, heldOn: string | null, languages: Array<string>, invited: number, startedAt: string | null, closedAt: string | null, keySavedAt: string | null, intro: Array<{ __typename: 'Words', lang: string, text: string }>, questions: Array<{ __typename: 'Question', key: string, kind: QuestionKind, highest: number | null, label: Array<{ __typename: 'Words', lang: string, text: string }>, options: Array<{ __typename: 'QuestionOption', key: string, label: Array<{ __typename: 'Words', lang: string, text: string }> }>, low: Array<{ __typename: 'Words', lang: string, text: string }>, high: Array<{ __typename: 'Words', lang: string, text: string }> }>, audience: { __typename: 'EvaluationAudience', listId: string | null, tableIds: Array<string> | null, regionIds: Array<string> | null, sectorIds: Array<string> | null, roles: Array<PrimaryRole> | null, memberIds: Array<string> | null } | null, plan: { __typename: 'ContactPlan', id: string, state: ContactPlanState, anchorOn: string, mostContacts: number, cardCents: number, mostPostCents: number | null, nextDueAt: string | null, steps: Array<{ __typename: 'ContactStep', id: string, position: number, channel: ContactChannel, notice: boolean, dayOffset: number, hour: number, dueAt: string | null, doneAt: string | null, handed: number, leftOut: number, why: string | null, campaignId: string | null, texts: Array<{ __typename: 'ContactText', lang: string, subject: string, body: string }> }> } | null, callers: Array<{ __typename: 'Caller', id: string, member: { __typename: 'Member', id: string, name: string } }> } };

export type CloseEvaluationMutationVariables = Exact<{
  id: string | number;
}>;


export type CloseEvaluationMutation = { __typename: 'Mutation', closeEvaluation: { __typename: 'Evaluation', id: string, title: string, state: EvaluationState, heldOn: string | null, languages: Array<string>, invited: number, startedAt: string | null, closedAt: string | null, keySavedAt: string | null, intro: Array<{ __typename: 'Words', lang: string, text: string }>, questions: Array<{ __typename: 'Question', key: string, kind: QuestionKind, highest: number | null, label: Array<{ __typename: 'Words', lang: string, text: string }>, options: Array<{ __typename: 'QuestionOption', key: string, label: Array<{ __typename: 'Words', lang: string, text: string }> }>, low: Array<{ __typename: 'Words', lang: string, text: string }>, high: Array<{ __typename: 'Words', lang: string, text: string }> }>, audience: { __typename: 'EvaluationAudience', listId: string | null, tableIds: Array<string> | null, regionIds: Array<string> | null, sectorIds: Array<string> | null, roles: Array<PrimaryRole> | null, memberIds: Array<string> | null } | null, plan: { __typename: 'ContactPlan', id: string, state: ContactPlanState, anchorOn: string, mostContacts: number, cardCents: number, mostPostCents: number | null, nextDueAt: string | null, steps: Array<{ __typename: 'ContactStep', id: string, position: number, channel: ContactChannel, notice: boolean, dayOffset: number, hour: number, dueAt: string | null, doneAt: string | null, handed: number, leftOut: number, why: string | null, campaignId: string | null, texts: Array<{ __typename: 'ContactText', lang: string, subject: string, body: string }> }> } | null, callers: Array<{ __typename: 'Caller', id: string, member: { __typename: 'Member', id: string, name: string } }> } };

export type SaveCallersMutationVariables = Exact<{
  evaluationId: string | number;
  memberIds: Array<string | number> | string | number;
}>;


export type SaveCallersMutation = { __typename: 'Mutation', saveCallers: { __typename: 'Evaluation', id: string, title: string, state: EvaluationState, heldOn: string | null, languages: Array<string>, invited: number, startedAt: string | null, closedAt: string | null, keySavedAt: string | null, intro: Array<{ __typename: 'Words', lang: string, text: string }>, questions: Array<{ __typename: 'Question', key: string, kind: QuestionKind, highest: number | null, label: Array<{ __typename: 'Words', lang: string, text: string }>, options: Array<{ __typename: 'QuestionOption', key: string, label: Array<{ __typename: 'Words', lang: string, text: string }> }>, low: Array<{ __typename: 'Words', lang: string, text: string }>, high: Array<{ __typename: 'Words', lang: string, text: string }> }>, audience: { __typename: 'EvaluationAudience', listId: string | null, tableIds: Array<string> | null, regionIds: Array<string> | null, sectorIds: Array<string> | null, roles: Array<PrimaryRole> | null, memberIds: Array<string> | null } | null, plan: { __typename: 'ContactPlan', id: string, state: ContactPlanState, anchorOn: string, mostContacts: number, cardCents: number, mostPostCents: number | null, nextDueAt: string | null, steps: Array<{ __typename: 'ContactStep', id: string, position: number, channel: ContactChannel, notice: boolean, dayOffset: number, hour: number, dueAt: string | null, doneAt: string | null, handed: number, leftOut: number, why: string | null, campaignId: string | null, texts: Array<{ __typename: 'ContactText', lang: string, subject: string, body: string }> }> } | null, callers: Array<{ __typename: 'Caller', id: string, member: { __typename: 'Member', id: string, name: string } }> } };

export type CreditInvitationsMutationVariables = Exact<{
  input: CreditInput;
}>;


export type CreditInvitationsMutation = { __typename: 'Mutation', creditInvitations: { __typename: 'Credited', credited: number, unknown: Array<string> } };

export type SendEvaluationNewsMutationVariables = Exact<{
  input: EvaluationNewsInput;
}>;


export type SendEvaluationNewsMutation = { __typename: 'Mutation', sendEvaluationNews: { __typename: 'Evaluation', id: string } };

export type PhoneLinesFragment = { __typename: 'PhoneList', evaluationId: string, title: string, texts: Array<{ __typename: 'ContactText', lang: string, subject: string, body: string }>, people: Array<{ __typename: 'PhoneListEntry', memberId: string, name: string, phone: string, callBack: boolean, answerPath: string }> };

export type PhoneListsQueryVariables = Exact<{ [key: string]: never; }>;


export type PhoneListsQuery = { __typename: 'Query', phoneLists: Array<{ __typename: 'PhoneList', evaluationId: string, title: string, texts: Array<{ __typename: 'ContactText', lang: string, subject: string, body: string }>, people: Array<{ __typename: 'PhoneListEntry', memberId: string, name: string, phone: string, callBack: boolean, answerPath: string }> }> };

export type MarkCallMutationVariables = Exact<{
  evaluationId: string | number;
  memberId: string | number;
  outcome: CallOutcome;
}>;


export type MarkCallMutation = { __typename: 'Mutation', markCall: { __typename: 'PhoneList', evaluationId: string, title: string, texts: Array<{ __typename: 'ContactText', lang: string, subject: string, body: string }>, people: Array<{ __typename: 'PhoneListEntry', memberId: string, name: string, phone: string, callBack: boolean, answerPath: string }> } };

export type MemberNameQueryVariables = Exact<{
  id: string | number;
}>;


export type MemberNameQuery = { __typename: 'Query', member: { __typename: 'Member', id: string, name: string } | null };

export type HomeQueryVariables = Exact<{ [key: string]: never; }>;


export type HomeQuery = { __typename: 'Query', myOffers: Array<{ __typename: 'Offer', id: string, note: string | null, offeredAt: string, expiresAt: string, seat: { __typename: 'Seat', id: string, sector: { __typename: 'Sector', id: string, name: string }, table: { __typename: 'Table', id: string, name: string } } }>, me: { __typename: 'Me', member: { __typename: 'Member', id: string, holdings: Array<{ __typename: 'Holding', id: string, until: string | null, seat: { __typename: 'Seat', id: string, table: { __typename: 'Table', id: string } } }> } } };

export type AnswerOfferMutationVariables = Exact<{
  id: string | number;
  accept: boolean;
}>;


export type AnswerOfferMutation = { __typename: 'Mutation', answerOffer: { __typename: 'Offer', id: string, state: OfferState, seat: { __typename: 'Seat', id: string } } };

export type PhoneCallsQueryVariables = Exact<{ [key: string]: never; }>;


export type PhoneCallsQuery = { __typename: 'Query', phoneLists: Array<{ __typename: 'PhoneList', evaluationId: string, title: string, people: Array<{ __typename: 'PhoneListEntry', memberId: string }> }> };

export type DeskQueryVariables = Exact<{ [key: string]: never; }>;


export type DeskQuery = { __typename: 'Query', campaigns: { __typename: 'CampaignConnection', edges: Array<{ __typename: 'CampaignEdge', node: { __typename: 'Campaign', id: string, title: string, state: CampaignState, counts: Array<{ __typename: 'CampaignCount', state: CountedState, n: number }> } }> }, postcardRuns: { __typename: 'PostcardRunConnection', edges: Array<{ __typename: 'PostcardRunEdge', node: { __typename: 'PostcardRun', id: string, title: string, state: PostcardRunState, waiting: number, locked: number } }> } };

export type ImportHeadFragment = { __typename: 'Import', id: string, fileName: string, uploadedAt: string, state: ImportState, listName: string, rowCount: number, doneCount: number, problem: string | null, uploadedBy: { __typename: 'Member', id: string, name: string } | null, counts: Array<{ __typename: 'ImportCount', fate: ImportFate, n: number }> };

export type ImportsQueryVariables = Exact<{ [key: string]: never; }>;


export type ImportsQuery = { __typename: 'Query', imports: Array<{ __typename: 'Import', id: string, fileName: string, uploadedAt: string, state: ImportState, listName: string, rowCount: number, doneCount: number, problem: string | null, uploadedBy: { __typename: 'Member', id: string, name: string } | null, counts: Array<{ __typename: 'ImportCount', fate: ImportFate, n: number }> }> };

export type ImportQueryVariables = Exact<{
  id: string | number;
}>;


export type ImportQuery = { __typename: 'Query', import: { __typename: 'Import', heldOn: string | null, tableId: string | null, consentSource: string | null, consentGivenOn: string | null, id: string, fileName: string, uploadedAt: string, state: ImportState, listName: string, rowCount: number, doneCount: number, problem: string | null, columns: Array<{ __typename: 'ImportColumn', index: number, name: string, samples: Array<string>, field: ImportField | null }>, result: { __typename: 'ImportResult', added: number, filled: number, registered: number, unchanged: number, leftOut: number, listId: string | null } | null, uploadedBy: { __typename: 'Member', id: string, name: string } | null, counts: Array<{ __typename: 'ImportCount', fate: ImportFate, n: number }> } | null };

export type ImportRowsQueryVariables = Exact<{
  importId: string | number;
  fate?: ImportFate | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ImportRowsQuery = { __typename: 'Query', importRows: { __typename: 'ImportRowConnection', edges: Array<{ __typename: 'ImportRowEdge', node: { __typename: 'ImportRow', id: string, line: number, fate: ImportFate, name: string | null, email: string | null, says: Array<string>, cells: Array<string>, questions: Array<{ __typename: 'ImportQuestion', key: string, says: string, answer: string | null, choices: Array<{ __typename: 'ImportChoice', id: string, label: string }> }>, member: { __typename: 'Member', id: string, name: string } | null } }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

export type ImportQuestionsQueryVariables = Exact<{
  importId: string | number;
}>;


export type ImportQuestionsQuery = { __typename: 'Query', importQuestions: Array<{ __typename: 'ImportQuestionGroup', key: string, says: string, rows: number, open: number, firstLine: number, rowId: string | null, answer: string | null, choices: Array<{ __typename: 'ImportChoice', id: string, label: string }> }> };

export type MapImportMutationVariables = Exact<{
  id: string | number;
  input: MapImportInput;
}>;


export type MapImportMutation = { __typename: 'Mutation', mapImport: { __typename: 'Import', id: string, fileName: string, uploadedAt: string, state: ImportState, listName: string, rowCount: number, doneCount: number, problem: string | null, uploadedBy: { __typename: 'Member', id: string, name: string } | null, counts: Array<{ __typename: 'ImportCount', fate: ImportFate, n: number }> } };

export type AnswerImportMutationVariables = Exact<{
  id: string | number;
  key: string;
  choice: string;
  rowId?: string | number | null | undefined;
}>;


export type AnswerImportMutation = { __typename: 'Mutation', answerImport: { __typename: 'Import', id: string } };

export type CommitImportMutationVariables = Exact<{
  id: string | number;
  leaveOutOpen?: boolean | null | undefined;
}>;


export type CommitImportMutation = { __typename: 'Mutation', commitImport: { __typename: 'Import', id: string, fileName: string, uploadedAt: string, state: ImportState, listName: string, rowCount: number, doneCount: number, problem: string | null, uploadedBy: { __typename: 'Member', id: string, name: string } | null, counts: Array<{ __typename: 'ImportCount', fate: ImportFate, n: number }> } };

export type DropImportMutationVariables = Exact<{
  id: string | number;
}>;


export type DropImportMutation = { __typename: 'Mutation', dropImport: boolean };

export type ListRowFragment = { __typename: 'RegistrationList', id: string, name: string, heldOn: string | null, tableId: string | null, publicSince: string | null };

export type RegistrationListsQueryVariables = Exact<{ [key: string]: never; }>;


export type RegistrationListsQuery = { __typename: 'Query', registrationLists: Array<{ __typename: 'RegistrationList', id: string, name: string, heldOn: string | null, tableId: string | null, publicSince: string | null }> };

export type RegistrationListQueryVariables = Exact<{
  id: string | number;
}>;


export type RegistrationListQuery = { __typename: 'Query', registrationList: { __typename: 'RegistrationList', id: string, name: string, heldOn: string | null, tableId: string | null, publicSince: string | null } | null };

export type ParticipationQueryVariables = Exact<{
  listId: string | number;
}>;


export type ParticipationQuery = { __typename: 'Query', participation: { __typename: 'Participation', listId: string, name: string, heldOn: string | null, asOf: string, total: number | null, leastShown: number, faults: Array<string>, groups: Array<{ __typename: 'ParticipationGroup', title: string, cells: Array<{ __typename: 'ParticipationCell', label: string, n: number | null, percent: number | null, hidden: boolean }> }> } | null };

export type RegistrationsQueryVariables = Exact<{
  listId: string | number;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type RegistrationsQuery = { __typename: 'Query', registrations: { __typename: 'RegistrationConnection', edges: Array<{ __typename: 'RegistrationEdge', node: { __typename: 'Registration', id: string, name: string, primaryRole: PrimaryRole | null, participation: ParticipationKind | null, registeredOn: string | null, member: { __typename: 'Member', id: string, name: string }, region: { __typename: 'Region', id: string, name: string } | null } }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

export type SaveRegistrationListMutationVariables = Exact<{
  input: RegistrationListInput;
}>;


export type SaveRegistrationListMutation = { __typename: 'Mutation', saveRegistrationList: { __typename: 'RegistrationList', id: string, name: string, heldOn: string | null, tableId: string | null, publicSince: string | null } };

export type PublishParticipationMutationVariables = Exact<{
  id: string | number;
  on: boolean;
}>;


export type PublishParticipationMutation = { __typename: 'Mutation', publishParticipation: { __typename: 'RegistrationList', id: string, name: string, heldOn: string | null, tableId: string | null, publicSince: string | null } };

export type CampaignRowFragment = { __typename: 'Campaign', id: string, title: string, letter: string, startedAt: string, state: CampaignState, tableId: string | null, why: string | null, audience: number, counts: Array<{ __typename: 'CampaignCount', state: CountedState, n: number }> };

export type DeliveryRowFragment = { __typename: 'Delivery', id: string, letter: string, state: DeliveryState, reason: string | null, dueAt: string, handingAt: string | null, sentAt: string | null, bouncedAt: string | null, member: { __typename: 'Member', id: string, name: string } | null };

export type CampaignsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type CampaignsQuery = { __typename: 'Query', campaigns: { __typename: 'CampaignConnection', edges: Array<{ __typename: 'CampaignEdge', node: { __typename: 'Campaign', id: string, title: string, letter: string, startedAt: string, state: CampaignState, tableId: string | null, why: string | null, audience: number, counts: Array<{ __typename: 'CampaignCount', state: CountedState, n: number }> } }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

export type CampaignQueryVariables = Exact<{
  id: string | number;
}>;


export type CampaignQuery = { __typename: 'Query', campaign: { __typename: 'Campaign', id: string, title: string, letter: string, startedAt: string, state: CampaignState, tableId: string | null, why: string | null, audience: number, startedBy: { __typename: 'Member', id: string, name: string } | null, counts: Array<{ __typename: 'CampaignCount', state: CountedState, n: number }> } | null };

export type DeliveriesQueryVariables = Exact<{
  campaignId: string | number;
  state?: DeliveryState | null | undefined;
  bounced?: boolean | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type DeliveriesQuery = { __typename: 'Query', deliveries: { __typename: 'DeliveryConnection', edges: Array<{ __typename: 'DeliveryEdge', node: { __typename: 'Delivery', id: string, letter: string, state: DeliveryState, reason: string | null, dueAt: string, handingAt: string | null, sentAt: string | null, bouncedAt: string | null, member: { __typename: 'Member', id: string, name: string } | null } }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

export type SingleDeliveriesQueryVariables = Exact<{
  state: DeliveryState;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type SingleDeliveriesQuery = { __typename: 'Query', singleDeliveries: { __typename: 'DeliveryConnection', edges: Array<{ __typename: 'DeliveryEdge', node: { __typename: 'Delivery', id: string, letter: string, state: DeliveryState, reason: string | null, dueAt: string, handingAt: string | null, sentAt: string | null, bouncedAt: string | null, member: { __typename: 'Member', id: string, name: string } | null } }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

export type ReleaseSingleDeliveriesMutationVariables = Exact<{
  ids: Array<string | number> | string | number;
}>;


export type ReleaseSingleDeliveriesMutation = { __typename: 'Mutation', releaseSingleDeliveries: number };

export type DropSingleDeliveriesMutationVariables = Exact<{
  ids: Array<string | number> | string | number;
}>;


export type DropSingleDeliveriesMutation = { __typename: 'Mutation', dropSingleDeliveries: number };

export type PauseCampaignMutationVariables = Exact<{
  id: string | number;
}>;


export type PauseCampaignMutation = { __typename: 'Mutation', pauseCampaign: { __typename: 'Campaign', id: string, state: CampaignState } };

export type ResumeCampaignMutationVariables = Exact<{
  id: string | number;
}>;


export type ResumeCampaignMutation = { __typename: 'Mutation', resumeCampaign: { __typename: 'Campaign', id: string, state: CampaignState } };

export type ReleaseDeliveriesMutationVariables = Exact<{
  campaignId: string | number;
  ids?: Array<string | number> | string | number | null | undefined;
}>;


export type ReleaseDeliveriesMutation = { __typename: 'Mutation', releaseDeliveries: { __typename: 'Campaign', id: string, state: CampaignState } };

export type DropDeliveriesMutationVariables = Exact<{
  campaignId: string | number;
  ids?: Array<string | number> | string | number | null | undefined;
}>;


export type DropDeliveriesMutation = { __typename: 'Mutation', dropDeliveries: { __typename: 'Campaign', id: string, state: CampaignState } };

export type DropCampaignMutationVariables = Exact<{
  id: string | number;
}>;


export type DropCampaignMutation = { __typename: 'Mutation', dropCampaign: { __typename: 'Campaign', id: string, state: CampaignState } };

export type SuppressionsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type SuppressionsQuery = { __typename: 'Query', suppressions: { __typename: 'SuppressionConnection', edges: Array<{ __typename: 'SuppressionEdge', node: { __typename: 'Suppression', id: string, address: string, kind: SuppressionKind, why: string, suppressedAt: string, liftedAt: string | null, liftedBy: { __typename: 'Member', id: string, name: string } | null } }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

export type LiftSuppressionMutationVariables = Exact<{
  id: string | number;
}>;


export type LiftSuppressionMutation = { __typename: 'Mutation', liftSuppression: { __typename: 'Suppression', id: string } };

export type AnnouncementChoicesQueryVariables = Exact<{ [key: string]: never; }>;


export type AnnouncementChoicesQuery = { __typename: 'Query', tables: Array<{ __typename: 'Table', id: string, name: string, closedOn: string | null }>, regions: Array<{ __typename: 'Region', id: string, name: string }>, sectors: Array<{ __typename: 'Sector', id: string, name: string, retiredAt: string | null }> };

export type AnnouncementListsQueryVariables = Exact<{ [key: string]: never; }>;


export type AnnouncementListsQuery = { __typename: 'Query', registrationLists: Array<{ __typename: 'RegistrationList', id: string, name: string }> };

export type AudienceSizeQueryVariables = Exact<{
  audience: AudienceInput;
  tableId?: string | number | null | undefined;
}>;


export type AudienceSizeQuery = { __typename: 'Query', audienceSize: number };

export type SendAnnouncementMutationVariables = Exact<{
  input: AnnouncementInput;
  test: boolean;
}>;


export type SendAnnouncementMutation = { __typename: 'Mutation', sendAnnouncement: { __typename: 'Campaign', id: string, state: CampaignState } };

export type DigestPreviewQueryVariables = Exact<{
  memberId: string | number;
}>;


export type DigestPreviewQuery = { __typename: 'Query', digestPreview: { __typename: 'DigestPreview', subject: string | null, text: string | null, reason: string | null }, digests: Array<{ __typename: 'Digest', id: string, period: string, outcome: DigestOutcome, reason: string | null, items: number, decidedAt: string }> };

export type PaperReadersQueryVariables = Exact<{ [key: string]: never; }>;


export type PaperReadersQuery = { __typename: 'Query', paperReaders: Array<{ __typename: 'PaperReader', id: string, name: string, reason: string | null }> };

export type LetterPreferenceQueryVariables = Exact<{
  memberId: string | number;
}>;


export type LetterPreferenceQuery = { __typename: 'Query', preference: { __typename: 'Preference', memberId: string, digest: Rhythm, hour: number, weekday: number, zone: string, announcements: boolean, stoppedAt: string | null } };

export type SaveLetterPreferenceMutationVariables = Exact<{
  memberId: string | number;
  input: PreferenceInput;
}>;


export type SaveLetterPreferenceMutation = { __typename: 'Mutation', savePreference: { __typename: 'Preference', memberId: string, digest: Rhythm, hour: number, weekday: number, zone: string, announcements: boolean, stoppedAt: string | null } };

export type EraseMemberMutationVariables = Exact<{
  id: string | number;
}>;


export type EraseMemberMutation = { __typename: 'Mutation', eraseMember: boolean };

export type MemberRowFragment = { __typename: 'Member', id: string, name: string, disabledAt: string | null, leftAt: string | null, erasedAt: string | null, sector: { __typename: 'Sector', id: string, name: string } | null, organisation: { __typename: 'Organisation', id: string, name: string } | null, community: { __typename: 'Community', id: string, name: string } | null };

export type MembersQueryVariables = Exact<{
  filter?: MemberFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type MembersQuery = { __typename: 'Query', members: { __typename: 'MemberConnection', edges: Array<{ __typename: 'MemberEdge', node: { __typename: 'Member', id: string, name: string, disabledAt: string | null, leftAt: string | null, erasedAt: string | null, sector: { __typename: 'Sector', id: string, name: string } | null, organisation: { __typename: 'Organisation', id: string, name: string } | null, community: { __typename: 'Community', id: string, name: string } | null } }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

export type MemberChoicesQueryVariables = Exact<{ [key: string]: never; }>;


export type MemberChoicesQuery = { __typename: 'Query', sectors: Array<{ __typename: 'Sector', id: string, name: string, retiredAt: string | null }>, communities: Array<{ __typename: 'Community', id: string, name: string, region: { __typename: 'Region', id: string } }>, regions: Array<{ __typename: 'Region', id: string, name: string }> };

export type MemberQueryVariables = Exact<{
  id: string | number;
}>;


export type MemberQuery = { __typename: 'Query', member: { __typename: 'Member', email: string | null, phone: string | null, otherEmails: Array<string> | null, primaryRole: PrimaryRole | null, alsoParent: boolean | null, languages: Array<string> | null, byEmail: boolean, byPhone: boolean, byPost: boolean, contactVisibleTo: ContactVisibility, pausedUntil: string | null, id: string, name: string, disabledAt: string | null, leftAt: string | null, erasedAt: string | null, postalAddress: { __typename: 'PostalAddress', careOf: string | null, line: string | null, civic: string | null, site: string | null, compartment: string | null, ruralRoute: string | null, poBox: string | null, generalDelivery: boolean, station: string | null, place: string | null, province: string | null, postalCode: string | null, country: string | null, lines: Array<string> } | null, consents: Array<{ __typename: 'Consent', id: string, kind: ConsentKind, source: string, givenOn: string, expiresOn: string | null, withdrawnOn: string | null }>, roles: Array<{ __typename: 'Role', id: string, name: RoleName, grantedAt: string, table: { __typename: 'Table', id: string, name: string } | null }>, holdings: Array<{ __typename: 'Holding', id: string, from: string, until: string | null, endReason: EndReason | null, endNote: string | null, seat: { __typename: 'Seat', id: string, sector: { __typename: 'Sector', id: string, name: string }, table: { __typename: 'Table', id: string, name: string } } }>, sector: { __typename: 'Sector', id: string, name: string } | null, organisation: { __typename: 'Organisation', id: string, name: string } | null, community: { __typename: 'Community', id: string, name: string } | null } | null };

export type AddMemberMutationVariables = Exact<{
  input: MemberInput;
}>;


export type AddMemberMutation = { __typename: 'Mutation', addMember: { __typename: 'Member', id: string, name: string, disabledAt: string | null, leftAt: string | null, erasedAt: string | null, sector: { __typename: 'Sector', id: string, name: string } | null, organisation: { __typename: 'Organisation', id: string, name: string } | null, community: { __typename: 'Community', id: string, name: string } | null } };

export type UpdateMemberMutationVariables = Exact<{
  id: string | number;
  input: MemberInput;
}>;


export type UpdateMemberMutation = { __typename: 'Mutation', updateMember: { __typename: 'Member', id: string } };

export type DisableMemberMutationVariables = Exact<{
  id: string | number;
}>;


export type DisableMemberMutation = { __typename: 'Mutation', disableMember: { __typename: 'Member', id: string, disabledAt: string | null } };

export type EnableMemberMutationVariables = Exact<{
  id: string | number;
}>;


export type EnableMemberMutation = { __typename: 'Mutation', enableMember: { __typename: 'Member', id: string, disabledAt: string | null } };

export type MemberChangesQueryVariables = Exact<{
  id: string | number;
}>;


export type MemberChangesQuery = { __typename: 'Query', member: { __typename: 'Member', id: string, changes: Array<{ __typename: 'Change', id: string, at: string, source: string, by: { __typename: 'Member', id: string, name: string } | null, fields: Array<{ __typename: 'ChangedField', field: string, before: string | null, after: string | null }> }> } | null };

export type ChangeLineFragment = { __typename: 'Change', id: string, at: string, source: string, by: { __typename: 'Member', id: string, name: string } | null, fields: Array<{ __typename: 'ChangedField', field: string, before: string | null, after: string | null }> };

export type PauseMemberMutationVariables = Exact<{
  id: string | number;
  until?: string | null | undefined;
}>;


export type PauseMemberMutation = { __typename: 'Mutation', pauseMember: { __typename: 'Member', id: string, pausedUntil: string | null } };

export type LeaveNetworkMutationVariables = Exact<{
  id: string | number;
}>;


export type LeaveNetworkMutation = { __typename: 'Mutation', leaveNetwork: boolean };

export type SaveConsentMutationVariables = Exact<{
  memberId: string | number;
  input: ConsentInput;
}>;


export type SaveConsentMutation = { __typename: 'Mutation', saveConsent: { __typename: 'Consent', id: string } };

export type WithdrawConsentMutationVariables = Exact<{
  id: string | number;
}>;


export type WithdrawConsentMutation = { __typename: 'Mutation', withdrawConsent: { __typename: 'Consent', id: string, withdrawnOn: string | null } };

export type OrganisationSearchQueryVariables = Exact<{
  search?: string | null | undefined;
  first?: number | null | undefined;
}>;


export type OrganisationSearchQuery = { __typename: 'Query', organisations: { __typename: 'OrganisationConnection', edges: Array<{ __typename: 'OrganisationEdge', node: { __typename: 'Organisation', id: string, name: string, community: { __typename: 'Community', id: string, name: string } | null } }> } };

export type OrganisationNameQueryVariables = Exact<{
  id: string | number;
}>;


export type OrganisationNameQuery = { __typename: 'Query', organisation: { __typename: 'Organisation', id: string, name: string } | null };

export type SaveOrganisationMutationVariables = Exact<{
  input: OrganisationInput;
}>;


export type SaveOrganisationMutation = { __typename: 'Mutation', saveOrganisation: { __typename: 'Organisation', id: string, name: string } };

export type GrantRoleMutationVariables = Exact<{
  memberId: string | number;
  role: RoleName;
  tableId?: string | number | null | undefined;
}>;


export type GrantRoleMutation = { __typename: 'Mutation', grantRole: { __typename: 'Role', id: string, member: { __typename: 'Member', id: string } } };

export type RevokeRoleMutationVariables = Exact<{
  id: string | number;
}>;


export type RevokeRoleMutation = { __typename: 'Mutation', revokeRole: boolean };

export type TableNamesQueryVariables = Exact<{ [key: string]: never; }>;


export type TableNamesQuery = { __typename: 'Query', tables: Array<{ __typename: 'Table', id: string, name: string, closedOn: string | null }> };

export type DuplicateOrganisationsQueryVariables = Exact<{ [key: string]: never; }>;


export type DuplicateOrganisationsQuery = { __typename: 'Query', duplicateOrganisations: Array<{ __typename: 'DuplicateOrganisation', a: { __typename: 'Organisation', id: string, name: string, sector: { __typename: 'Sector', id: string, name: string } | null, community: { __typename: 'Community', id: string, name: string } | null }, b: { __typename: 'Organisation', id: string, name: string, sector: { __typename: 'Sector', id: string, name: string } | null, community: { __typename: 'Community', id: string, name: string } | null } }> };

export type MergeOrganisationsMutationVariables = Exact<{
  keepId: string | number;
  goneId: string | number;
}>;


export type MergeOrganisationsMutation = { __typename: 'Mutation', mergeOrganisations: { __typename: 'Organisation', id: string, name: string, sector: { __typename: 'Sector', id: string, name: string } | null, community: { __typename: 'Community', id: string, name: string } | null } };

export type OrganisationRowFragment = { __typename: 'Organisation', id: string, name: string, sector: { __typename: 'Sector', id: string, name: string } | null, community: { __typename: 'Community', id: string, name: string } | null };

export type OrganisationsQueryVariables = Exact<{
  search?: string | null | undefined;
  sectorId?: string | number | null | undefined;
  regionId?: string | number | null | undefined;
  communityId?: string | number | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type OrganisationsQuery = { __typename: 'Query', organisations: { __typename: 'OrganisationConnection', edges: Array<{ __typename: 'OrganisationEdge', node: { __typename: 'Organisation', id: string, name: string, sector: { __typename: 'Sector', id: string, name: string } | null, community: { __typename: 'Community', id: string, name: string } | null } }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

export type OrganisationQueryVariables = Exact<{
  id: string | number;
}>;


export type OrganisationQuery = { __typename: 'Query', organisation: { __typename: 'Organisation', id: string, name: string, sector: { __typename: 'Sector', id: string, name: string } | null, community: { __typename: 'Community', id: string, name: string } | null } | null };

export type OrganisationChangesQueryVariables = Exact<{
  id: string | number;
}>;


export type OrganisationChangesQuery = { __typename: 'Query', organisation: { __typename: 'Organisation', id: string, changes: Array<{ __typename: 'Change', id: string, at: string, source: string, by: { __typename: 'Member', id: string, name: string } | null, fields: Array<{ __typename: 'ChangedField', field: string, before: string | null, after: string | null }> }> } | null };

export type RunRowFragment = { __typename: 'PostcardRun', id: string, title: string, state: PostcardRunState, orderedAt: string, fault: string | null, waiting: number, refused: number, cancelled: number, locked: number, posted: number, returned: number, postedOn: string | null, postedCount: number | null, costCents: number | null, leadDays: number | null };

export type PostcardRunsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type PostcardRunsQuery = { __typename: 'Query', postcardRuns: { __typename: 'PostcardRunConnection', edges: Array<{ __typename: 'PostcardRunEdge', node: { __typename: 'PostcardRun', id: string, title: string, state: PostcardRunState, orderedAt: string, fault: string | null, waiting: number, refused: number, cancelled: number, locked: number, posted: number, returned: number, postedOn: string | null, postedCount: number | null, costCents: number | null, leadDays: number | null } }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

export type PostcardRunQueryVariables = Exact<{
  id: string | number;
}>;


export type PostcardRunQuery = { __typename: 'Query', postcardRun: { __typename: 'PostcardRun', heading: string, body: string, lang: string, printed: number, lockedAt: string | null, id: string, title: string, state: PostcardRunState, orderedAt: string, fault: string | null, waiting: number, refused: number, cancelled: number, locked: number, posted: number, returned: number, postedOn: string | null, postedCount: number | null, costCents: number | null, leadDays: number | null, lockedBy: { __typename: 'Member', id: string, name: string } | null, postedBy: { __typename: 'Member', id: string, name: string } | null } | null };

export type PostcardsQueryVariables = Exact<{
  runId: string | number;
  state?: PostcardState | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type PostcardsQuery = { __typename: 'Query', postcards: { __typename: 'PostcardConnection', edges: Array<{ __typename: 'PostcardEdge', node: { __typename: 'Postcard', id: string, state: PostcardState, why: string | null, name: string | null, addressLines: Array<string> | null, printedAt: string | null, returnedAt: string | null, member: { __typename: 'Member', id: string, name: string, postalAddress: { __typename: 'PostalAddress', lines: Array<string> } | null } } }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

export type PostcardWithQueryVariables = Exact<{
  printed: string;
}>;


export type PostcardWithQuery = { __typename: 'Query', postcardWith: { __typename: 'Postcard', id: string, state: PostcardState, name: string | null, addressLines: Array<string> | null, returnedAt: string | null, returnedBy: { __typename: 'Member', id: string, name: string } | null, member: { __typename: 'Member', id: string, name: string, postalAddress: { __typename: 'PostalAddress', lines: Array<string> } | null }, run: { __typename: 'PostcardRun', id: string, title: string } } | null };

export type EditPostcardRunMutationVariables = Exact<{
  id: string | number;
  input: CardTextInput;
}>;


export type EditPostcardRunMutation = { __typename: 'Mutation', editPostcardRun: { __typename: 'PostcardRun', id: string, fault: string | null } };

export type CheckPostcardRunMutationVariables = Exact<{
  id: string | number;
}>;


export type CheckPostcardRunMutation = { __typename: 'Mutation', checkPostcardRun: { __typename: 'PostcardRun', id: string, waiting: number, refused: number, fault: string | null } };

export type LockPostcardRunMutationVariables = Exact<{
  id: string | number;
  cards: number;
}>;


export type LockPostcardRunMutation = { __typename: 'Mutation', lockPostcardRun: { __typename: 'PostcardRun', id: string, state: PostcardRunState } };

export type PostPostcardRunMutationVariables = Exact<{
  id: string | number;
  input: PostingInput;
}>;


export type PostPostcardRunMutation = { __typename: 'Mutation', postPostcardRun: { __typename: 'PostcardRun', id: string, state: PostcardRunState } };

export type MarkPostcardReturnedMutationVariables = Exact<{
  id: string | number;
}>;


export type MarkPostcardReturnedMutation = { __typename: 'Mutation', markPostcardReturned: { __typename: 'Postcard', id: string, state: PostcardState, returnedAt: string | null } };

export type UndoPostcardReturnedMutationVariables = Exact<{
  id: string | number;
}>;


export type UndoPostcardReturnedMutation = { __typename: 'Mutation', undoPostcardReturned: { __typename: 'Postcard', id: string, state: PostcardState, returnedAt: string | null } };

export type SettingsSectorsQueryVariables = Exact<{ [key: string]: never; }>;


export type SettingsSectorsQuery = { __typename: 'Query', sectors: Array<{ __typename: 'Sector', id: string, name: string, position: number, retiredAt: string | null }> };

export type SettingsRegionsQueryVariables = Exact<{ [key: string]: never; }>;


export type SettingsRegionsQuery = { __typename: 'Query', regions: Array<{ __typename: 'Region', id: string, name: string, position: number }> };

export type SettingsCommunitiesQueryVariables = Exact<{ [key: string]: never; }>;


export type SettingsCommunitiesQuery = { __typename: 'Query', communities: Array<{ __typename: 'Community', id: string, name: string, timeZone: string, region: { __typename: 'Region', id: string, name: string }, localNames: Array<{ __typename: 'PlaceName', name: string, lang: string }> }>, regions: Array<{ __typename: 'Region', id: string, name: string, position: number }> };

export type SettingsNetworkQueryVariables = Exact<{ [key: string]: never; }>;


export type SettingsNetworkQuery = { __typename: 'Query', network: { __typename: 'Network', name: string, senderName: string, postalAddress: string | null } };

export type SettingsRolesQueryVariables = Exact<{ [key: string]: never; }>;


export type SettingsRolesQuery = { __typename: 'Query', roles: Array<{ __typename: 'Role', id: string, name: RoleName, grantedAt: string, table: { __typename: 'Table', id: string, name: string } | null, member: { __typename: 'Member', id: string, name: string } }> };

export type SaveSectorMutationVariables = Exact<{
  input: SectorInput;
}>;


export type SaveSectorMutation = { __typename: 'Mutation', saveSector: { __typename: 'Sector', id: string, name: string, position: number } };

export type RetireSectorMutationVariables = Exact<{
  id: string | number;
}>;


export type RetireSectorMutation = { __typename: 'Mutation', retireSector: { __typename: 'Sector', id: string, retiredAt: string | null } };

export type SaveRegionMutationVariables = Exact<{
  input: RegionInput;
}>;


export type SaveRegionMutation = { __typename: 'Mutation', saveRegion: { __typename: 'Region', id: string, name: string } };

export type SaveCommunityMutationVariables = Exact<{
  input: CommunityInput;
}>;


export type SaveCommunityMutation = { __typename: 'Mutation', saveCommunity: { __typename: 'Community', id: string, name: string, region: { __typename: 'Region', id: string } } };

export type SaveNetworkMutationVariables = Exact<{
  input: NetworkInput;
}>;


export type SaveNetworkMutation = { __typename: 'Mutation', saveNetwork: { __typename: 'Network', name: string } };

export type LetterPartsQueryVariables = Exact<{
  id: string | number;
}>;


export type LetterPartsQuery = { __typename: 'Query', table: { __typename: 'Table', id: string, name: string, kind: TableKind, community: { __typename: 'Community', id: string, name: string } | null, champions: Array<{ __typename: 'Role', id: string, member: { __typename: 'Member', id: string, name: string, email: string | null, phone: string | null } }>, seats: Array<{ __typename: 'Seat', id: string, sector: { __typename: 'Sector', id: string, name: string } }> } | null, network: { __typename: 'Network', name: string, postalAddress: string | null } };

export type SeatStoryFragment = { __typename: 'Seat', id: string, openedOn: string, table: { __typename: 'Table', id: string, name: string, kind: TableKind }, sector: { __typename: 'Sector', id: string, name: string }, holdings: Array<{ __typename: 'Holding', id: string, from: string, until: string | null, endReason: EndReason | null, endNote: string | null, member: { __typename: 'Member', id: string, name: string, organisation: { __typename: 'Organisation', id: string, name: string } | null } }>, loans: Array<{ __typename: 'Loan', id: string, from: string, until: string | null, lender: { __typename: 'Seat', id: string, table: { __typename: 'Table', id: string, name: string }, holdings: Array<{ __typename: 'Holding', id: string, until: string | null, member: { __typename: 'Member', id: string, name: string } }> } }>, notHeres: Array<{ __typename: 'NotHere', id: string, saidBy: string, saidOn: string, until: string | null }>, offers: Array<{ __typename: 'Offer', id: string, state: OfferState, note: string | null, offeredAt: string, expiresAt: string, answeredAt: string | null, member: { __typename: 'Member', id: string, name: string } }> };

export type SeatQueryVariables = Exact<{
  id: string | number;
}>;


export type SeatQuery = { __typename: 'Query', seat: { __typename: 'Seat', id: string, openedOn: string, table: { __typename: 'Table', id: string, name: string, kind: TableKind }, sector: { __typename: 'Sector', id: string, name: string }, holdings: Array<{ __typename: 'Holding', id: string, from: string, until: string | null, endReason: EndReason | null, endNote: string | null, member: { __typename: 'Member', id: string, name: string, organisation: { __typename: 'Organisation', id: string, name: string } | null } }>, loans: Array<{ __typename: 'Loan', id: string, from: string, until: string | null, lender: { __typename: 'Seat', id: string, table: { __typename: 'Table', id: string, name: string }, holdings: Array<{ __typename: 'Holding', id: string, until: string | null, member: { __typename: 'Member', id: string, name: string } }> } }>, notHeres: Array<{ __typename: 'NotHere', id: string, saidBy: string, saidOn: string, until: string | null }>, offers: Array<{ __typename: 'Offer', id: string, state: OfferState, note: string | null, offeredAt: string, expiresAt: string, answeredAt: string | null, member: { __typename: 'Member', id: string, name: string } }> } | null };

export type SeatMemberMutationVariables = Exact<{
  input: SeatMemberInput;
}>;


export type SeatMemberMutation = { __typename: 'Mutation', seatMember: { __typename: 'Holding', id: string, seat: { __typename: 'Seat', id: string } } };

export type EndHoldingMutationVariables = Exact<{
  input: EndHoldingInput;
}>;


export type EndHoldingMutation = { __typename: 'Mutation', endHolding: { __typename: 'Holding', id: string, seat: { __typename: 'Seat', id: string } } };

export type LendSeatMutationVariables = Exact<{
  input: LendSeatInput;
}>;


export type LendSeatMutation = { __typename: 'Mutation', lendSeat: { __typename: 'Loan', id: string, seat: { __typename: 'Seat', id: string } } };

export type EndLoanMutationVariables = Exact<{
  id: string | number;
  until: string;
}>;


export type EndLoanMutation = { __typename: 'Mutation', endLoan: { __typename: 'Loan', id: string, seat: { __typename: 'Seat', id: string } } };

export type MarkNotHereMutationVariables = Exact<{
  input: NotHereInput;
}>;


export type MarkNotHereMutation = { __typename: 'Mutation', markNotHere: { __typename: 'NotHere', id: string, seat: { __typename: 'Seat', id: string } } };

export type EndNotHereMutationVariables = Exact<{
  id: string | number;
  until: string;
}>;


export type EndNotHereMutation = { __typename: 'Mutation', endNotHere: { __typename: 'NotHere', id: string, seat: { __typename: 'Seat', id: string } } };

export type OfferSeatMutationVariables = Exact<{
  input: OfferSeatInput;
}>;


export type OfferSeatMutation = { __typename: 'Mutation', offerSeat: { __typename: 'Offer', id: string, seat: { __typename: 'Seat', id: string } } };

export type WithdrawOfferMutationVariables = Exact<{
  id: string | number;
}>;


export type WithdrawOfferMutation = { __typename: 'Mutation', withdrawOffer: { __typename: 'Offer', id: string, seat: { __typename: 'Seat', id: string } } };

export type TablesQueryVariables = Exact<{ [key: string]: never; }>;


export type TablesQuery = { __typename: 'Query', tables: Array<{ __typename: 'Table', id: string, kind: TableKind, name: string, foundedOn: string, closedOn: string | null, community: { __typename: 'Community', id: string, name: string, region: { __typename: 'Region', id: string, name: string, position: number } } | null, champions: Array<{ __typename: 'Role', id: string, member: { __typename: 'Member', id: string, name: string } }> }> };

export type TableQueryVariables = Exact<{
  id: string | number;
}>;


export type TableQuery = { __typename: 'Query', table: { __typename: 'Table', id: string, kind: TableKind, name: string, foundedOn: string, closedOn: string | null, community: { __typename: 'Community', id: string, name: string, region: { __typename: 'Region', id: string, name: string }, localNames: Array<{ __typename: 'PlaceName', name: string, lang: string }> } | null, champions: Array<{ __typename: 'Role', id: string, member: { __typename: 'Member', id: string, name: string } }>, seats: Array<{ __typename: 'Seat', id: string, openedOn: string, table: { __typename: 'Table', id: string, name: string, kind: TableKind }, sector: { __typename: 'Sector', id: string, name: string }, holdings: Array<{ __typename: 'Holding', id: string, from: string, until: string | null, endReason: EndReason | null, endNote: string | null, member: { __typename: 'Member', id: string, name: string, organisation: { __typename: 'Organisation', id: string, name: string } | null } }>, loans: Array<{ __typename: 'Loan', id: string, from: string, until: string | null, lender: { __typename: 'Seat', id: string, table: { __typename: 'Table', id: string, name: string }, holdings: Array<{ __typename: 'Holding', id: string, until: string | null, member: { __typename: 'Member', id: string, name: string } }> } }>, notHeres: Array<{ __typename: 'NotHere', id: string, saidBy: string, saidOn: string, until: string | null }>, offers: Array<{ __typename: 'Offer', id: string, state: OfferState, note: string | null, offeredAt: string, expiresAt: string, answeredAt: string | null, member: { __typename: 'Member', id: string, name: string } }> }> } | null };

export type TableChoicesQueryVariables = Exact<{ [key: string]: never; }>;


export type TableChoicesQuery = { __typename: 'Query', sectors: Array<{ __typename: 'Sector', id: string, name: string, position: number, retiredAt: string | null }>, communities: Array<{ __typename: 'Community', id: string, name: string }> };

export type CreateTableMutationVariables = Exact<{
  input: TableInput;
}>;


export type CreateTableMutation = { __typename: 'Mutation', createTable: { __typename: 'Table', id: string } };

export type UpdateTableMutationVariables = Exact<{
  id: string | number;
  input: TableInput;
}>;


export type UpdateTableMutation = { __typename: 'Mutation', updateTable: { __typename: 'Table', id: string } };

export type CloseTableMutationVariables = Exact<{
  id: string | number;
  on: string;
}>;


export type CloseTableMutation = { __typename: 'Mutation', closeTable: { __typename: 'Table', id: string } };

export type AddSeatsMutationVariables = Exact<{
  tableId: string | number;
  sectorIds: Array<string | number> | string | number;
}>;


export type AddSeatsMutation = { __typename: 'Mutation', addSeats: { __typename: 'Table', id: string, seats: Array<{ __typename: 'Seat', id: string }> } };

export const MemberRowFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MemberRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Member"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"disabledAt"}},{"kind":"Field","name":{"kind":"Name","value":"leftAt"}},{"kind":"Field","name":{"kind":"Name","value":"erasedAt"}},{"kind":"Field","name":{"kind":"Name","value":"sector"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"organisation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"community"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<MemberRowFragment, unknown>;
export const SideFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Side"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Member"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"MemberRow"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"phone"}},{"kind":"Field","name":{"kind":"Name","value":"postalAddress"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"lines"}}]}},{"kind":"Field","name":{"kind":"Name","value":"primaryRole"}},{"kind":"Field","name":{"kind":"Name","value":"contactVisibleTo"}},{"kind":"Field","name":{"kind":"Name","value":"roles"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"table"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"holdings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"until"}},{"kind":"Field","name":{"kind":"Name","value":"seat"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"table"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MemberRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Member"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"disabledAt"}},{"kind":"Field","name":{"kind":"Name","value":"leftAt"}},{"kind":"Field","name":{"kind":"Name","value":"erasedAt"}},{"kind":"Field","name":{"kind":"Name","value":"sector"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"organisation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"community"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<SideFragment, unknown>;
export const SaidFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Said"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Words"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"lang"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}}]} as unknown as DocumentNode<SaidFragment, unknown>;
export const AskedFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Asked"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Question"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"highest"}},{"kind":"Field","name":{"kind":"Name","value":"label"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Said"}}]}},{"kind":"Field","name":{"kind":"Name","value":"options"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"label"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Said"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"low"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Said"}}]}},{"kind":"Field","name":{"kind":"Name","value":"high"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Said"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Said"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Words"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"lang"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}}]} as unknown as DocumentNode<AskedFragment, unknown>;
export const PlanPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PlanParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ContactPlan"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"anchorOn"}},{"kind":"Field","name":{"kind":"Name","value":"mostContacts"}},{"kind":"Field","name":{"kind":"Name","value":"cardCents"}},{"kind":"Field","name":{"kind":"Name","value":"mostPostCents"}},{"kind":"Field","name":{"kind":"Name","value":"nextDueAt"}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"position"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"notice"}},{"kind":"Field","name":{"kind":"Name","value":"dayOffset"}},{"kind":"Field","name":{"kind":"Name","value":"hour"}},{"kind":"Field","name":{"kind":"Name","value":"dueAt"}},{"kind":"Field","name":{"kind":"Name","value":"doneAt"}},{"kind":"Field","name":{"kind":"Name","value":"handed"}},{"kind":"Field","name":{"kind":"Name","value":"leftOut"}},{"kind":"Field","name":{"kind":"Name","value":"why"}},{"kind":"Field","name":{"kind":"Name","value":"campaignId"}},{"kind":"Field","name":{"kind":"Name","value":"texts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"lang"}},{"kind":"Field","name":{"kind":"Name","value":"subject"}},{"kind":"Field","name":{"kind":"Name","value":"body"}}]}}]}}]}}]} as unknown as DocumentNode<PlanPartsFragment, unknown>;
export const EvaluationPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"EvaluationParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Evaluation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"heldOn"}},{"kind":"Field","name":{"kind":"Name","value":"languages"}},{"kind":"Field","name":{"kind":"Name","value":"invited"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"closedAt"}},{"kind":"Field","name":{"kind":"Name","value":"keySavedAt"}},{"kind":"Field","name":{"kind":"Name","value":"intro"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Said"}}]}},{"kind":"Field","name":{"kind":"Name","value":"questions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Asked"}}]}},{"kind":"Field","name":{"kind":"Name","value":"audience"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"listId"}},{"kind":"Field","name":{"kind":"Name","value":"tableIds"}},{"kind":"Field","name":{"kind":"Name","value":"regionIds"}},{"kind":"Field","name":{"kind":"Name","value":"sectorIds"}},{"kind":"Field","name":{"kind":"Name","value":"roles"}},{"kind":"Field","name":{"kind":"Name","value":"memberIds"}}]}},{"kind":"Field","name":{"kind":"Name","value":"plan"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"PlanParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"callers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"member"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Said"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Words"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"lang"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Asked"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Question"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"highest"}},{"kind":"Field","name":{"kind":"Name","value":"label"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Said"}}]}},{"kind":"Field","name":{"kind":"Name","value":"options"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"label"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Said"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"low"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Said"}}]}},{"kind":"Field","name":{"kind":"Name","value":"high"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Said"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PlanParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ContactPlan"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"anchorOn"}},{"kind":"Field","name":{"kind":"Name","value":"mostContacts"}},{"kind":"Field","name":{"kind":"Name","value":"cardCents"}},{"kind":"Field","name":{"kind":"Name","value":"mostPostCents"}},{"kind":"Field","name":{"kind":"Name","value":"nextDueAt"}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"position"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"notice"}},{"kind":"Field","name":{"kind":"Name","value":"dayOffset"}},{"kind":"Field","name":{"kind":"Name","value":"hour"}},{"kind":"Field","name":{"kind":"Name","value":"dueAt"}},{"kind":"Field","name":{"kind":"Name","value":"doneAt"}},{"kind":"Field","name":{"kind":"Name","value":"handed"}},{"kind":"Field","name":{"kind":"Name","value":"leftOut"}},{"kind":"Field","name":{"kind":"Name","value":"why"}},{"kind":"Field","name":{"kind":"Name","value":"campaignId"}},{"kind":"Field","name":{"kind":"Name","value":"texts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"lang"}},{"kind":"Field","name":{"kind":"Name","value":"subject"}},{"kind":"Field","name":{"kind":"Name","value":"body"}}]}}]}}]}}]} as unknown as DocumentNode<EvaluationPartsFragment, unknown>;
export const PhoneLinesFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PhoneLines"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PhoneList"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"evaluationId"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"texts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"lang"}},{"kind":"Field","name":{"kind":"Name","value":"subject"}},{"kind":"Field","name":{"kind":"Name","value":"body"}}]}},{"kind":"Field","name":{"kind":"Name","value":"people"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"memberId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"phone"}},{"kind":"Field","name":{"kind":"Name","value":"callBack"}},{"kind":"Field","name":{"kind":"Name","value":"answerPath"}}]}}]}}]} as unknown as DocumentNode<PhoneLinesFragment, unknown>;
export const ImportHeadFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ImportHead"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Import"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"fileName"}},{"kind":"Field","name":{"kind":"Name","value":"uploadedAt"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"listName"}},{"kind":"Field","name":{"kind":"Name","value":"rowCount"}},{"kind":"Field","name":{"kind":"Name","value":"doneCount"}},{"kind":"Field","name":{"kind":"Name","value":"problem"}},{"kind":"Field","name":{"kind":"Name","value":"uploadedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"counts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"fate"}},{"kind":"Field","name":{"kind":"Name","value":"n"}}]}}]}}]} as unknown as DocumentNode<ImportHeadFragment, unknown>;
export const ListRowFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ListRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RegistrationList"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"heldOn"}},{"kind":"Field","name":{"kind":"Name","value":"tableId"}},{"kind":"Field","name":{"kind":"Name","value":"publicSince"}}]}}]} as unknown as DocumentNode<ListRowFragment, unknown>;
export const CampaignRowFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CampaignRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Campaign"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"letter"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"tableId"}},{"kind":"Field","name":{"kind":"Name","value":"why"}},{"kind":"Field","name":{"kind":"Name","value":"audience"}},{"kind":"Field","name":{"kind":"Name","value":"counts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"n"}}]}}]}}]} as unknown as DocumentNode<CampaignRowFragment, unknown>;
export const DeliveryRowFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"DeliveryRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Delivery"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"letter"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"dueAt"}},{"kind":"Field","name":{"kind":"Name","value":"handingAt"}},{"kind":"Field","name":{"kind":"Name","value":"sentAt"}},{"kind":"Field","name":{"kind":"Name","value":"bouncedAt"}},{"kind":"Field","name":{"kind":"Name","value":"member"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<DeliveryRowFragment, unknown>;
export const ChangeLineFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChangeLine"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Change"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"by"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"fields"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"before"}},{"kind":"Field","name":{"kind":"Name","value":"after"}}]}}]}}]} as unknown as DocumentNode<ChangeLineFragment, unknown>;
export const OrganisationRowFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OrganisationRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Organisation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"sector"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"community"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<OrganisationRowFragment, unknown>;
export const RunRowFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RunRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PostcardRun"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"orderedAt"}},{"kind":"Field","name":{"kind":"Name","value":"fault"}},{"kind":"Field","name":{"kind":"Name","value":"waiting"}},{"kind":"Field","name":{"kind":"Name","value":"refused"}},{"kind":"Field","name":{"kind":"Name","value":"cancelled"}},{"kind":"Field","name":{"kind":"Name","value":"locked"}},{"kind":"Field","name":{"kind":"Name","value":"posted"}},{"kind":"Field","name":{"kind":"Name","value":"returned"}},{"kind":"Field","name":{"kind":"Name","value":"postedOn"}},{"kind":"Field","name":{"kind":"Name","value":"postedCount"}},{"kind":"Field","name":{"kind":"Name","value":"costCents"}},{"kind":"Field","name":{"kind":"Name","value":"leadDays"}}]}}]} as unknown as DocumentNode<RunRowFragment, unknown>;
export const SeatStoryFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SeatStory"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Seat"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"openedOn"}},{"kind":"Field","name":{"kind":"Name","value":"table"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sector"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"holdings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"until"}},{"kind":"Field","name":{"kind":"Name","value":"endReason"}},{"kind":"Field","name":{"kind":"Name","value":"endNote"}},{"kind":"Field","name":{"kind":"Name","value":"member"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"organisation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"loans"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"until"}},{"kind":"Field","name":{"kind":"Name","value":"lender"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"table"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"holdings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"until"}},{"kind":"Field","name":{"kind":"Name","value":"member"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"notHeres"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"saidBy"}},{"kind":"Field","name":{"kind":"Name","value":"saidOn"}},{"kind":"Field","name":{"kind":"Name","value":"until"}}]}},{"kind":"Field","name":{"kind":"Name","value":"offers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"offeredAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"answeredAt"}},{"kind":"Field","name":{"kind":"Name","value":"member"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]} as unknown as DocumentNode<SeatStoryFragment, unknown>;
export const SessionDocument = {"__meta__":{"name":"Session","kind":"query","hash":"56eaf2ce437c76566704a44b7e60015bb88f67b0ce59b9108f8c8120be08f49e"}} as unknown as DocumentNode<SessionQuery, SessionQueryVariables>;
export const BlanketDocument = {"__meta__":{"name":"Blanket","kind":"query","hash":"48438d2f825974066b8a55650617f892e0b4ebe1a0a8a61a0209edf74c9c77cf"}} as unknown as DocumentNode<BlanketQuery, BlanketQueryVariables>;
export const DuplicatesDocument = {"__meta__":{"name":"Duplicates","kind":"query","hash":"aba0bed26c7b0f359530e5f0856286dc396ff2f6194539c2efd8bccd5b3f10cd"}} as unknown as DocumentNode<DuplicatesQuery, DuplicatesQueryVariables>;
export const MergesDocument = {"__meta__":{"name":"Merges","kind":"query","hash":"e60e18de968f2f9855d3ddbe1047fd1e497cb046688e9e1ad5a0c2ca1cc7260a"}} as unknown as DocumentNode<MergesQuery, MergesQueryVariables>;
export const TwoSidesDocument = {"__meta__":{"name":"TwoSides","kind":"query","hash":"c07eba214643878d42b1e43bb31669ccc4136fc09c8f11800cf889b84214d00f"}} as unknown as DocumentNode<TwoSidesQuery, TwoSidesQueryVariables>;
export const MergeMembersDocument = {"__meta__":{"name":"MergeMembers","kind":"mutation","hash":"90d22ac962ef5f42391787f0317d7a8a164539112a72bc469f3b8e63e1f3bb12"}} as unknown as DocumentNode<MergeMembersMutation, MergeMembersMutationVariables>;
export const UndoMergeDocument = {"__meta__":{"name":"UndoMerge","kind":"mutation","hash":"b2ae66c598cabe6d0a6dbe9cf7161260352399f7ccda81cad68a9f2202cf2786"}} as unknown as DocumentNode<UndoMergeMutation, UndoMergeMutationVariables>;
export const UndoOrganisationMergeDocument = {"__meta__":{"name":"UndoOrganisationMerge","kind":"mutation","hash":"ab41080b311bde0b3802bff7681d10c61f0d05f05b192f677e6bd12a16771c22"}} as unknown as DocumentNode<UndoOrganisationMergeMutation, UndoOrganisationMergeMutationVariables>;
export const KeepApartDocument = {"__meta__":{"name":"KeepApart","kind":"mutation","hash":"7c51685db3ac041ed0f0b4499bf18c43e088d88e49c6554d592776d128faaf09"}} as unknown as DocumentNode<KeepApartMutation, KeepApartMutationVariables>;
export const EvaluationsDocument = {"__meta__":{"name":"Evaluations","kind":"query","hash":"0c50ab97d69b12146211dd631c2d46f15828d0f83f95021870291e3a039c61a4"}} as unknown as DocumentNode<EvaluationsQuery, EvaluationsQueryVariables>;
export const EvaluationTemplatesDocument = {"__meta__":{"name":"EvaluationTemplates","kind":"query","hash":"3b67bfd6cad6409db221a73f67b092def74924fbc10bb2e8c1ad46b21a8b253b"}} as unknown as DocumentNode<EvaluationTemplatesQuery, EvaluationTemplatesQueryVariables>;
export const EvaluationDocument = {"__meta__":{"name":"Evaluation","kind":"query","hash":"e33ed6172fa69acb07e66f0b944de9b2976dde9b8b4ec1525c511c2226401fff"}} as unknown as DocumentNode<EvaluationQuery, EvaluationQueryVariables>;
export const EvaluationAudienceDocument = {"__meta__":{"name":"EvaluationAudience","kind":"query","hash":"c844fd8ed3929be0da3c12cf42a56aebfab6a1d46494e9ce94bab8f36988a058"}} as unknown as DocumentNode<EvaluationAudienceQuery, EvaluationAudienceQueryVariables>;
export const EvaluationPreviewDocument = {"__meta__":{"name":"EvaluationPreview","kind":"query","hash":"5cceb706c083a919d154479a89896ae55c210309c030ddc2afb432d09689ce80"}} as unknown as DocumentNode<EvaluationPreviewQuery, EvaluationPreviewQueryVariables>;
export const EvaluationResponseDocument = {"__meta__":{"name":"EvaluationResponse","kind":"query","hash":"e6dc96315f8beca982e851528a75d7b59d2a08272e6f01eda28f83f251708ce0"}} as unknown as DocumentNode<EvaluationResponseQuery, EvaluationResponseQueryVariables>;
export const EvaluationResultsDocument = {"__meta__":{"name":"EvaluationResults","kind":"query","hash":"b83eb4056bd0efe546c7850665010155a0d67853da227f20517416aec46c2e6c"}} as unknown as DocumentNode<EvaluationResultsQuery, EvaluationResultsQueryVariables>;
export const SaveEvaluationDocument = {"__meta__":{"name":"SaveEvaluation","kind":"mutation","hash":"853c837a3834a6a4ac6b1225f414ee6d9061347ed5db18a1231e3853b65d3d38"}} as unknown as DocumentNode<SaveEvaluationMutation, SaveEvaluationMutationVariables>;
export const SaveContactPlanDocument = {"__meta__":{"name":"SaveContactPlan","kind":"mutation","hash":"c8f4baf32cf4502f60d89fccde8994011713d5fcfe4dbdb29e2ec09afc10c85d"}} as unknown as DocumentNode<SaveContactPlanMutation, SaveContactPlanMutationVariables>;
export const StartEvaluationDocument = {"__meta__":{"name":"StartEvaluation","kind":"mutation","hash":"2f18acab76687493a88c7e9904becdf9c0e077aa45b636d969d45406f56fb309"}} as unknown as DocumentNode<StartEvaluationMutation, StartEvaluationMutationVariables>;
export const PauseContactPlanDocument = {"__meta__":{"name":"PauseContactPlan","kind":"mutation","hash":"b947c2e5ac0533d69f37c261be03ae651f895f39317ddb11f35efd335fb0a0b4"}} as unknown as DocumentNode<PauseContactPlanMutation, PauseContactPlanMutationVariables>;
export const CloseEvaluationDocument = {"__meta__":{"name":"CloseEvaluation","kind":"mutation","hash":"81f81478cf0369934df878de94383383b0dd80d997fbda4abb63188c023ff0e4"}} as unknown as DocumentNode<CloseEvaluationMutation, CloseEvaluationMutationVariables>;
export const SaveCallersDocument = {"__meta__":{"name":"SaveCallers","kind":"mutation","hash":"02d483cee0e51e0906d0aadbe67ed4aebe170bf6574f295577268cfa0650aa69"}} as unknown as DocumentNode<SaveCallersMutation, SaveCallersMutationVariables>;
export const CreditInvitationsDocument = {"__meta__":{"name":"CreditInvitations","kind":"mutation","hash":"90d60855b960192a2ce1f5caed7bc7846a6872fc466d9d0e8788844fb8fd0313"}} as unknown as DocumentNode<CreditInvitationsMutation, CreditInvitationsMutationVariables>;
export const SendEvaluationNewsDocument = {"__meta__":{"name":"SendEvaluationNews","kind":"mutation","hash":"340de0b708de4568ed6762ad570648edb65ee88c2b69b02ea503bc2eeeebf1c9"}} as unknown as DocumentNode<SendEvaluationNewsMutation, SendEvaluationNewsMutationVariables>;
export const PhoneListsDocument = {"__meta__":{"name":"PhoneLists","kind":"query","hash":"09092087cba74825b968f25da73232f63b1721ed22d28d2975139b46fab07dc3"}} as unknown as DocumentNode<PhoneListsQuery, PhoneListsQueryVariables>;
export const MarkCallDocument = {"__meta__":{"name":"MarkCall","kind":"mutation","hash":"1da5d39a94ec95442ca973d28f4d41f9c93c5297c7e0b843ffc64bb0dfa68038"}} as unknown as DocumentNode<MarkCallMutation, MarkCallMutationVariables>;
export const MemberNameDocument = {"__meta__":{"name":"MemberName","kind":"query","hash":"a113bc185d698ab1714392e05d7e8d5162c89af8570fc011ec614e9a3f285e4e"}} as unknown as DocumentNode<MemberNameQuery, MemberNameQueryVariables>;
export const HomeDocument = {"__meta__":{"name":"Home","kind":"query","hash":"63d42761965a1ce205d6c1a125164cea4d537fd0dbfe99742b5650ffeabe2fe3"}} as unknown as DocumentNode<HomeQuery, HomeQueryVariables>;
export const AnswerOfferDocument = {"__meta__":{"name":"AnswerOffer","kind":"mutation","hash":"9e0f5975c9e7ed479569d9ef3001aba16e04fc56883f3402c9562cd5685c6a95"}} as unknown as DocumentNode<AnswerOfferMutation, AnswerOfferMutationVariables>;
export const PhoneCallsDocument = {"__meta__":{"name":"PhoneCalls","kind":"query","hash":"fcc09fc3fd390802108253ac469c1162e0e3b2959a2d3831af74ae1ab06c8cb4"}} as unknown as DocumentNode<PhoneCallsQuery, PhoneCallsQueryVariables>;
export const DeskDocument = {"__meta__":{"name":"Desk","kind":"query","hash":"decaeb040979b7dbfb8065b0ddc9647f32e0b5e36346ab896fe27fc1bacd98f9"}} as unknown as DocumentNode<DeskQuery, DeskQueryVariables>;
export const ImportsDocument = {"__meta__":{"name":"Imports","kind":"query","hash":"f9f2055c1cf48c8f2e13873230efe3339599d5a2d7f0e69a0354f6982d0f3725"}} as unknown as DocumentNode<ImportsQuery, ImportsQueryVariables>;
export const ImportDocument = {"__meta__":{"name":"Import","kind":"query","hash":"bbe2c9d3b3a73844edfa3909beeecb43d8618b94e337a867f94d4b4c9d5679e3"}} as unknown as DocumentNode<ImportQuery, ImportQueryVariables>;
export const ImportRowsDocument = {"__meta__":{"name":"ImportRows","kind":"query","hash":"f5f9c76dab7a29326b8aef65550831964b378748048db4a118787ee34a64fb11"}} as unknown as DocumentNode<ImportRowsQuery, ImportRowsQueryVariables>;
export const ImportQuestionsDocument = {"__meta__":{"name":"ImportQuestions","kind":"query","hash":"1db11105dc74cb166b22050121b58f174b66bb22b58d33fe6d0a2e37bb20fe19"}} as unknown as DocumentNode<ImportQuestionsQuery, ImportQuestionsQueryVariables>;
export const MapImportDocument = {"__meta__":{"name":"MapImport","kind":"mutation","hash":"2964ecd9570b7850c6fd54bbdec6d2eb74cc630b409c8c0c6d29ec0445f68528"}} as unknown as DocumentNode<MapImportMutation, MapImportMutationVariables>;
export const AnswerImportDocument = {"__meta__":{"name":"AnswerImport","kind":"mutation","hash":"fb1f19b420d37fcf4651bc22041af29374922d10febdad5940935ae3d205dcac"}} as unknown as DocumentNode<AnswerImportMutation, AnswerImportMutationVariables>;
export const CommitImportDocument = {"__meta__":{"name":"CommitImport","kind":"mutation","hash":"5de51016f7b399fa54543f1a7d3857a14fbf0fa15114d52c0fa6944f50fd26a0"}} as unknown as DocumentNode<CommitImportMutation, CommitImportMutationVariables>;
export const DropImportDocument = {"__meta__":{"name":"DropImport","kind":"mutation","hash":"2c8cc24277c9ed42feb1b64d6dcddac7cd5c26da8fc95859faefa2c87fa96d0e"}} as unknown as DocumentNode<DropImportMutation, DropImportMutationVariables>;
export const RegistrationListsDocument = {"__meta__":{"name":"RegistrationLists","kind":"query","hash":"707097ce3a78cbe6c0133dc38c65c50f2d24037a45cfbffa4b162de0036cc82d"}} as unknown as DocumentNode<RegistrationListsQuery, RegistrationListsQueryVariables>;
export const RegistrationListDocument = {"__meta__":{"name":"RegistrationList","kind":"query","hash":"11df96f3466bc9de559ca179438243d766038f6acf54bc54f06bf34d9692a772"}} as unknown as DocumentNode<RegistrationListQuery, RegistrationListQueryVariables>;
export const ParticipationDocument = {"__meta__":{"name":"Participation","kind":"query","hash":"ce72fdc764338be5bc0506a68326b06d29545ebe48ac898bc017223f95ae3fe3"}} as unknown as DocumentNode<ParticipationQuery, ParticipationQueryVariables>;
export const RegistrationsDocument = {"__meta__":{"name":"Registrations","kind":"query","hash":"4e4ce4e02958a348b58e497052e89ef03360749f6b33140c0ce12f8f3ba6eadb"}} as unknown as DocumentNode<RegistrationsQuery, RegistrationsQueryVariables>;
export const SaveRegistrationListDocument = {"__meta__":{"name":"SaveRegistrationList","kind":"mutation","hash":"215a0f231900d982d9caac80f847fc455d578385023a48aa0d40ba6d7b66da82"}} as unknown as DocumentNode<SaveRegistrationListMutation, SaveRegistrationListMutationVariables>;
export const PublishParticipationDocument = {"__meta__":{"name":"PublishParticipation","kind":"mutation","hash":"472b1542fd2abda9eac93e189a1f11461f84884abb516bc380db6ebfd8eb4e65"}} as unknown as DocumentNode<PublishParticipationMutation, PublishParticipationMutationVariables>;
export const CampaignsDocument = {"__meta__":{"name":"Campaigns","kind":"query","hash":"28c7719ea2fb39ee561e15755c8e5de213f09d47c51437a86b43144df30a4924"}} as unknown as DocumentNode<CampaignsQuery, CampaignsQueryVariables>;
export const CampaignDocument = {"__meta__":{"name":"Campaign","kind":"query","hash":"4c5eca43edd52bf001a91532524d0fdf5aa80abb7c143081939b73e48b96a8c5"}} as unknown as DocumentNode<CampaignQuery, CampaignQueryVariables>;
export const DeliveriesDocument = {"__meta__":{"name":"Deliveries","kind":"query","hash":"228c6679fb527a1ef43f5c6346417d14ff6a89c16d1d35fdad664e1c9e199407"}} as unknown as DocumentNode<DeliveriesQuery, DeliveriesQueryVariables>;
export const SingleDeliveriesDocument = {"__meta__":{"name":"SingleDeliveries","kind":"query","hash":"26270ff9ce7e1fbe59079564736c0496151b53ec543bb523410f1f3937e5875c"}} as unknown as DocumentNode<SingleDeliveriesQuery, SingleDeliveriesQueryVariables>;
export const ReleaseSingleDeliveriesDocument = {"__meta__":{"name":"ReleaseSingleDeliveries","kind":"mutation","hash":"cb5b055fe7764e803bf0f31fd13bf7150d4ccace8e8a4781e03656a2586e0510"}} as unknown as DocumentNode<ReleaseSingleDeliveriesMutation, ReleaseSingleDeliveriesMutationVariables>;
export const DropSingleDeliveriesDocument = {"__meta__":{"name":"DropSingleDeliveries","kind":"mutation","hash":"e1c97326465b622d4a1b60ae52ad132e943c4bef05b0d515ec75299dc2c81d21"}} as unknown as DocumentNode<DropSingleDeliveriesMutation, DropSingleDeliveriesMutationVariables>;
export const PauseCampaignDocument = {"__meta__":{"name":"PauseCampaign","kind":"mutation","hash":"2dc515c8e41d576df653f65dd2e2fcec8ef724c1a2abff59e13f2835a7e01dcc"}} as unknown as DocumentNode<PauseCampaignMutation, PauseCampaignMutationVariables>;
export const ResumeCampaignDocument = {"__meta__":{"name":"ResumeCampaign","kind":"mutation","hash":"231a3c0a7092ef8d60209b7be0d6b81b5db294ad6bef978ccd85be565a1e38b5"}} as unknown as DocumentNode<ResumeCampaignMutation, ResumeCampaignMutationVariables>;
export const ReleaseDeliveriesDocument = {"__meta__":{"name":"ReleaseDeliveries","kind":"mutation","hash":"164a2ae36238946750e03d60e00a039b0cebbd8cf3f01e5d232c16724cff0423"}} as unknown as DocumentNode<ReleaseDeliveriesMutation, ReleaseDeliveriesMutationVariables>;
export const DropDeliveriesDocument = {"__meta__":{"name":"DropDeliveries","kind":"mutation","hash":"26e4d42afd2cb32d9630fc9db01c72bd100db0865fd5cd8e9919aa5ae5158dd3"}} as unknown as DocumentNode<DropDeliveriesMutation, DropDeliveriesMutationVariables>;
export const DropCampaignDocument = {"__meta__":{"name":"DropCampaign","kind":"mutation","hash":"826cae63cf0b8ee89ef693c0315c77a611c3cdd4cbae4477139ed53685b4a319"}} as unknown as DocumentNode<DropCampaignMutation, DropCampaignMutationVariables>;
export const SuppressionsDocument = {"__meta__":{"name":"Suppressions","kind":"query","hash":"42cb9442f35251b5e4c8b6986780c746c88c4fd3c84ac2b39f51a95d17abe7b9"}} as unknown as DocumentNode<SuppressionsQuery, SuppressionsQueryVariables>;
export const LiftSuppressionDocument = {"__meta__":{"name":"LiftSuppression","kind":"mutation","hash":"83341639d422536f0fb495ad053e3f89c9f97a2f2820c964bcf5ba771fd59dc6"}} as unknown as DocumentNode<LiftSuppressionMutation, LiftSuppressionMutationVariables>;
export const AnnouncementChoicesDocument = {"__meta__":{"name":"AnnouncementChoices","kind":"query","hash":"569a17e10b6c17418761f4bd707213a4fb27f66d09037f7fc9b77f434fbbb372"}} as unknown as DocumentNode<AnnouncementChoicesQuery, AnnouncementChoicesQueryVariables>;
export const AnnouncementListsDocument = {"__meta__":{"name":"AnnouncementLists","kind":"query","hash":"c5794211d495703242ebd1ff751ac3a222488d2117b46adc8e8ec985d092c155"}} as unknown as DocumentNode<AnnouncementListsQuery, AnnouncementListsQueryVariables>;
export const AudienceSizeDocument = {"__meta__":{"name":"AudienceSize","kind":"query","hash":"042707d25dc2e11eebbf04690d3b0a2ebb5ef3dc6267b4cfa02ee9ac9fb2eff7"}} as unknown as DocumentNode<AudienceSizeQuery, AudienceSizeQueryVariables>;
export const SendAnnouncementDocument = {"__meta__":{"name":"SendAnnouncement","kind":"mutation","hash":"9f35195b896a75883218f40a76c35cb320f49b0c1b0fef099bdd1ec842e6186f"}} as unknown as DocumentNode<SendAnnouncementMutation, SendAnnouncementMutationVariables>;
export const DigestPreviewDocument = {"__meta__":{"name":"DigestPreview","kind":"query","hash":"50b1f5fa60e933f82bf985977ceff1d0caf93b7864a764e7dbb838072385d723"}} as unknown as DocumentNode<DigestPreviewQuery, DigestPreviewQueryVariables>;
export const PaperReadersDocument = {"__meta__":{"name":"PaperReaders","kind":"query","hash":"bed43bba98bd8d11b4a1f585b5f789392a039752ef9f6a04ebfc95ec9e6d1f17"}} as unknown as DocumentNode<PaperReadersQuery, PaperReadersQueryVariables>;
export const LetterPreferenceDocument = {"__meta__":{"name":"LetterPreference","kind":"query","hash":"bbc562d8d5275a2b58bccc1740835e5f78ff362e510c48f044f22e05ba143b08"}} as unknown as DocumentNode<LetterPreferenceQuery, LetterPreferenceQueryVariables>;
export const SaveLetterPreferenceDocument = {"__meta__":{"name":"SaveLetterPreference","kind":"mutation","hash":"912142f48e6f1919a0b993ab3283bb334a37ee4a6bbffe9d3111be9a5f92b669"}} as unknown as DocumentNode<SaveLetterPreferenceMutation, SaveLetterPreferenceMutationVariables>;
export const EraseMemberDocument = {"__meta__":{"name":"EraseMember","kind":"mutation","hash":"4a65f26cff8d000f531ed156884eb8e971abf3f17c3b337572a39b0c73049eff"}} as unknown as DocumentNode<EraseMemberMutation, EraseMemberMutationVariables>;
export const MembersDocument = {"__meta__":{"name":"Members","kind":"query","hash":"6f7b2a8599e74d703900929967471148f18e0ec0b7d0549f7c1ac084be74e4f6"}} as unknown as DocumentNode<MembersQuery, MembersQueryVariables>;
export const MemberChoicesDocument = {"__meta__":{"name":"MemberChoices","kind":"query","hash":"f419597bd95fa8fc7ad2bf78c8ee8a52a280bcc5df6b3b2b767bbb55ccd8dbce"}} as unknown as DocumentNode<MemberChoicesQuery, MemberChoicesQueryVariables>;
export const MemberDocument = {"__meta__":{"name":"Member","kind":"query","hash":"42d692f9ee87b0d3219917d26bd4ae3aa32a8f8faf1284e1da5e36ed62b16999"}} as unknown as DocumentNode<MemberQuery, MemberQueryVariables>;
export const AddMemberDocument = {"__meta__":{"name":"AddMember","kind":"mutation","hash":"5fff27b0fe8d498a41628913f90317837e7bc807be365ea5bf5011b8e8a62c36"}} as unknown as DocumentNode<AddMemberMutation, AddMemberMutationVariables>;
export const UpdateMemberDocument = {"__meta__":{"name":"UpdateMember","kind":"mutation","hash":"24eb999e4458b182f1b30863906efe43110d9db41789ffad51868d0363990122"}} as unknown as DocumentNode<UpdateMemberMutation, UpdateMemberMutationVariables>;
export const DisableMemberDocument = {"__meta__":{"name":"DisableMember","kind":"mutation","hash":"e3daa149898ebdd564bf90600127ab84ea9900da678b3028a1049dcbeabc7b6a"}} as unknown as DocumentNode<DisableMemberMutation, DisableMemberMutationVariables>;
export const EnableMemberDocument = {"__meta__":{"name":"EnableMember","kind":"mutation","hash":"47459b0e33cf3d86fad8204709f55f4ae47eeaaf514fbab5439631f720180953"}} as unknown as DocumentNode<EnableMemberMutation, EnableMemberMutationVariables>;
export const MemberChangesDocument = {"__meta__":{"name":"MemberChanges","kind":"query","hash":"8e9489c2ab34789573dde299b877d432953c660ad5e8bd7858f04276fc861a92"}} as unknown as DocumentNode<MemberChangesQuery, MemberChangesQueryVariables>;
export const PauseMemberDocument = {"__meta__":{"name":"PauseMember","kind":"mutation","hash":"5a0ed252cd7ddb3a67d73af614c5755fbcab8bdd96f6a4ed66dd0912490e6c2c"}} as unknown as DocumentNode<PauseMemberMutation, PauseMemberMutationVariables>;
export const LeaveNetworkDocument = {"__meta__":{"name":"LeaveNetwork","kind":"mutation","hash":"128024e47112519dded5bac681d5af21e60cee9c5b796555fcffa0a815e75ed2"}} as unknown as DocumentNode<LeaveNetworkMutation, LeaveNetworkMutationVariables>;
export const SaveConsentDocument = {"__meta__":{"name":"SaveConsent","kind":"mutation","hash":"ab7a2dd511ee61c34b0602804125643fab61543ecdb3262e3cac7a583a8ca365"}} as unknown as DocumentNode<SaveConsentMutation, SaveConsentMutationVariables>;
export const WithdrawConsentDocument = {"__meta__":{"name":"WithdrawConsent","kind":"mutation","hash":"8767c4e4c3b6c83e00bae8540af5ae4c72a3ecd884714bb1108257c5df249cc0"}} as unknown as DocumentNode<WithdrawConsentMutation, WithdrawConsentMutationVariables>;
export const OrganisationSearchDocument = {"__meta__":{"name":"OrganisationSearch","kind":"query","hash":"220763a4f4a6bde25bdfc2d62763a61c4cc7490ca8be452ef1da38d1a1f24076"}} as unknown as DocumentNode<OrganisationSearchQuery, OrganisationSearchQueryVariables>;
export const OrganisationNameDocument = {"__meta__":{"name":"OrganisationName","kind":"query","hash":"ee2ec130e731ae89cb482249845ccffff474a56929da3b0c60d2f7741de2b1b0"}} as unknown as DocumentNode<OrganisationNameQuery, OrganisationNameQueryVariables>;
export const SaveOrganisationDocument = {"__meta__":{"name":"SaveOrganisation","kind":"mutation","hash":"57fa6173a45a8e91c9b238ded117a703f9c1a6c4b0e47cf6c053c45376dfccf5"}} as unknown as DocumentNode<SaveOrganisationMutation, SaveOrganisationMutationVariables>;
export const GrantRoleDocument = {"__meta__":{"name":"GrantRole","kind":"mutation","hash":"f0c88724c79a6a7780051156177a6e4c849689fcd5c17e999297785d5a3b29e2"}} as unknown as DocumentNode<GrantRoleMutation, GrantRoleMutationVariables>;
export const RevokeRoleDocument = {"__meta__":{"name":"RevokeRole","kind":"mutation","hash":"5d7513ad32a88932c8bfec578ec59c709ffc953327817d7c614a5af36284bc7b"}} as unknown as DocumentNode<RevokeRoleMutation, RevokeRoleMutationVariables>;
export const TableNamesDocument = {"__meta__":{"name":"TableNames","kind":"query","hash":"d8a4e3f2ec2d6a52a10f726ce26801193e41ca71f8f6fabae1920c9179d7f7b1"}} as unknown as DocumentNode<TableNamesQuery, TableNamesQueryVariables>;
export const DuplicateOrganisationsDocument = {"__meta__":{"name":"DuplicateOrganisations","kind":"query","hash":"c00a89399a36fb6212dd554356ea592fc440666fbcbe3a2e3ae3ed5fef844d6e"}} as unknown as DocumentNode<DuplicateOrganisationsQuery, DuplicateOrganisationsQueryVariables>;
export const MergeOrganisationsDocument = {"__meta__":{"name":"MergeOrganisations","kind":"mutation","hash":"c53763afd6ca34076d7eca63cc386d106b0a69dfca626fe6bf092d93c614ba15"}} as unknown as DocumentNode<MergeOrganisationsMutation, MergeOrganisationsMutationVariables>;
export const OrganisationsDocument = {"__meta__":{"name":"Organisations","kind":"query","hash":"3b3db7eaba82876681e898dbb61569040932217a3ff3df8e3c94bcd50370c1e9"}} as unknown as DocumentNode<OrganisationsQuery, OrganisationsQueryVariables>;
export const OrganisationDocument = {"__meta__":{"name":"Organisation","kind":"query","hash":"5136708838eb8e05fa4f5aca94f0742d168c20e41b52dcc00d39e9be34c9ce29"}} as unknown as DocumentNode<OrganisationQuery, OrganisationQueryVariables>;
export const OrganisationChangesDocument = {"__meta__":{"name":"OrganisationChanges","kind":"query","hash":"60b791d18aabcbd0b82042d64e7f9a331895d77e2d7ee2ea186b55f503f78c47"}} as unknown as DocumentNode<OrganisationChangesQuery, OrganisationChangesQueryVariables>;
export const PostcardRunsDocument = {"__meta__":{"name":"PostcardRuns","kind":"query","hash":"a76eabf713cb498a9a244d3583664906535b3419a60fd5f949d9c943cc6bba15"}} as unknown as DocumentNode<PostcardRunsQuery, PostcardRunsQueryVariables>;
export const PostcardRunDocument = {"__meta__":{"name":"PostcardRun","kind":"query","hash":"77f89ce2a3297a9c92db8e01f44429858cf3ff9da4b777e026d721a4e6b1b6ed"}} as unknown as DocumentNode<PostcardRunQuery, PostcardRunQueryVariables>;
export const PostcardsDocument = {"__meta__":{"name":"Postcards","kind":"query","hash":"f77ab81598206a69f24f872859f78d87a9c16c3c8a45836b905de690fa3e58e7"}} as unknown as DocumentNode<PostcardsQuery, PostcardsQueryVariables>;
export const PostcardWithDocument = {"__meta__":{"name":"PostcardWith","kind":"query","hash":"dd6f8d80e8b738dbd370fc55637cd327a7ed5c82ca2f14442201d6ce237e3c97"}} as unknown as DocumentNode<PostcardWithQuery, PostcardWithQueryVariables>;
export const EditPostcardRunDocument = {"__meta__":{"name":"EditPostcardRun","kind":"mutation","hash":"e86d72aa358928b56c5e7b964f6f277bfb033593ba969ee619c728017546ff9f"}} as unknown as DocumentNode<EditPostcardRunMutation, EditPostcardRunMutationVariables>;
export const CheckPostcardRunDocument = {"__meta__":{"name":"CheckPostcardRun","kind":"mutation","hash":"cffcd0f287fa36088deebd822f12e775292fe843d0d2938febc625ebac6aa006"}} as unknown as DocumentNode<CheckPostcardRunMutation, CheckPostcardRunMutationVariables>;
export const LockPostcardRunDocument = {"__meta__":{"name":"LockPostcardRun","kind":"mutation","hash":"7a23e78eb636b7bbe942972100674e1853c0635013b7c5a86d4083a003dcc992"}} as unknown as DocumentNode<LockPostcardRunMutation, LockPostcardRunMutationVariables>;
export const PostPostcardRunDocument = {"__meta__":{"name":"PostPostcardRun","kind":"mutation","hash":"a717c520e960dd3df4efb554de477a4fc385b7ac07d4d33df6eb24e29a1165c2"}} as unknown as DocumentNode<PostPostcardRunMutation, PostPostcardRunMutationVariables>;
export const MarkPostcardReturnedDocument = {"__meta__":{"name":"MarkPostcardReturned","kind":"mutation","hash":"c6e3cb16f32ed55915b8f546e75111f8a2c47d0431479d6db62d2aca2138e45a"}} as unknown as DocumentNode<MarkPostcardReturnedMutation, MarkPostcardReturnedMutationVariables>;
export const UndoPostcardReturnedDocument = {"__meta__":{"name":"UndoPostcardReturned","kind":"mutation","hash":"09ee32d64a2acb4e7f39c9a46a813485a1b0cbed13d8574873ca7118e2df6fd3"}} as unknown as DocumentNode<UndoPostcardReturnedMutation, UndoPostcardReturnedMutationVariables>;
export const SettingsSectorsDocument = {"__meta__":{"name":"SettingsSectors","kind":"query","hash":"d31f09e84ad7803b1789ad77b71c87f3053a03322fd2324ce9bbfbc0c0d5efa2"}} as unknown as DocumentNode<SettingsSectorsQuery, SettingsSectorsQueryVariables>;
export const SettingsRegionsDocument = {"__meta__":{"name":"SettingsRegions","kind":"query","hash":"b69bd9cb9fc97e6400cce03d8174d0d34f1dc6e69d487f0b9b64e5a1a0f55342"}} as unknown as DocumentNode<SettingsRegionsQuery, SettingsRegionsQueryVariables>;
export const SettingsCommunitiesDocument = {"__meta__":{"name":"SettingsCommunities","kind":"query","hash":"0a58b5ee8b8f016ebc5b02d3fd260cd76054afb4ef51ca8a3a0ef73d0175c171"}} as unknown as DocumentNode<SettingsCommunitiesQuery, SettingsCommunitiesQueryVariables>;
export const SettingsNetworkDocument = {"__meta__":{"name":"SettingsNetwork","kind":"query","hash":"2289ca2164b01bbd20da4d28cf09f9c5dd5e37502d68974dd0e8a6944789b07e"}} as unknown as DocumentNode<SettingsNetworkQuery, SettingsNetworkQueryVariables>;
export const SettingsRolesDocument = {"__meta__":{"name":"SettingsRoles","kind":"query","hash":"06ce59cd55d33d4d5057cdbbb64558a59f038be30a032f690eed215149b1f548"}} as unknown as DocumentNode<SettingsRolesQuery, SettingsRolesQueryVariables>;
export const SaveSectorDocument = {"__meta__":{"name":"SaveSector","kind":"mutation","hash":"ef55e2db4cdc9bcb45708b2d9fe30ed4141917628ac08ea4d3731d30084bb78e"}} as unknown as DocumentNode<SaveSectorMutation, SaveSectorMutationVariables>;
export const RetireSectorDocument = {"__meta__":{"name":"RetireSector","kind":"mutation","hash":"f9952c22381f9225d968822133a707299426943a7b3ae764b41d5e91fb40d3ee"}} as unknown as DocumentNode<RetireSectorMutation, RetireSectorMutationVariables>;
export const SaveRegionDocument = {"__meta__":{"name":"SaveRegion","kind":"mutation","hash":"5d5a41a80fe7b5489eb956a4523dbf1728f75385037149f4f2d2a6ec3d4bff91"}} as unknown as DocumentNode<SaveRegionMutation, SaveRegionMutationVariables>;
export const SaveCommunityDocument = {"__meta__":{"name":"SaveCommunity","kind":"mutation","hash":"ddbf5f1d92c29c5a01631039cb5a159555b7506de1b10ca8358313fb66d3702d"}} as unknown as DocumentNode<SaveCommunityMutation, SaveCommunityMutationVariables>;
export const SaveNetworkDocument = {"__meta__":{"name":"SaveNetwork","kind":"mutation","hash":"6a75407a65914959ec62de683028c8317e44cbd585c8f57b17b990ea0da50b0f"}} as unknown as DocumentNode<SaveNetworkMutation, SaveNetworkMutationVariables>;
export const LetterPartsDocument = {"__meta__":{"name":"LetterParts","kind":"query","hash":"cf75b076bccb6ee65e501aa6914a3e285ad61d756fc74db791f8dda56aad057b"}} as unknown as DocumentNode<LetterPartsQuery, LetterPartsQueryVariables>;
export const SeatDocument = {"__meta__":{"name":"Seat","kind":"query","hash":"49c9b2c5fe03c22adffc281511b9de3677d3556eb25205554709ce3dda8c0acb"}} as unknown as DocumentNode<SeatQuery, SeatQueryVariables>;
export const SeatMemberDocument = {"__meta__":{"name":"SeatMember","kind":"mutation","hash":"9e8701a46b41dc01968d2125f6b053b62a76bd31c61f63071d72d890de0918ae"}} as unknown as DocumentNode<SeatMemberMutation, SeatMemberMutationVariables>;
export const EndHoldingDocument = {"__meta__":{"name":"EndHolding","kind":"mutation","hash":"4878f7bb47316face7b72f81565d4e800210e9116d5c710b1ebe053c7d56ce55"}} as unknown as DocumentNode<EndHoldingMutation, EndHoldingMutationVariables>;
export const LendSeatDocument = {"__meta__":{"name":"LendSeat","kind":"mutation","hash":"a4cca19f3bb689922f0fa5faba3d2cf7bc652a0d70430d0c24a3fa1295b8157c"}} as unknown as DocumentNode<LendSeatMutation, LendSeatMutationVariables>;
export const EndLoanDocument = {"__meta__":{"name":"EndLoan","kind":"mutation","hash":"84dce33e9dd5179916c2ffb6573b9f5710ff14ee35ae6a506e748c229994344d"}} as unknown as DocumentNode<EndLoanMutation, EndLoanMutationVariables>;
export const MarkNotHereDocument = {"__meta__":{"name":"MarkNotHere","kind":"mutation","hash":"b00061f2c63474db0a7894a3cf89eebeb1c90dc8f2dd6d0a5c543e62f245a96e"}} as unknown as DocumentNode<MarkNotHereMutation, MarkNotHereMutationVariables>;
export const EndNotHereDocument = {"__meta__":{"name":"EndNotHere","kind":"mutation","hash":"a427d117d8f916341a45a83bb3bdd1839fd2e724a7bafa20b3ceb31e284bbc4d"}} as unknown as DocumentNode<EndNotHereMutation, EndNotHereMutationVariables>;
export const OfferSeatDocument = {"__meta__":{"name":"OfferSeat","kind":"mutation","hash":"25ddf73c3908a3cd82666c1a128b95753be6a16a0e30959cdad0f4f9dd504ebe"}} as unknown as DocumentNode<OfferSeatMutation, OfferSeatMutationVariables>;
export const WithdrawOfferDocument = {"__meta__":{"name":"WithdrawOffer","kind":"mutation","hash":"e84142d565d5cb39f4025c60f3b5827de59772d0d9b44bda613a07b4df4d0552"}} as unknown as DocumentNode<WithdrawOfferMutation, WithdrawOfferMutationVariables>;
export const TablesDocument = {"__meta__":{"name":"Tables","kind":"query","hash":"6c5c7879233c08a8d25eebd7035d9b1eb8d76c1d1fb16fbc2d43b9acf747ff06"}} as unknown as DocumentNode<TablesQuery, TablesQueryVariables>;
export const TableDocument = {"__meta__":{"name":"Table","kind":"query","hash":"0ab89413361e5d3ee8451521dcc894037bfcd81e38145b90cc63a988328f13a0"}} as unknown as DocumentNode<TableQuery, TableQueryVariables>;
export const TableChoicesDocument = {"__meta__":{"name":"TableChoices","kind":"query","hash":"0c69a0acc4e60e4381077f78276a0db38b5bf9d5752c6bf5de8b189420764ebf"}} as unknown as DocumentNode<TableChoicesQuery, TableChoicesQueryVariables>;
export const CreateTableDocument = {"__meta__":{"name":"CreateTable","kind":"mutation","hash":"cd196d4a33aab693f644c9dda2ea919af396643eb9e8d23809ac2f22fa58a38a"}} as unknown as DocumentNode<CreateTableMutation, CreateTableMutationVariables>;
export const UpdateTableDocument = {"__meta__":{"name":"UpdateTable","kind":"mutation","hash":"0994182d46226c5b62418ef2a9b6e90268d50d839725d12119e9e8e78b696f1d"}} as unknown as DocumentNode<UpdateTableMutation, UpdateTableMutationVariables>;
export const CloseTableDocument = {"__meta__":{"name":"CloseTable","kind":"mutation","hash":"42305ee1008dfffba82e35983dec59513bf3d1400df2116ced8af2bc83c49785"}} as unknown as DocumentNode<CloseTableMutation, CloseTableMutationVariables>;
export const AddSeatsDocument = {"__meta__":{"name":"AddSeats","kind":"mutation","hash":"e17b92c6a9f7421765d32b15ad67c6c2cd38517c741924b4d5b9e1be236c5d23"}} as unknown as DocumentNode<AddSeatsMutation, AddSeatsMutationVariables>;