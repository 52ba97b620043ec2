import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf, constraintSays, Instant, LocalDate, members, Visible } from '#platform';
import { Check, Column, CreateDateColumn, Entity, Index, ManyToOne, OneToMany, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { PostalAddress } from './address.entity.js';
import { Change } from './change.entity.js';
import { Consent } from './consent.entity.js';
import { keepsAbout } from './held.policy.js';
import { mayManage, maySeeContacts } from './member.policy.js';
import { Organisation } from './organisation.entity.js';
import { Community } from './region.entity.js';
import { Role } from './role.entity.js';
import { Sector } from './sector.entity.js';

export enum ContactVisibility {
  ADMINS = 'ADMINS',
  TABLES = 'TABLES',
  NETWORK = 'NETWORK',
}
registerEnumType(ContactVisibility, {
  name: 'ContactVisibility',
  description: 'Who sees how a member can be reached.',
  valuesMap: {
    ADMINS: { description: 'Admins and the champions of their tables.' },
    TABLES: { description: 'Also the people at the same tables.' },
    NETWORK: { description: 'Also every signed-in member.' },
  },
});

/** What people do, in the words of the paper's Table 1 (primary role). */
export enum PrimaryRole {
  EDUCATOR = 'EDUCATOR',
  COORDINATOR = 'COORDINATOR',
  HEALTHCARE = 'HEALTHCARE',
  PEER = 'PEER',
  CLINICIAN = 'CLINICIAN',
  MANAGER = 'MANAGER',
  STUDENT = 'STUDENT',
  CHILDCARE = 'CHILDCARE',
  RESEARCHER = 'RESEARCHER',
  BEHAVIOUR = 'BEHAVIOUR',
  SOCIAL_WORKER = 'SOCIAL_WORKER',
  OTHER = 'OTHER',
}

/** Each primary role as Table 1 of the paper prints it; OTHER is ours. */
export const PRIMARY_ROLES: Record<PrimaryRole, string> = {
  EDUCATOR: 'Educator (e.g., early childhood educator, teacher)',
  COORDINATOR: 'Early childhood program coordinator or facilitator',
  HEALTHCARE: 'Healthcare provider (e.g., physician, nurse practitioner, nurse, physiotherapist)',
  PEER: 'Peer support worker, outreach worker, or parent/caregiver',
  CLINICIAN: 'Mental health clinician',
  MANAGER: 'Manager, administrator, or policy maker',
  STUDENT: 'Student',
  CHILDCARE: 'Childcare provider',
  RESEARCHER: 'Researcher',
  BEHAVIOUR: 'Behaviour analyst',
  SOCIAL_WORKER: 'Social worker',
  OTHER: 'Another role',
};
registerEnumType(PrimaryRole, {
  name: 'PrimaryRole',
  description: "What somebody does, in the words of the paper's Table 1.",
  valuesMap: Object.fromEntries(Object.entries(PRIMARY_ROLES).map(([name, label]) => [name, { description: `${label}.` }])),
});

constraintSays({ member_email: 'Another member has this email address already. Search for them first.' });

/** A person the network knows: with or without an account, an email, a phone. */
@Visible({
  rows: (row, actor, bind) => (members(row, actor, bind) === 'true' ? `${row}.merged_into_id is null` : 'false'),
  columns: {
    email: maySeeContacts,
    phone: maySeeContacts,
    postalAddress: maySeeContacts,
    otherEmails: mayManage,
    // of everybody's roles and regions the cells could be counted that a participation table hides (promise C5)
    primaryRole: maySeeContacts,
    alsoParent: maySeeContacts,
    languages: maySeeContacts,
    pausedUntil: mayManage,
  },
  order: (r) => `${r}.name, ${r}.id`,
})
@ObjectType({ description: 'A person the network knows: with or without an account, an email, a phone.' })
@Entity()
@Index('member_by_name', ['name', 'id'])
@Index('member_sector', ['sectorId', 'name', 'id'])
@Index('member_community', ['communityId', 'name', 'id'])
@Index('member_organisation', ['organisationId', 'name', 'id'])
@Index('member_search', { synchronize: false }) // trigrams over search_key(name), made in the migration
@Index('member_name_key', { synchronize: false }) // over search_key(name), made in the migration
@Index('member_other_emails', { synchronize: false }) // gin, made in the migration
@Index('member_phone', { synchronize: false }) // over its digits, made in the migration
@Check('member_primary_role', `primary_role in (${Object.keys(PRIMARY_ROLES).map((name) => `'${name}'`).join(', ')})`)
@Check('member_contact_visible_to', `contact_visible_to in ('ADMINS', 'TABLES', 'NETWORK')`)
@Check('member_email_lower', 'email = lower(email)')
export class Member {
  @Field(() => ID, { description: 'Their id.' }) @PrimaryGeneratedColumn('uuid') id: string;

  @Field(() => String, { description: 'Their name as they write it.' }) @Column('text') name: string;

  @Column('uuid', { nullable: true }) sectorId: string | null;

  @Field(() => Sector, { nullable: true, description: 'The sector they work in or speak for.' }) @ManyToOne(() => Sector) sector: Relation<Sector> | null;

  @Column('uuid', { nullable: true }) organisationId: string | null;

  @Field(() => Organisation, { nullable: true, description: 'Where they work or volunteer.' }) @ManyToOne(() => Organisation) organisation: Relation<Organisation> | null;

  @Column('uuid', { nullable: true }) communityId: string | null;

  @Field(() => Community, { nullable: true, description: 'Where they live or work.' }) @ManyToOne(() => Community) community: Relation<Community> | null;

  @Field(() => String, { nullable: true, description: 'Their email address, where you may see it.' })
  @Index('member_email', { unique: true })
  @Column('text', { nullable: true })
  email: string | null;

  @Field(() => String, { nullable: true, description: 'Their phone number, where you may see it.' }) @Column('text', { nullable: true }) phone: string | null;

  @Field(() => PostalAddress, { nullable: true, description: 'Their postal address, where you may see it.' }) @Column('jsonb', { nullable: true }) postalAddress: PostalAddress | null;

  /** Addresses of theirs that another one replaced, or that came with a row merged into this one: an import finds them by these too. */
  @Field(() => [String], { nullable: true, description: 'Other email addresses known to be theirs, for whoever looks after them.' })
  @Column('text', { array: true, default: [] })
  otherEmails: string[];

  @Field(() => PrimaryRole, { nullable: true, description: 'What they mainly do, where you may see it.' }) @Index('member_by_role') @Column('text', { nullable: true }) primaryRole: PrimaryRole | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether they are a parent or caregiver too, where you may see it.' }) @Column('boolean', { default: false }) alsoParent: boolean;

  @Field(() => [String], { nullable: true, description: 'Languages they use, as BCP 47 tags such as crx, where you may see them.' })
  @Column('text', { array: true, default: [] })
  languages: string[];

  @Field(() => Boolean, { description: 'Whether they may be reached by email.' }) @Column('boolean', { default: true }) byEmail: boolean;

  @Field(() => Boolean, { description: 'Whether they may be phoned.' }) @Column('boolean', { default: false }) byPhone: boolean;

  @Field(() => Boolean, { description: 'Whether they may be reached by post.' }) @Column('boolean', { default: false }) byPost: boolean;

  @Field(() => ContactVisibility, { description: 'Who sees how they can be reached.' }) @Column('text', { default: 'TABLES' }) contactVisibleTo: ContactVisibility;

  @Field(() => Instant, { nullable: true, description: 'Since when they can no longer sign in.' }) @Column('timestamptz', { nullable: true }) disabledAt: Date | null;

  @Field(() => LocalDate, { nullable: true, description: 'Until which day they want no letters, for whoever looks after them.' }) @Column('date', { nullable: true }) pausedUntil: string | null;

  @Field(() => Instant, { nullable: true, description: 'Since when they have left the network, by their own word.' }) @Column('timestamptz', { nullable: true }) leftAt: Date | null;

  @Field(() => Instant, { nullable: true, description: 'Since when nothing is kept of them but an empty name.' }) @Column('timestamptz', { nullable: true }) erasedAt: Date | null;

  /** Set while a merge can still be undone: this row is hidden and everything of it stands at the other. */
  @Index('member_merged_into') @Column('uuid', { nullable: true }) mergedIntoId: string | null;

  @ManyToOne(() => Member) mergedInto: Relation<Member> | null;

  @Field(() => [Consent], { description: 'That they agreed to be written to, for whoever looks after them.' }) @OneToMany(() => Consent, (consent) => consent.member) consents: Relation<Consent>[];

  @Field(() => [Change], { description: 'What was changed about them, for whoever looks after them.' }) @OneToMany(() => Change, (change) => change.member) changes: Relation<Change>[];

  @Field(() => [Role], { description: 'What they may do beyond a member.' }) @OneToMany(() => Role, (role) => role.member) roles: Relation<Role>[];

  @Index('member_added_by') @Column('uuid', { nullable: true }) addedById: string | null;

  @CreateDateColumn({ type: 'timestamptz' }) createdAt: Date;
}

keepsAbout({ entity: Member, by: 'addedById', onErase: 'KEEP' }, { entity: Member, by: 'mergedIntoId', onErase: 'KEEP' });

export const MemberConnection = connectionOf(Member);
