table apart (
  a_id uuid not null,
  b_id uuid not null,
  id uuid not null default gen_random_uuid(),
  said_at timestamp with time zone not null,
  said_by_id uuid
)
table attendance (
  holding_id uuid not null,
  id uuid not null default gen_random_uuid(),
  on date not null,
  present boolean not null
)
table auth_account (
  access_token text,
  access_token_expires_at timestamp with time zone,
  account_id text not null,
  created_at timestamp with time zone not null default now(),
  id text not null,
  id_token text,
  password text,
  provider_id text not null,
  refresh_token text,
  refresh_token_expires_at timestamp with time zone,
  scope text,
  updated_at timestamp with time zone not null,
  user_id text not null
)
table auth_rate_limit (
  count integer not null,
  id text not null,
  key text not null,
  last_request bigint not null
)
table auth_session (
  created_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  id text not null,
  ip_address text,
  token text not null,
  updated_at timestamp with time zone not null,
  user_agent text,
  user_id text not null
)
table auth_user (
  created_at timestamp with time zone not null default now(),
  email text not null,
  email_verified boolean not null,
  id text not null,
  image text,
  member_id uuid not null,
  name text not null,
  updated_at timestamp with time zone not null default now()
)
table auth_verification (
  created_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  id text not null,
  identifier text not null,
  updated_at timestamp with time zone not null default now(),
  value text not null
)
table ballot (
  answers jsonb not null,
  evaluation_id uuid not null,
  id uuid not null default gen_random_uuid()
)
table bounce (
  address text not null,
  at timestamp with time zone not null,
  id uuid not null default gen_random_uuid(),
  key text not null,
  kind text not null,
  outbox_id uuid,
  said text not null
)
table caller (
  evaluation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  member_id uuid not null
)
table campaign (
  audience integer not null default 0,
  id uuid not null default gen_random_uuid(),
  letter text not null,
  newest text not null,
  once_key text not null,
  started_at timestamp with time zone not null,
  started_by_id uuid,
  state text not null default 'RUNNING'::text,
  table_id uuid,
  title text not null,
  why text
)
table campaign_count (
  campaign_id uuid not null,
  id uuid not null default gen_random_uuid(),
  n integer not null,
  state text not null
)
table change (
  at timestamp with time zone not null,
  by_id uuid,
  fields jsonb not null,
  id uuid not null default gen_random_uuid(),
  member_id uuid,
  organisation_id uuid,
  source text not null
)
table clock (
  id integer not null,
  offset_ms bigint not null
)
table community (
  id uuid not null default gen_random_uuid(),
  local_names jsonb not null default '[]'::jsonb,
  name text not null,
  region_id uuid not null,
  time_zone text not null
)
table consent (
  expires_on date,
  given_on date not null,
  id uuid not null default gen_random_uuid(),
  kind text not null,
  member_id uuid not null,
  recorded_by_id uuid,
  source text not null,
  withdrawn_on date
)
table contact (
  id uuid not null default gen_random_uuid(),
  needless boolean not null default false,
  person_id uuid not null,
  refused boolean not null default false,
  step_id uuid not null
)
table contact_person (
  id uuid not null default gen_random_uuid(),
  member_id uuid not null,
  plan_id uuid not null
)
table contact_plan (
  anchor_on date not null,
  card_cents integer not null default 0,
  id uuid not null default gen_random_uuid(),
  kind text not null,
  most_contacts integer not null,
  most_post_cents integer,
  next_due_at timestamp with time zone,
  started_by_id uuid,
  state text not null default 'DRAFT'::text,
  subject_id uuid not null,
  title text not null
)
table contact_step (
  campaign_id uuid,
  channel text not null,
  day_offset integer not null,
  done_at timestamp with time zone,
  due_at timestamp with time zone,
  handed integer not null default 0,
  hour integer not null,
  id uuid not null default gen_random_uuid(),
  left_out integer not null default 0,
  notice boolean not null default false,
  plan_id uuid not null,
  position integer not null,
  texts jsonb not null,
  why text
)
table digest (
  decided_at timestamp with time zone not null,
  id uuid not null default gen_random_uuid(),
  items integer not null default 0,
  member_id uuid not null,
  outcome text not null,
  period text not null,
  reason text
)
table digest_item (
  again boolean not null default false,
  digest_id uuid not null,
  id uuid not null default gen_random_uuid(),
  key text not null,
  member_id uuid not null
)
table digest_turn (
  id uuid not null default gen_random_uuid(),
  member_id uuid not null,
  next_due_at timestamp with time zone
)
table evaluation (
  audience jsonb,
  closed_at timestamp with time zone,
  created_at timestamp with time zone not null,
  created_by_id uuid,
  held_on date,
  id uuid not null default gen_random_uuid(),
  intro jsonb not null,
  key_saved_at timestamp with time zone,
  key_saved_by_id uuid,
  languages text[] not null,
  public_key text not null,
  questions jsonb not null,
  started_at timestamp with time zone,
  state text not null default 'DRAFT'::text,
  title text not null,
  turned_on date
)
table holding (
  end_note text,
  end_reason text,
  from date not null,
  id uuid not null default gen_random_uuid(),
  member_id uuid not null,
  seat_id uuid not null,
  until date
)
table import (
  alive_at timestamp with time zone,
  asked_by_id uuid,
  attempts integer not null default 0,
  checked_line integer,
  columns jsonb not null,
  consent_given_on date,
  consent_source text,
  counts jsonb not null default '[]'::jsonb,
  done_count integer not null default 0,
  file_name text not null,
  finished_at timestamp with time zone,
  header text not null,
  held_on date,
  id uuid not null default gen_random_uuid(),
  leave_out_open boolean not null default false,
  list_name text not null default ''::text,
  problem text,
  result jsonb,
  row_count integer not null default 0,
  state text not null,
  table_id uuid,
  uploaded_at timestamp with time zone not null,
  uploaded_by_id uuid
)
table import_question (
  answer text,
  choices jsonb not null,
  id uuid not null default gen_random_uuid(),
  import_id uuid not null,
  key text not null,
  says text not null
)
table import_row (
  answers jsonb not null default '{}'::jsonb,
  asks jsonb not null default '[]'::jsonb,
  cells text[] not null,
  email text,
  fate text not null default 'NEW'::text,
  given jsonb,
  id uuid not null default gen_random_uuid(),
  import_id uuid not null,
  line integer not null,
  member_id uuid,
  name text,
  says text[] not null default '{}'::text[],
  stale boolean not null default false
)
table invitation (
  after_step integer,
  code_hash text not null,
  code_try integer not null default 0,
  evaluation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  member_id uuid not null,
  primary_role text,
  region_id uuid,
  state text not null default 'SILENT'::text
)
table loan (
  from date not null,
  id uuid not null default gen_random_uuid(),
  lender_id uuid not null,
  seat_id uuid not null,
  until date
)
table member (
  added_by_id uuid,
  also_parent boolean not null default false,
  by_email boolean not null default true,
  by_phone boolean not null default false,
  by_post boolean not null default false,
  community_id uuid,
  contact_visible_to text not null default 'TABLES'::text,
  created_at timestamp with time zone not null default now(),
  disabled_at timestamp with time zone,
  email text,
  erased_at timestamp with time zone,
  id uuid not null default gen_random_uuid(),
  languages text[] not null default '{}'::text[],
  left_at timestamp with time zone,
  merged_into_id uuid,
  name text not null,
  organisation_id uuid,
  other_emails text[] not null default '{}'::text[],
  paused_until date,
  phone text,
  postal_address jsonb,
  primary_role text,
  sector_id uuid
)
table merge (
  by_id uuid,
  gone_id uuid not null,
  id uuid not null default gen_random_uuid(),
  into_id uuid not null,
  merged_at timestamp with time zone not null,
  name text not null,
  undo jsonb,
  undo_until timestamp with time zone not null,
  undone_at timestamp with time zone
)
table network (
  id integer not null,
  name text not null,
  postal_address text,
  sample boolean not null default false,
  sender_name text not null
)
table not_here (
  id uuid not null default gen_random_uuid(),
  recorded_by_id uuid,
  said_by text not null,
  said_on date not null,
  seat_id uuid not null,
  until date
)
table offer (
  answered_at timestamp with time zone,
  expires_at timestamp with time zone not null,
  id uuid not null default gen_random_uuid(),
  member_id uuid not null,
  note text,
  offered_at timestamp with time zone not null,
  offered_by_id uuid not null,
  seat_id uuid not null,
  state text not null default 'OPEN'::text
)
table organisation (
  community_id uuid,
  id uuid not null default gen_random_uuid(),
  name text not null,
  sector_id uuid
)
table organisation_merge (
  by_id uuid,
  gone_id uuid not null,
  id uuid not null default gen_random_uuid(),
  into_id uuid not null,
  merged_at timestamp with time zone not null,
  name text not null,
  undo jsonb,
  undo_until timestamp with time zone not null,
  undone_at timestamp with time zone
)
table outbox (
  attempts integer not null default 0,
  bounced_at timestamp with time zone,
  campaign_id uuid,
  channel text not null default 'email'::text,
  created_at timestamp with time zone not null default now(),
  doubts integer not null default 0,
  due_at timestamp with time zone not null,
  handing_at timestamp with time zone,
  id uuid not null default gen_random_uuid(),
  leased_until timestamp with time zone,
  letter text not null,
  once_key text,
  reason text,
  recipient_id uuid not null,
  sealed_props text,
  sent_at timestamp with time zone,
  stale_at timestamp with time zone,
  state text not null default 'PENDING'::text,
  strandings integer not null default 0,
  tries integer not null default 0
)
table phone_call (
  called_on date not null,
  evaluation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  member_id uuid not null,
  outcome text not null
)
table postcard (
  address_lines text[],
  code_key text not null,
  id uuid not null default gen_random_uuid(),
  link_key text not null,
  member_id uuid not null,
  name text,
  printed_at timestamp with time zone,
  ref text not null,
  returned_at timestamp with time zone,
  returned_by_id uuid,
  run_id uuid not null,
  sealed text,
  state text not null,
  why text
)
table postcard_run (
  body text not null,
  cost_cents integer,
  fault text,
  heading text not null,
  id uuid not null default gen_random_uuid(),
  lang text not null,
  lead_days integer,
  locked_at timestamp with time zone,
  locked_by_id uuid,
  newest text not null,
  once_key text not null,
  ordered_at timestamp with time zone not null,
  posted_by_id uuid,
  posted_count integer,
  posted_on date,
  sender_lines text[],
  state text not null default 'OPEN'::text,
  title text not null
)
table preference (
  announcements boolean not null default true,
  digest text not null default 'WEEKLY'::text,
  hour integer not null default 8,
  id uuid not null default gen_random_uuid(),
  member_id uuid not null,
  none_since timestamp with time zone,
  weekday integer not null default 1,
  zone text not null default 'America/Vancouver'::text
)
table region (
  id uuid not null default gen_random_uuid(),
  name text not null,
  position integer not null
)
table registration (
  id uuid not null default gen_random_uuid(),
  list_id uuid not null,
  member_id uuid not null,
  name text not null,
  participation text,
  primary_role text,
  region_id uuid,
  registered_on date
)
table registration_list (
  created_at timestamp with time zone not null,
  created_by_id uuid,
  held_on date,
  id uuid not null default gen_random_uuid(),
  name text not null,
  public_since timestamp with time zone,
  published jsonb,
  table_id uuid
)
table role (
  granted_at timestamp with time zone not null,
  granted_by_id uuid,
  id uuid not null default gen_random_uuid(),
  member_id uuid not null,
  name text not null,
  table_id uuid
)
table saying (
  evaluation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  question_key text not null,
  text text not null
)
table sealed_ballot (
  evaluation_id uuid not null,
  fresh boolean default true,
  id uuid not null default gen_random_uuid(),
  key_hash text not null,
  sealed text not null,
  whole boolean not null default false
)
table seat (
  id uuid not null default gen_random_uuid(),
  opened_on date not null,
  sector_id uuid not null,
  table_id uuid not null
)
table sector (
  id uuid not null default gen_random_uuid(),
  name text not null,
  position integer not null,
  retired_at timestamp with time zone
)
table suppression (
  address text not null,
  id uuid not null default gen_random_uuid(),
  kind text not null,
  lifted_at timestamp with time zone,
  lifted_by_id uuid,
  suppressed_at timestamp with time zone not null,
  why text not null
)
table table (
  closed_on date,
  community_id uuid,
  created_at timestamp with time zone not null default now(),
  founded_on date not null,
  id uuid not null default gen_random_uuid(),
  kind text not null,
  name text not null
)
constraint on apart: apart_a_id_fkey FOREIGN KEY (a_id) REFERENCES member(id)
constraint on apart: apart_b_id_fkey FOREIGN KEY (b_id) REFERENCES member(id)
constraint on apart: apart_pkey PRIMARY KEY (id)
constraint on apart: apart_two CHECK ((a_id <> b_id))
constraint on attendance: attendance_holding_id_fkey FOREIGN KEY (holding_id) REFERENCES holding(id)
constraint on attendance: attendance_pkey PRIMARY KEY (id)
constraint on auth_account: auth_account_pkey PRIMARY KEY (id)
constraint on auth_account: auth_account_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth_user(id) ON DELETE CASCADE
constraint on auth_rate_limit: auth_rate_limit_key_key UNIQUE (key)
constraint on auth_rate_limit: auth_rate_limit_pkey PRIMARY KEY (id)
constraint on auth_session: auth_session_pkey PRIMARY KEY (id)
constraint on auth_session: auth_session_token_key UNIQUE (token)
constraint on auth_session: auth_session_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth_user(id) ON DELETE CASCADE
constraint on auth_user: auth_user_email_key UNIQUE (email)
constraint on auth_user: auth_user_member_id_fkey FOREIGN KEY (member_id) REFERENCES member(id) ON DELETE CASCADE
constraint on auth_user: auth_user_member_id_key UNIQUE (member_id)
constraint on auth_user: auth_user_pkey PRIMARY KEY (id)
constraint on auth_verification: auth_verification_pkey PRIMARY KEY (id)
constraint on ballot: ballot_evaluation_id_fkey FOREIGN KEY (evaluation_id) REFERENCES evaluation(id)
constraint on ballot: ballot_pkey PRIMARY KEY (id)
constraint on bounce: bounce_kind CHECK ((kind = ANY (ARRAY['HARD'::text, 'SOFT'::text, 'COMPLAINT'::text])))
constraint on bounce: bounce_pkey PRIMARY KEY (id)
constraint on caller: caller_evaluation_id_fkey FOREIGN KEY (evaluation_id) REFERENCES evaluation(id)
constraint on caller: caller_member_id_fkey FOREIGN KEY (member_id) REFERENCES member(id)
constraint on caller: caller_pkey PRIMARY KEY (id)
constraint on campaign_count: campaign_count_campaign_id_fkey FOREIGN KEY (campaign_id) REFERENCES campaign(id)
constraint on campaign_count: campaign_count_pkey PRIMARY KEY (id)
constraint on campaign: campaign_pkey PRIMARY KEY (id)
constraint on campaign: campaign_started_by_id_fkey FOREIGN KEY (started_by_id) REFERENCES member(id)
constraint on campaign: campaign_state CHECK ((state = ANY (ARRAY['RUNNING'::text, 'PAUSED'::text, 'UNREACHABLE'::text, 'DONE'::text, 'DROPPED'::text])))
constraint on change: change_by_id_fkey FOREIGN KEY (by_id) REFERENCES member(id)
constraint on change: change_member_id_fkey FOREIGN KEY (member_id) REFERENCES member(id)
constraint on change: change_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
constraint on change: change_pkey PRIMARY KEY (id)
constraint on clock: clock_one_row CHECK ((id = 1))
constraint on clock: clock_pkey PRIMARY KEY (id)
constraint on community: community_pkey PRIMARY KEY (id)
constraint on community: community_region_id_fkey FOREIGN KEY (region_id) REFERENCES region(id)
constraint on consent: consent_ends_after CHECK (((expires_on >= given_on) AND (withdrawn_on >= given_on)))
constraint on consent: consent_implied_ends CHECK (((kind = 'EXPRESS'::text) OR (expires_on IS NOT NULL)))
constraint on consent: consent_kind CHECK ((kind = ANY (ARRAY['EXPRESS'::text, 'IMPLIED'::text])))
constraint on consent: consent_member_id_fkey FOREIGN KEY (member_id) REFERENCES member(id)
constraint on consent: consent_pkey PRIMARY KEY (id)
constraint on contact_person: contact_person_member_id_fkey FOREIGN KEY (member_id) REFERENCES member(id)
constraint on contact_person: contact_person_pkey PRIMARY KEY (id)
constraint on contact_person: contact_person_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES contact_plan(id) ON DELETE CASCADE
constraint on contact_plan: contact_plan_caps CHECK ((((most_contacts >= 1) AND (most_contacts <= 20)) AND (card_cents >= 0) AND (most_post_cents >= 0)))
constraint on contact_plan: contact_plan_pkey PRIMARY KEY (id)
constraint on contact_plan: contact_plan_state CHECK ((state = ANY (ARRAY['DRAFT'::text, 'RUNNING'::text, 'PAUSED'::text, 'DONE'::text])))
constraint on contact_step: contact_step_channel CHECK ((channel = ANY (ARRAY['EMAIL'::text, 'PHONE'::text, 'POST'::text])))
constraint on contact_step: contact_step_day CHECK ((((day_offset >= '-60'::integer) AND (day_offset <= 365)) AND ((hour >= 0) AND (hour <= 23))))
constraint on contact_step: contact_step_pkey PRIMARY KEY (id)
constraint on contact_step: contact_step_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES contact_plan(id) ON DELETE CASCADE
constraint on contact: contact_person_id_fkey FOREIGN KEY (person_id) REFERENCES contact_person(id) ON DELETE CASCADE
constraint on contact: contact_pkey PRIMARY KEY (id)
constraint on contact: contact_step_id_fkey FOREIGN KEY (step_id) REFERENCES contact_step(id) ON DELETE CASCADE
constraint on digest_item: digest_item_digest_id_fkey FOREIGN KEY (digest_id) REFERENCES digest(id) ON DELETE CASCADE
constraint on digest_item: digest_item_member_id_fkey FOREIGN KEY (member_id) REFERENCES member(id)
constraint on digest_item: digest_item_pkey PRIMARY KEY (id)
constraint on digest_turn: digest_turn_member_id_fkey FOREIGN KEY (member_id) REFERENCES member(id)
constraint on digest_turn: digest_turn_pkey PRIMARY KEY (id)
constraint on digest: digest_member_id_fkey FOREIGN KEY (member_id) REFERENCES member(id)
constraint on digest: digest_outcome CHECK ((outcome = ANY (ARRAY['SENT'::text, 'SKIPPED'::text])))
constraint on digest: digest_pkey PRIMARY KEY (id)
constraint on digest: digest_reason CHECK (((outcome = 'SKIPPED'::text) = (reason IS NOT NULL)))
constraint on evaluation: evaluation_key CHECK (((state = 'DRAFT'::text) OR (key_saved_at IS NOT NULL)))
constraint on evaluation: evaluation_pkey PRIMARY KEY (id)
constraint on evaluation: evaluation_state CHECK ((state = ANY (ARRAY['DRAFT'::text, 'RUNNING'::text, 'CLOSED'::text])))
constraint on holding: holding_end_reason CHECK (((until IS NULL) = (end_reason IS NULL)))
constraint on holding: holding_member_id_fkey FOREIGN KEY (member_id) REFERENCES member(id)
constraint on holding: holding_no_overlap EXCLUDE USING gist (seat_id WITH =, daterange("from", until) WITH &&)
constraint on holding: holding_pkey PRIMARY KEY (id)
constraint on holding: holding_seat_id_fkey FOREIGN KEY (seat_id) REFERENCES seat(id)
constraint on holding: holding_until_after CHECK ((until >= "from"))
constraint on import_question: import_question_import_id_fkey FOREIGN KEY (import_id) REFERENCES import(id) ON DELETE CASCADE
constraint on import_question: import_question_pkey PRIMARY KEY (id)
constraint on import_row: import_row_fate CHECK ((fate = ANY (ARRAY['NEW'::text, 'KNOWN'::text, 'ALREADY'::text, 'REPEATED'::text, 'ASKED'::text, 'REFUSED'::text, 'LEFT_OUT'::text])))
constraint on import_row: import_row_import_id_fkey FOREIGN KEY (import_id) REFERENCES import(id) ON DELETE CASCADE
constraint on import_row: import_row_member_id_fkey FOREIGN KEY (member_id) REFERENCES member(id)
constraint on import_row: import_row_pkey PRIMARY KEY (id)
constraint on import: import_pkey PRIMARY KEY (id)
constraint on import: import_state CHECK ((state = ANY (ARRAY['UPLOADED'::text, 'CHECKING'::text, 'CHECKED'::text, 'COMMITTING'::text, 'DONE'::text, 'FAILED'::text])))
constraint on import: import_uploaded_by_id_fkey FOREIGN KEY (uploaded_by_id) REFERENCES member(id)
constraint on invitation: invitation_evaluation_id_fkey FOREIGN KEY (evaluation_id) REFERENCES evaluation(id)
constraint on invitation: invitation_member_id_fkey FOREIGN KEY (member_id) REFERENCES member(id)
constraint on invitation: invitation_pkey PRIMARY KEY (id)
constraint on invitation: invitation_region_id_fkey FOREIGN KEY (region_id) REFERENCES region(id)
constraint on invitation: invitation_state CHECK ((state = ANY (ARRAY['SILENT'::text, 'ANSWERED'::text, 'CREDITED'::text, 'DECLINED'::text])))
constraint on invitation: invitation_step CHECK (((after_step IS NULL) OR (state = 'ANSWERED'::text)))
constraint on loan: loan_lender_id_fkey FOREIGN KEY (lender_id) REFERENCES seat(id)
constraint on loan: loan_no_overlap EXCLUDE USING gist (seat_id WITH =, daterange("from", until) WITH &&)
constraint on loan: loan_not_itself CHECK ((seat_id <> lender_id))
constraint on loan: loan_pkey PRIMARY KEY (id)
constraint on loan: loan_seat_id_fkey FOREIGN KEY (seat_id) REFERENCES seat(id)
constraint on loan: loan_until_after CHECK ((until >= "from"))
constraint on member: member_community_id_fkey FOREIGN KEY (community_id) REFERENCES community(id)
constraint on member: member_contact_visible_to CHECK ((contact_visible_to = ANY (ARRAY['ADMINS'::text, 'TABLES'::text, 'NETWORK'::text])))
constraint on member: member_email_lower CHECK ((email = lower(email)))
constraint on member: member_merged_into_id_fkey FOREIGN KEY (merged_into_id) REFERENCES member(id)
constraint on member: member_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
constraint on member: member_pkey PRIMARY KEY (id)
constraint on member: member_primary_role CHECK ((primary_role = ANY (ARRAY['EDUCATOR'::text, 'COORDINATOR'::text, 'HEALTHCARE'::text, 'PEER'::text, 'CLINICIAN'::text, 'MANAGER'::text, 'STUDENT'::text, 'CHILDCARE'::text, 'RESEARCHER'::text, 'BEHAVIOUR'::text, 'SOCIAL_WORKER'::text, 'OTHER'::text])))
constraint on member: member_sector_id_fkey FOREIGN KEY (sector_id) REFERENCES sector(id)
constraint on merge: merge_by_id_fkey FOREIGN KEY (by_id) REFERENCES member(id)
constraint on merge: merge_into_id_fkey FOREIGN KEY (into_id) REFERENCES member(id)
constraint on merge: merge_pkey PRIMARY KEY (id)
constraint on merge: merge_undone CHECK (((undone_at IS NULL) OR (undo IS NULL)))
constraint on network: network_one_row CHECK ((id = 1))
constraint on network: network_pkey PRIMARY KEY (id)
constraint on not_here: not_here_no_overlap EXCLUDE USING gist (seat_id WITH =, daterange(said_on, until) WITH &&)
constraint on not_here: not_here_pkey PRIMARY KEY (id)
constraint on not_here: not_here_seat_id_fkey FOREIGN KEY (seat_id) REFERENCES seat(id)
constraint on not_here: not_here_until_after CHECK ((until >= said_on))
constraint on offer: offer_answered CHECK (((state = 'OPEN'::text) = (answered_at IS NULL)))
constraint on offer: offer_member_id_fkey FOREIGN KEY (member_id) REFERENCES member(id)
constraint on offer: offer_pkey PRIMARY KEY (id)
constraint on offer: offer_seat_id_fkey FOREIGN KEY (seat_id) REFERENCES seat(id)
constraint on offer: offer_state CHECK ((state = ANY (ARRAY['OPEN'::text, 'ACCEPTED'::text, 'DECLINED'::text, 'LAPSED'::text, 'WITHDRAWN'::text])))
constraint on organisation_merge: organisation_merge_by_id_fkey FOREIGN KEY (by_id) REFERENCES member(id)
constraint on organisation_merge: organisation_merge_into_id_fkey FOREIGN KEY (into_id) REFERENCES organisation(id)
constraint on organisation_merge: organisation_merge_pkey PRIMARY KEY (id)
constraint on organisation_merge: organisation_merge_undone CHECK (((undone_at IS NULL) OR (undo IS NULL)))
constraint on organisation: organisation_community_id_fkey FOREIGN KEY (community_id) REFERENCES community(id)
constraint on organisation: organisation_pkey PRIMARY KEY (id)
constraint on organisation: organisation_sector_id_fkey FOREIGN KEY (sector_id) REFERENCES sector(id)
constraint on outbox: outbox_channel CHECK ((channel = ANY (ARRAY['email'::text, 'paper'::text])))
constraint on outbox: outbox_pkey PRIMARY KEY (id)
constraint on outbox: outbox_state CHECK ((state = ANY (ARRAY['PENDING'::text, 'CLAIMED'::text, 'HANDING'::text, 'HELD'::text, 'DOUBTFUL'::text, 'SENT'::text, 'FAILED'::text, 'STALE'::text, 'SKIPPED'::text])))
constraint on outbox: outbox_wiped CHECK (((sealed_props IS NULL) OR (state <> ALL (ARRAY['SENT'::text, 'FAILED'::text, 'STALE'::text, 'SKIPPED'::text]))))
constraint on phone_call: phone_call_evaluation_id_fkey FOREIGN KEY (evaluation_id) REFERENCES evaluation(id)
constraint on phone_call: phone_call_member_id_fkey FOREIGN KEY (member_id) REFERENCES member(id)
constraint on phone_call: phone_call_outcome CHECK ((outcome = ANY (ARRAY['CALL_BACK'::text, 'DECLINED'::text, 'MOVED'::text])))
constraint on phone_call: phone_call_pkey PRIMARY KEY (id)
constraint on postcard_run: postcard_run_locked CHECK (((state = 'OPEN'::text) = (locked_at IS NULL)))
constraint on postcard_run: postcard_run_locked_by_id_fkey FOREIGN KEY (locked_by_id) REFERENCES member(id)
constraint on postcard_run: postcard_run_pkey PRIMARY KEY (id)
constraint on postcard_run: postcard_run_posted CHECK (((state = 'POSTED'::text) = (posted_on IS NOT NULL)))
constraint on postcard_run: postcard_run_posted_by_id_fkey FOREIGN KEY (posted_by_id) REFERENCES member(id)
constraint on postcard_run: postcard_run_state CHECK ((state = ANY (ARRAY['OPEN'::text, 'LOCKED'::text, 'POSTED'::text])))
constraint on postcard: postcard_address CHECK (((state <> ALL (ARRAY['LOCKED'::text, 'POSTED'::text, 'RETURNED'::text])) OR ((name IS NOT NULL) AND (address_lines IS NOT NULL))))
constraint on postcard: postcard_member_id_fkey FOREIGN KEY (member_id) REFERENCES member(id)
constraint on postcard: postcard_pkey PRIMARY KEY (id)
constraint on postcard: postcard_returned CHECK (((state = 'RETURNED'::text) = (returned_at IS NOT NULL)))
constraint on postcard: postcard_returned_by_id_fkey FOREIGN KEY (returned_by_id) REFERENCES member(id)
constraint on postcard: postcard_run_id_fkey FOREIGN KEY (run_id) REFERENCES postcard_run(id)
constraint on postcard: postcard_sealed CHECK (((state <> ALL (ARRAY['WAITING'::text, 'LOCKED'::text])) OR (sealed IS NOT NULL)))
constraint on postcard: postcard_state CHECK ((state = ANY (ARRAY['WAITING'::text, 'REFUSED'::text, 'CANCELLED'::text, 'LOCKED'::text, 'POSTED'::text, 'RETURNED'::text])))
constraint on postcard: postcard_why CHECK (((state = ANY (ARRAY['REFUSED'::text, 'CANCELLED'::text])) = (why IS NOT NULL)))
constraint on preference: preference_digest CHECK ((digest = ANY (ARRAY['OFF'::text, 'DAILY'::text, 'WEEKLY'::text, 'MONTHLY'::text])))
constraint on preference: preference_hour CHECK (((hour >= 0) AND (hour <= 23)))
constraint on preference: preference_member_id_fkey FOREIGN KEY (member_id) REFERENCES member(id)
constraint on preference: preference_pkey PRIMARY KEY (id)
constraint on preference: preference_weekday CHECK (((weekday >= 1) AND (weekday <= 7)))
constraint on region: region_pkey PRIMARY KEY (id)
constraint on registration_list: registration_list_pkey PRIMARY KEY (id)
constraint on registration: registration_list_id_fkey FOREIGN KEY (list_id) REFERENCES registration_list(id)
constraint on registration: registration_member_id_fkey FOREIGN KEY (member_id) REFERENCES member(id)
constraint on registration: registration_participation CHECK ((participation = ANY (ARRAY['RECORDED'::text, 'LIVE'::text])))
constraint on registration: registration_pkey PRIMARY KEY (id)
constraint on registration: registration_primary_role CHECK ((primary_role = ANY (ARRAY['EDUCATOR'::text, 'COORDINATOR'::text, 'HEALTHCARE'::text, 'PEER'::text, 'CLINICIAN'::text, 'MANAGER'::text, 'STUDENT'::text, 'CHILDCARE'::text, 'RESEARCHER'::text, 'BEHAVIOUR'::text, 'SOCIAL_WORKER'::text, 'OTHER'::text])))
constraint on registration: registration_region_id_fkey FOREIGN KEY (region_id) REFERENCES region(id)
constraint on role: role_member_id_fkey FOREIGN KEY (member_id) REFERENCES member(id)
constraint on role: role_name CHECK ((name = ANY (ARRAY['ADMIN'::text, 'CHAMPION'::text])))
constraint on role: role_pkey PRIMARY KEY (id)
constraint on role: role_scope CHECK (((name = 'CHAMPION'::text) = (table_id IS NOT NULL)))
constraint on saying: saying_evaluation_id_fkey FOREIGN KEY (evaluation_id) REFERENCES evaluation(id)
constraint on saying: saying_pkey PRIMARY KEY (id)
constraint on sealed_ballot: sealed_ballot_evaluation_id_fkey FOREIGN KEY (evaluation_id) REFERENCES evaluation(id)
constraint on sealed_ballot: sealed_ballot_pkey PRIMARY KEY (id)
constraint on seat: seat_pkey PRIMARY KEY (id)
constraint on seat: seat_sector_id_fkey FOREIGN KEY (sector_id) REFERENCES sector(id)
constraint on seat: seat_table_id_fkey FOREIGN KEY (table_id) REFERENCES "table"(id)
constraint on sector: sector_pkey PRIMARY KEY (id)
constraint on suppression: suppression_kind CHECK ((kind = ANY (ARRAY['HARD_BOUNCE'::text, 'SOFT_BOUNCES'::text, 'COMPLAINT'::text, 'BY_HAND'::text])))
constraint on suppression: suppression_lifted_by_id_fkey FOREIGN KEY (lifted_by_id) REFERENCES member(id)
constraint on suppression: suppression_lower CHECK ((address = lower(address)))
constraint on suppression: suppression_pkey PRIMARY KEY (id)
constraint on table: table_closed_after CHECK ((closed_on >= founded_on))
constraint on table: table_community_id_fkey FOREIGN KEY (community_id) REFERENCES community(id)
constraint on table: table_kind CHECK ((kind = ANY (ARRAY['REGIONAL'::text, 'LOCAL'::text])))
constraint on table: table_pkey PRIMARY KEY (id)
CREATE INDEX apart_a ON public.apart USING btree (a_id)
CREATE INDEX apart_b ON public.apart USING btree (b_id)
CREATE UNIQUE INDEX apart_once ON public.apart USING btree (LEAST(a_id, b_id), GREATEST(a_id, b_id))
CREATE UNIQUE INDEX apart_pkey ON public.apart USING btree (id)
CREATE UNIQUE INDEX attendance_once ON public.attendance USING btree (holding_id, "on")
CREATE UNIQUE INDEX attendance_pkey ON public.attendance USING btree (id)
CREATE UNIQUE INDEX auth_account_pkey ON public.auth_account USING btree (id)
CREATE INDEX auth_account_user ON public.auth_account USING btree (user_id)
CREATE UNIQUE INDEX auth_rate_limit_key_key ON public.auth_rate_limit USING btree (key)
CREATE UNIQUE INDEX auth_rate_limit_pkey ON public.auth_rate_limit USING btree (id)
CREATE UNIQUE INDEX auth_session_pkey ON public.auth_session USING btree (id)
CREATE UNIQUE INDEX auth_session_token_key ON public.auth_session USING btree (token)
CREATE INDEX auth_session_user ON public.auth_session USING btree (user_id)
CREATE UNIQUE INDEX auth_user_email_key ON public.auth_user USING btree (email)
CREATE UNIQUE INDEX auth_user_member_id_key ON public.auth_user USING btree (member_id)
CREATE UNIQUE INDEX auth_user_pkey ON public.auth_user USING btree (id)
CREATE INDEX auth_verification_identifier ON public.auth_verification USING btree (identifier)
CREATE UNIQUE INDEX auth_verification_pkey ON public.auth_verification USING btree (id)
CREATE INDEX ballot_evaluation ON public.ballot USING btree (evaluation_id)
CREATE UNIQUE INDEX ballot_pkey ON public.ballot USING btree (id)
CREATE INDEX bounce_by_address ON public.bounce USING btree (address, at)
CREATE UNIQUE INDEX bounce_key ON public.bounce USING btree (key)
CREATE UNIQUE INDEX bounce_pkey ON public.bounce USING btree (id)
CREATE INDEX caller_member ON public.caller USING btree (member_id)
CREATE UNIQUE INDEX caller_once ON public.caller USING btree (evaluation_id, member_id)
CREATE UNIQUE INDEX caller_pkey ON public.caller USING btree (id)
CREATE UNIQUE INDEX campaign_count_pkey ON public.campaign_count USING btree (id)
CREATE UNIQUE INDEX campaign_count_state ON public.campaign_count USING btree (campaign_id, state)
CREATE INDEX campaign_newest ON public.campaign USING btree (newest, id)
CREATE UNIQUE INDEX campaign_once_key ON public.campaign USING btree (once_key)
CREATE INDEX campaign_open ON public.campaign USING btree (state) WHERE (state = ANY (ARRAY['RUNNING'::text, 'UNREACHABLE'::text]))
CREATE UNIQUE INDEX campaign_pkey ON public.campaign USING btree (id)
CREATE INDEX campaign_starter ON public.campaign USING btree (started_by_id)
CREATE INDEX campaign_table ON public.campaign USING btree (table_id)
CREATE INDEX change_by ON public.change USING btree (by_id)
CREATE INDEX change_member ON public.change USING btree (member_id)
CREATE INDEX change_organisation ON public.change USING btree (organisation_id)
CREATE UNIQUE INDEX change_pkey ON public.change USING btree (id)
CREATE UNIQUE INDEX clock_pkey ON public.clock USING btree (id)
CREATE UNIQUE INDEX community_name ON public.community USING btree (region_id, lower(name))
CREATE UNIQUE INDEX community_pkey ON public.community USING btree (id)
CREATE INDEX community_region ON public.community USING btree (region_id)
CREATE INDEX consent_member ON public.consent USING btree (member_id)
CREATE UNIQUE INDEX consent_pkey ON public.consent USING btree (id)
CREATE INDEX contact_person_member ON public.contact_person USING btree (member_id)
CREATE UNIQUE INDEX contact_person_once ON public.contact_person USING btree (plan_id, member_id)
CREATE UNIQUE INDEX contact_person_pkey ON public.contact_person USING btree (id)
CREATE INDEX contact_plan_due ON public.contact_plan USING btree (next_due_at) WHERE (state = 'RUNNING'::text)
CREATE UNIQUE INDEX contact_plan_pkey ON public.contact_plan USING btree (id)
CREATE UNIQUE INDEX contact_plan_subject ON public.contact_plan USING btree (kind, subject_id)
CREATE UNIQUE INDEX contact_step_campaign ON public.contact_step USING btree (campaign_id) WHERE (campaign_id IS NOT NULL)
CREATE UNIQUE INDEX contact_step_pkey ON public.contact_step USING btree (id)
CREATE UNIQUE INDEX contact_step_position ON public.contact_step USING btree (plan_id, "position")
CREATE INDEX contact_of_person ON public.contact USING btree (person_id)
CREATE UNIQUE INDEX contact_once ON public.contact USING btree (step_id, person_id)
CREATE UNIQUE INDEX contact_pkey ON public.contact USING btree (id)
CREATE INDEX digest_item_digest ON public.digest_item USING btree (digest_id)
CREATE UNIQUE INDEX digest_item_once ON public.digest_item USING btree (member_id, key, again)
CREATE UNIQUE INDEX digest_item_pkey ON public.digest_item USING btree (id)
CREATE INDEX digest_turn_due ON public.digest_turn USING btree (next_due_at)
CREATE UNIQUE INDEX digest_turn_member ON public.digest_turn USING btree (member_id)
CREATE UNIQUE INDEX digest_turn_pkey ON public.digest_turn USING btree (id)
CREATE UNIQUE INDEX digest_once ON public.digest USING btree (member_id, period)
CREATE UNIQUE INDEX digest_pkey ON public.digest USING btree (id)
CREATE INDEX evaluation_newest ON public.evaluation USING btree (created_at, id)
CREATE UNIQUE INDEX evaluation_pkey ON public.evaluation USING btree (id)
CREATE INDEX holding_member ON public.holding USING btree (member_id)
CREATE INDEX holding_no_overlap ON public.holding USING gist (seat_id, daterange("from", until))
CREATE UNIQUE INDEX holding_pkey ON public.holding USING btree (id)
CREATE INDEX holding_seat ON public.holding USING btree (seat_id)
CREATE UNIQUE INDEX import_question_once ON public.import_question USING btree (import_id, key)
CREATE UNIQUE INDEX import_question_pkey ON public.import_question USING btree (id)
CREATE INDEX import_row_email ON public.import_row USING btree (import_id, email, line) WHERE (fate <> ALL (ARRAY['REFUSED'::text, 'LEFT_OUT'::text, 'REPEATED'::text]))
CREATE UNIQUE INDEX import_row_line ON public.import_row USING btree (import_id, line)
CREATE INDEX import_row_member ON public.import_row USING btree (member_id)
CREATE INDEX import_row_name ON public.import_row USING btree (import_id, search_key(name), line) WHERE (fate <> ALL (ARRAY['REFUSED'::text, 'LEFT_OUT'::text, 'REPEATED'::text]))
CREATE UNIQUE INDEX import_row_pkey ON public.import_row USING btree (id)
CREATE INDEX import_header ON public.import USING btree (header)
CREATE UNIQUE INDEX import_pkey ON public.import USING btree (id)
CREATE INDEX import_uploader ON public.import USING btree (uploaded_by_id)
CREATE UNIQUE INDEX invitation_code ON public.invitation USING btree (code_hash)
CREATE INDEX invitation_member ON public.invitation USING btree (member_id)
CREATE UNIQUE INDEX invitation_once ON public.invitation USING btree (evaluation_id, member_id)
CREATE UNIQUE INDEX invitation_pkey ON public.invitation USING btree (id)
CREATE INDEX invitation_region ON public.invitation USING btree (region_id)
CREATE INDEX loan_lender ON public.loan USING btree (lender_id)
CREATE INDEX loan_no_overlap ON public.loan USING gist (seat_id, daterange("from", until))
CREATE UNIQUE INDEX loan_pkey ON public.loan USING btree (id)
CREATE INDEX loan_seat ON public.loan USING btree (seat_id)
CREATE INDEX member_added_by ON public.member USING btree (added_by_id)
CREATE INDEX member_by_name ON public.member USING btree (name, id)
CREATE INDEX member_by_role ON public.member USING btree (primary_role)
CREATE INDEX member_community ON public.member USING btree (community_id, name, id)
CREATE UNIQUE INDEX member_email ON public.member USING btree (email)
CREATE INDEX member_merged_into ON public.member USING btree (merged_into_id)
CREATE INDEX member_name_key ON public.member USING btree (search_key(name))
CREATE INDEX member_organisation ON public.member USING btree (organisation_id, name, id)
CREATE INDEX member_other_emails ON public.member USING gin (other_emails)
CREATE INDEX member_phone ON public.member USING btree (regexp_replace(phone, '\D'::text, ''::text, 'g'::text)) WHERE (phone IS NOT NULL)
CREATE UNIQUE INDEX member_pkey ON public.member USING btree (id)
CREATE INDEX member_search ON public.member USING gin (search_key(name) gin_trgm_ops)
CREATE INDEX member_sector ON public.member USING btree (sector_id, name, id)
CREATE INDEX merge_by ON public.merge USING btree (by_id)
CREATE INDEX merge_gone ON public.merge USING btree (gone_id)
CREATE INDEX merge_into ON public.merge USING btree (into_id)
CREATE UNIQUE INDEX merge_pkey ON public.merge USING btree (id)
CREATE INDEX merge_to_forget ON public.merge USING btree (undo_until) WHERE (undo IS NOT NULL)
CREATE UNIQUE INDEX network_pkey ON public.network USING btree (id)
CREATE INDEX not_here_no_overlap ON public.not_here USING gist (seat_id, daterange(said_on, until))
CREATE UNIQUE INDEX not_here_pkey ON public.not_here USING btree (id)
CREATE INDEX not_here_seat ON public.not_here USING btree (seat_id)
CREATE INDEX offer_expiry ON public.offer USING btree (expires_at) WHERE (state = 'OPEN'::text)
CREATE INDEX offer_member ON public.offer USING btree (member_id)
CREATE UNIQUE INDEX offer_one_open ON public.offer USING btree (seat_id) WHERE (state = 'OPEN'::text)
CREATE UNIQUE INDEX offer_pkey ON public.offer USING btree (id)
CREATE INDEX offer_seat ON public.offer USING btree (seat_id)
CREATE INDEX organisation_merge_by ON public.organisation_merge USING btree (by_id)
CREATE INDEX organisation_merge_gone ON public.organisation_merge USING btree (gone_id)
CREATE INDEX organisation_merge_into ON public.organisation_merge USING btree (into_id)
CREATE UNIQUE INDEX organisation_merge_pkey ON public.organisation_merge USING btree (id)
CREATE INDEX organisation_merge_to_forget ON public.organisation_merge USING btree (undo_until) WHERE (undo IS NOT NULL)
CREATE INDEX organisation_by_name ON public.organisation USING btree (name, id)
CREATE INDEX organisation_community ON public.organisation USING btree (community_id)
CREATE UNIQUE INDEX organisation_name ON public.organisation USING btree (lower(name), community_id) NULLS NOT DISTINCT
CREATE UNIQUE INDEX organisation_pkey ON public.organisation USING btree (id)
CREATE INDEX organisation_search ON public.organisation USING gin (search_key(name) gin_trgm_ops)
CREATE INDEX organisation_sector ON public.organisation USING btree (sector_id)
CREATE INDEX outbox_due ON public.outbox USING btree (campaign_id, due_at) WHERE (state = 'PENDING'::text)
CREATE INDEX outbox_leased ON public.outbox USING btree (leased_until) WHERE (state = ANY (ARRAY['CLAIMED'::text, 'HANDING'::text]))
CREATE UNIQUE INDEX outbox_once ON public.outbox USING btree (campaign_id, recipient_id, channel) WHERE (campaign_id IS NOT NULL)
CREATE UNIQUE INDEX outbox_once_key ON public.outbox USING btree (once_key) WHERE (once_key IS NOT NULL)
CREATE UNIQUE INDEX outbox_pkey ON public.outbox USING btree (id)
CREATE INDEX outbox_recipient ON public.outbox USING btree (recipient_id)
CREATE INDEX outbox_single ON public.outbox USING btree (state, id) WHERE ((campaign_id IS NULL) AND (state = ANY (ARRAY['DOUBTFUL'::text, 'FAILED'::text, 'HELD'::text])))
CREATE INDEX outbox_stale ON public.outbox USING btree (stale_at) WHERE ((state = ANY (ARRAY['PENDING'::text, 'HELD'::text])) AND (stale_at IS NOT NULL))
CREATE INDEX outbox_waiting ON public.outbox USING btree (due_at) WHERE (state = ANY (ARRAY['HELD'::text, 'DOUBTFUL'::text]))
CREATE INDEX phone_call_member ON public.phone_call USING btree (member_id)
CREATE UNIQUE INDEX phone_call_once ON public.phone_call USING btree (evaluation_id, member_id)
CREATE UNIQUE INDEX phone_call_pkey ON public.phone_call USING btree (id)
CREATE INDEX postcard_run_locker ON public.postcard_run USING btree (locked_by_id)
CREATE INDEX postcard_run_newest ON public.postcard_run USING btree (newest, id)
CREATE UNIQUE INDEX postcard_run_once ON public.postcard_run USING btree (once_key)
CREATE UNIQUE INDEX postcard_run_pkey ON public.postcard_run USING btree (id)
CREATE INDEX postcard_run_poster ON public.postcard_run USING btree (posted_by_id)
CREATE INDEX postcard_by_state ON public.postcard USING btree (run_id, state, id)
CREATE INDEX postcard_code ON public.postcard USING btree (code_key)
CREATE INDEX postcard_link ON public.postcard USING btree (link_key)
CREATE INDEX postcard_member ON public.postcard USING btree (member_id)
CREATE UNIQUE INDEX postcard_once ON public.postcard USING btree (run_id, member_id)
CREATE UNIQUE INDEX postcard_pkey ON public.postcard USING btree (id)
CREATE UNIQUE INDEX postcard_ref ON public.postcard USING btree (ref)
CREATE INDEX postcard_returner ON public.postcard USING btree (returned_by_id)
CREATE UNIQUE INDEX preference_member ON public.preference USING btree (member_id)
CREATE UNIQUE INDEX preference_pkey ON public.preference USING btree (id)
CREATE UNIQUE INDEX region_name ON public.region USING btree (lower(name))
CREATE UNIQUE INDEX region_pkey ON public.region USING btree (id)
CREATE INDEX registration_list_maker ON public.registration_list USING btree (created_by_id)
CREATE UNIQUE INDEX registration_list_name ON public.registration_list USING btree (lower(name))
CREATE UNIQUE INDEX registration_list_pkey ON public.registration_list USING btree (id)
CREATE INDEX registration_list_table ON public.registration_list USING btree (table_id)
CREATE INDEX registration_by_name ON public.registration USING btree (list_id, name, id)
CREATE INDEX registration_member ON public.registration USING btree (member_id)
CREATE UNIQUE INDEX registration_once ON public.registration USING btree (list_id, member_id)
CREATE UNIQUE INDEX registration_pkey ON public.registration USING btree (id)
CREATE INDEX registration_region ON public.registration USING btree (region_id)
CREATE INDEX role_member ON public.role USING btree (member_id)
CREATE UNIQUE INDEX role_once ON public.role USING btree (member_id, name, table_id) NULLS NOT DISTINCT
CREATE UNIQUE INDEX role_pkey ON public.role USING btree (id)
CREATE INDEX role_table ON public.role USING btree (table_id)
CREATE UNIQUE INDEX saying_pkey ON public.saying USING btree (id)
CREATE INDEX saying_question ON public.saying USING btree (evaluation_id, question_key)
CREATE UNIQUE INDEX sealed_ballot_key ON public.sealed_ballot USING btree (evaluation_id, key_hash)
CREATE UNIQUE INDEX sealed_ballot_pkey ON public.sealed_ballot USING btree (id)
CREATE UNIQUE INDEX seat_once ON public.seat USING btree (table_id, sector_id)
CREATE UNIQUE INDEX seat_pkey ON public.seat USING btree (id)
CREATE INDEX seat_sector ON public.seat USING btree (sector_id)
CREATE UNIQUE INDEX sector_name ON public.sector USING btree (lower(name))
CREATE UNIQUE INDEX sector_pkey ON public.sector USING btree (id)
CREATE INDEX suppression_by_address ON public.suppression USING btree (address, id)
CREATE INDEX suppression_lifter ON public.suppression USING btree (lifted_by_id)
CREATE UNIQUE INDEX suppression_once ON public.suppression USING btree (address, kind) WHERE (lifted_at IS NULL)
CREATE UNIQUE INDEX suppression_pkey ON public.suppression USING btree (id)
CREATE INDEX table_by_name ON public."table" USING btree (kind DESC, name, id)
CREATE INDEX table_community ON public."table" USING btree (community_id)
CREATE UNIQUE INDEX table_name ON public."table" USING btree (lower(name)) WHERE (closed_on IS NULL)
CREATE UNIQUE INDEX table_one_regional ON public."table" USING btree (kind) WHERE ((kind = 'REGIONAL'::text) AND (closed_on IS NULL))
CREATE UNIQUE INDEX table_pkey ON public."table" USING btree (id)
CREATE OR REPLACE FUNCTION public.count_outbox()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  begin
    if tg_op = 'INSERT' then 
    insert into campaign_count (campaign_id, state, n)
    select campaign_id, state, sum(n) from (select campaign_id, counted_state(state, bounced_at) as state, 1 as n from after) changed where campaign_id is not null group by 1, 2 having sum(n) <> 0 order by 1, 2
    on conflict (campaign_id, state) do update set n = campaign_count.n + excluded.n;
    elsif tg_op = 'UPDATE' then 
    insert into campaign_count (campaign_id, state, n)
    select campaign_id, state, sum(n) from (select campaign_id, counted_state(state, bounced_at) as state, -1 as n from before union all select campaign_id, counted_state(state, bounced_at) as state, 1 as n from after) changed where campaign_id is not null group by 1, 2 having sum(n) <> 0 order by 1, 2
    on conflict (campaign_id, state) do update set n = campaign_count.n + excluded.n;
    else 
    insert into campaign_count (campaign_id, state, n)
    select campaign_id, state, sum(n) from (select campaign_id, counted_state(state, bounced_at) as state, -1 as n from before union all select campaign_id, 'ERASED', 1 from before) changed where campaign_id is not null group by 1, 2 having sum(n) <> 0 order by 1, 2
    on conflict (campaign_id, state) do update set n = campaign_count.n + excluded.n;
    end if;
    return null;
  end $function$

