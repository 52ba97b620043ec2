import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf, constraintSays, Instant, members, Visible } from '#platform';
import { Check, Column, CreateDateColumn, Entity, Index, ManyToOne, OneToMany, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { maySeeContacts } from './member.policy.js';
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

constraintSays({ member_email: 'Another member has this email address already. Search for them first.' });

/** A person the network knows: with or without an account, an email, a phone. */
@Visible({
  rows: members,
  columns: { email: maySeeContacts, phone: maySeeContacts, postalAddress: maySeeContacts },
  order: (r) => `${r}.name, ${r}.id`,
})
@ObjectType({ description: 'A person the network knows: with or without an account, an email, a phone.' })
@Entity()
@Index('member_by_name', ['name', 'id'])
@Index('member_search', { synchronize: false }) // trigrams over search_key(name), made in the migration
@Check('member_contact_visible_to', `contact_visible_to in ('ADMINS', 'TABLES', 'NETWORK')`)
@Check('member_email_lower', 'email = lower(email)')
export class Member {
  @Field(() => ID, { description: 'Their id.' }) @PrimaryGeneratedColumn('uuid') id: string;

  @Field(() => String, { description: 'Their name as they write it.' }) @Column('text') name: string;

  @Index('member_sector') @Column('uuid', { nullable: true }) sectorId: string | null;

  @Field(() => Sector, { nullable: true, description: 'The sector they work in or speak for.' }) @ManyToOne(() => Sector) sector: Relation<Sector> | null;

  @Index('member_organisation') @Column('uuid', { nullable: true }) organisationId: string | null;

  @Field(() => Organisation, { nullable: true, description: 'Where they work or volunteer.' }) @ManyToOne(() => Organisation) organisation: Relation<Organisation> | null;

  @Index('member_community') @Column('uuid', { nullable: true }) communityId: string | null;

  @Field(() => Community, { nullable: true, description: 'Where they live or work.' }) @ManyToOne(() => Community) community: Relation<Community> | null;

  @Field(() => String, { nullable: true, description: 'Their email address, where you may see it.' })
  @Index('member_email', { unique: true })
  @Column('text', { nullable: true })
  email: string | null;

  @Field(() => String, { nullable: true, description: 'Their phone number, where you may see it.' }) @Column('text', { nullable: true }) phone: string | null;

  @Field(() => String, { nullable: true, description: 'Their postal address, where you may see it.' }) @Column('text', { nullable: true }) postalAddress: string | null;

  @Field(() => Boolean, { description: 'Whether they may be reached by email.' }) @Column('boolean', { default: true }) byEmail: boolean;

  @Field(() => Boolean, { description: 'Whether they may be phoned.' }) @Column('boolean', { default: false }) byPhone: boolean;

  @Field(() => Boolean, { description: 'Whether they may be reached by post.' }) @Column('boolean', { default: false }) byPost: boolean;

  @Field(() => ContactVisibility, { description: 'Who sees how they can be reached.' }) @Column('text', { default: 'TABLES' }) contactVisibleTo: ContactVisibility;

  @Field(() => Instant, { nullable: true, description: 'Since when they can no longer sign in.' }) @Column('timestamptz', { nullable: true }) disabledAt: Date | null;

  @Field(() => [Role], { description: 'What they may do beyond a member.' }) @OneToMany(() => Role, (role) => role.member) roles: Relation<Role>[];

  @Index('member_added_by') @Column('uuid', { nullable: true }) addedById: string | null;

  @CreateDateColumn({ type: 'timestamptz' }) createdAt: Date;
}

export const MemberConnection = connectionOf(Member);