CREATE OR REPLACE FUNCTION public.counted_state(state text, bounced_at timestamp with time zone)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN (state = ANY (ARRAY['CLAIMED'::text, 'HANDING'::text])) THEN 'PENDING'::text WHEN ((state = 'SENT'::text) AND (bounced_at IS NOT NULL)) THEN 'BOUNCED'::text ELSE state END

CREATE OR REPLACE FUNCTION public.name_key(name text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN (SELECT COALESCE(string_agg(word.word, ' '::text ORDER BY (word.word COLLATE "C")), ''::text) AS "coalesce" FROM regexp_split_to_table(search_key(name_key.name), '[^[:alnum:]]+'::text) word(word) WHERE (word.word <> ''::text))

CREATE OR REPLACE FUNCTION public.search_key(words text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN lower(unaccent('unaccent'::regdictionary, translate(words, '''’ʼʻ‘`'::text, ''::text)))

CREATE TRIGGER outbox_counted_in AFTER INSERT ON public.outbox REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION count_outbox()
CREATE TRIGGER outbox_counted_on AFTER UPDATE ON public.outbox REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION count_outbox()
CREATE TRIGGER outbox_counted_out AFTER DELETE ON public.outbox REFERENCING OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION count_outbox()
extension btree_gist
extension pg_trgm
extension unaccent
